PYTHON ?= python3
BRANCH ?=
LANGUAGE ?= en
TO ?=
PARTS ?=
# tests wait for the disk a quarter of their time: their files are in memory, where so many kilobytes are free
roomy = $(shell [ -w /dev/shm ] && ! grep -qs " /dev/shm [^ ]* [^ ]*noexec" /proc/mounts && \
	df -k /dev/shm | awk 'NR == 2 && $$4 > $(1) { print "TMPDIR=/dev/shm" }')
# one process more than processors, since some tests wait
PYTEST = .venv/bin/python -m pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist worksteal
ENGINES = 69 83 108
export BRANCH
# what becomes of the renderer is no matter of editors
export NO_MKDOCS_2_WARNING = 1
# tests start the engine hundreds of times: it is compiled once, whatever a machine's settings
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site upload lint test test-all engines serve bench schema reference clean

site: .venv/ready
	.venv/bin/microsite build

upload: .venv/upload
	.venv/bin/microsite upload site $(TO)

lint: .lint/ready
	.lint/bin/ruff check .
	.lint/bin/ruff format --check .
	.lint/bin/mypy
	.lint/bin/lint-imports

test: .venv/test
	$(call roomy,4000000) $(PYTEST)

test-all: .venv/test engines
	$(call roomy,12000000) $(PYTEST) -m ""

# Old browsers, where there are any for this machine; tests that need one say so.
engines: $(ENGINES:%=.venv/engine-%/ready)

serve: .venv/ready
	.venv/bin/python -m microsite.rendering.ordinary serve $(if $(filter zh,$(LANGUAGE)),-f mkdocs.zh.yml)

bench: .venv/bench
	.venv/bin/python -m bench $(PARTS)

schema: .venv/ready
	.venv/bin/microsite schema

reference: .venv/ready
	.venv/bin/microsite reference

clean:
	rm -rf .venv .lint site .site.* standalone .standalone.* tests/node_modules

OLD = $(shell $(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.stdout.write("%d.%d" % sys.version_info[:2])')

NEEDED = $(if $(OLD),$(error Python 3.11 or later is needed, and $(PYTHON) is $(OLD). Name another: make $(MAKECMDGOALS) PYTHON=python3.13))

.venv/ready: requirements.txt pyproject.toml
	$(NEEDED)
	$(PYTHON) -m venv --clear .venv
	.venv/bin/python -m pip install -q --require-hashes -r requirements.txt
	.venv/bin/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

# apart, and without the three large packages that only build: it is there in half the time
.lint/ready: requirements-lint.txt
	$(NEEDED)
	$(PYTHON) -m venv --clear .lint
	.lint/bin/python -m pip install -q --no-compile --no-deps --require-hashes -r requirements-lint.txt
	touch $@

.venv/test: requirements-test.txt tests/package-lock.json .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-test.txt
	if command -v npm >/dev/null; then npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent; fi
	touch $@

.venv/engine-%/ready: requirements-engine-%.txt .venv/ready
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/python -m pip install -q --require-hashes --only-binary :all: -r $< && touch $@ || rm -rf $(@D)

.venv/upload: requirements-upload.txt .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-upload.txt
	touch $@

.venv/bench: requirements-bench.txt .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-bench.txt
	touch $@
