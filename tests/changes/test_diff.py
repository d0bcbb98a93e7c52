"""What changes is told in words, with what branches inherit; a revision that can't be read is told plainly."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.command import run
from support.network import DAY, EVERY_KIND

from macros import WORDS
from microsite.changes.diff import report, said, written
from microsite.content import project as projects
from microsite.content.project import Project
from microsite.files import yamlfile

CASES = yamlfile.shipped(Path(__file__).parent / "differences.yml")


@pytest.fixture(scope="module")
def before() -> Project:
    """The project as it is."""
    return projects.load(EVERY_KIND, WORDS, DAY)


def change(folder: Path, file: str, **change: str) -> None:
    """Make one change of `differences.yml`."""
    path = folder / file
    if "with" not in change:
        path.unlink()
        return
    text = path.read_text("utf-8") if "find" in change else ""
    assert change.get("find", "") in text
    path.write_text(
        text.replace(change["find"], change["with"], 1) if "find" in change else change["with"], "utf-8"
    )


@pytest.mark.sampled(6)
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_change_is_told(tmp_path: Path, before: Project, case: dict[str, Any]) -> None:
    shutil.copytree(EVERY_KIND, tmp_path, dirs_exist_ok=True)
    for one in case["changes"]:
        change(tmp_path, **one)
    assert report(before, projects.load(tmp_path, WORDS, DAY)) + "\n" == case["says"]


def test_markdown_shows_data_as_they_are(tmp_path: Path, before: Project) -> None:
    shutil.copytree(EVERY_KIND, tmp_path, dirs_exist_ok=True)
    change(
        tmp_path,
        "branches/maiwan.yml",
        **{"find": "8 Old Market Street", "with": "<img src=x> [a](b) @all #1"},
    )
    assert written(said(before, projects.load(tmp_path, WORDS, DAY)), markdown=True) == (
        "## What branches say 网点的内容\n\n- address (en) 地址（英文）: 8 Old Market Street, Maiwan Town → "
        r"\<img src=x\> \[a\](b) \@all \#1, Maiwan Town · Maiwan Town Credit Co-operative / 麦湾镇信用社"
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody who has set nothing up."""
    subprocess.run(
        ["git", "-c", "user.name=Editor", "-c", "user.email=editor@hetang-bank.example", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(project: Path) -> Path:
    """The project, committed."""
    git(project, "init", "-q")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "Begin")
    return project


def test_revisions_that_cannot_be_compared_are_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "there is no revision “nowhere”" in run(repository, "diff", "nowhere").stderr

    path = repository / "branches/maiwan.yml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("kind:", "kint:"), "utf-8")
    git(repository, "commit", "-qam", "Break")
    path.write_text(sound, "utf-8")
    done = run(repository, "diff", "HEAD")
    assert done.exit_code == 1
    assert "at “HEAD” the data can't be read" in done.stderr
    assert "branches/maiwan.yml:3: unknown key “kint”" in done.stderr

    with monkeypatch.context() as without_git:
        without_git.setenv("PATH", str(repository / "branches"))
        assert "git is not installed" in run(repository, "diff", "HEAD").stderr
    shutil.rmtree(repository / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    assert "not in a git repository" in run(repository, "diff", "HEAD").stderr
