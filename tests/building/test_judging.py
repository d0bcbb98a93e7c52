"""What approvers are told of a change is what is built of it, whichever kind of file makes it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import markdown
import pytest
from PIL import Image
from support.command import microsite
from support.network import DAY, PROJECT, UNCOMPILED

from microsite.files import yamlfile

CHANGES = yamlfile.shipped(Path(__file__).parent / "changes.yml")
LIBRARIES = Path(markdown.__file__).parents[1]
MAKEFILE = f"""\
.venv/ready: requirements.txt
	$(PYTHON) -m venv --without-pip .venv
	cp -r {LIBRARIES}/markdown $$(echo .venv/lib/python*/site-packages)
	sed -i 's/return output.strip()/return output.strip() + "<p>a library has changed<\\/p>"/' \\
		.venv/lib/python*/site-packages/markdown/core.py
	echo {LIBRARIES} > $$(echo .venv/lib/python*/site-packages)/libraries.pth
"""


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody who has set nothing up."""
    command = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@hetang-bank.example", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(small_kept: Path) -> Path:
    """A network of one page with the engine that builds it, committed."""
    shutil.copytree(PROJECT / "microsite", small_kept / "microsite", ignore=UNCOMPILED)
    (small_kept / "requirements.txt").write_text("markdown\n", "utf-8")
    (small_kept / "Makefile").write_text(MAKEFILE, "utf-8")
    git(small_kept, "init", "-q")
    git(small_kept, "add", "--all")
    git(small_kept, "commit", "-qm", "Begin")
    return small_kept


def change(folder: Path, file: str, find: str = "", append: str = "", colour: str = "", **given: str) -> None:
    """Make one of the changes."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if colour:
        Image.new("RGB", (600, 400), colour).save(path)
        return
    text = path.read_text("utf-8") if path.exists() else ""
    assert find in text, f"{file} no longer holds {find}"
    written = text.replace(find, given["with"]) if find else f"{text}\n{append}\n"
    path.write_text(written, "utf-8")


@pytest.mark.exhaustive
def test_every_change_is_named(repository: Path) -> None:
    for one in CHANGES:
        change(repository, **one)
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "Change")
    git(repository, "checkout", "-q", "--detach", "HEAD~1")  # the base's own folder, as in the workflows
    done = microsite(repository, "diff", "HEAD", "@{-1}", "--preview", "../look", "--today", DAY)
    assert done.returncode == 0, done.stderr
    assert [one["says"] for one in CHANGES if str(one["says"]) not in done.stdout] == [], done.stdout
    look = repository / "../look"
    assert "0571 0000 2009" in (look / "after/maiwan/en/index.html").read_text("utf-8")
    assert "0571 0000 2001" in (look / "before/maiwan/en/index.html").read_text("utf-8")


@pytest.mark.exhaustive
def test_without_a_public_change_only_the_tools_are_named(repository: Path) -> None:
    (repository / "README.md").write_text("For editors.\n", "utf-8")
    change(repository, "microsite/changes/published.py", append="# a remark")
    said = microsite(repository, "diff", "HEAD", "--preview", "../look", "--today", DAY).stdout
    same, _, tools = said.partition("\n\n")
    assert same == "The public sees no difference. 公众看到的没有任何变化。"
    assert "No page differs." in (repository / "../look/index.html").read_text("utf-8")
    assert tools.endswith("\n  microsite/changes/published.py\n") and "README" not in tools
