PYTHON ?= python3
BRANCH ?=
LANGUAGE ?= en
TO ?=
PARTS ?=
PYTEST = .venv/bin/python -m pytest -n 2 --dist loadfile
export BRANCH

.PHONY: site upload test test-all serve bench schema reference clean

site: .venv/ready
	.venv/bin/microsite build

upload: .venv/upload
	.venv/bin/microsite upload site $(TO)

test: .venv/test
	$(PYTEST)

test-all: .venv/test
	$(PYTEST) -m ""

serve: .venv/ready
	.venv/bin/mkdocs serve $(if $(filter zh,$(LANGUAGE)),-f mkdocs.zh.yml)

bench: .venv/bench
	.venv/bin/python -m bench $(PARTS)

schema: .venv/ready
	.venv/bin/microsite schema

reference: .venv/ready
	.venv/bin/microsite reference

clean:
	rm -rf .venv site standalone tests/node_modules

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install -q --require-hashes -r requirements.txt
	.venv/bin/python -m pip install -q --no-deps -e .
	touch $@

.venv/test: requirements-test.txt tests/package-lock.json .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-test.txt
	if command -v npm >/dev/null; then npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent; fi
	touch $@

.venv/upload: requirements-upload.txt .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-upload.txt
	touch $@

.venv/bench: requirements-bench.txt .venv/ready
	.venv/bin/python -m pip install -q --require-hashes -r requirements-bench.txt
	touch $@
