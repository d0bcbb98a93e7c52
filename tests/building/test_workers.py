"""What shares the work of a build changes nothing in what is built."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from support.command import HANGS, environment
from support.network import DAY, LANGUAGES, PROJECT
from support.published import contents

from macros import WORDS
from microsite.building.build import render
from microsite.building.workers import workers
from microsite.content import project as content
from microsite.content.project import Project

LOCKS = "ignore:only soft file lock"  # Windows has locks of its own


def without_forks(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as on a system that has no forks."""
    return subprocess.run(
        [sys.executable, "-m", "support.forkless", *arguments, "--today", DAY],
        cwd=project,
        env=environment(PYTHONPATH=f"{PROJECT}:{PROJECT / 'tests'}", PYTHONWARNINGS=LOCKS),
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )


@pytest.mark.exhaustive
def test_a_system_without_forks_builds_the_same(small: Path) -> None:
    done = without_forks(small, "build", "--jobs", "4", "--out", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(small / "other") == contents(small / "site")
    page = small / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8") + "\n又一段。\n", "utf-8")
    done = without_forks(small, "build", "--jobs", "4", "--out", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert "又一段" in (small / "other/maiwan/zh/index.html").read_text("utf-8")


@pytest.mark.exhaustive
def test_workers_inherit_what_they_render(
    small_kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sent to them is read while this process goes on, and works out more of it."""

    def refuse(*_: object) -> None:
        raise AssertionError("a project was sent to a worker")

    monkeypatch.setattr(Project, "__reduce_ex__", refuse)
    fillers = render(content.load(small_kept, WORDS, DAY), 2, tmp_path / "rendered")
    assert [filler.rendering.language for filler in fillers] == list(LANGUAGES)


def fail_at(number: int) -> None:
    time.sleep(0.01)
    if number == 1:
        raise ValueError(number)


def test_a_work_that_fails_ends_the_others_and_no_thread_complains(monkeypatch: pytest.MonkeyPatch) -> None:
    complaints: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    before = {*threading.enumerate()}
    for _ in range(10):
        with pytest.raises(ValueError, match="1"), workers(2) as pool:
            list(pool.map(fail_at, range(40)))
    for thread in {*threading.enumerate()} - before:
        thread.join(10)
        assert not thread.is_alive()
    assert not complaints
