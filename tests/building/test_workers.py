"""What shares the work of a build changes nothing in what is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.command import HANGS, environment
from support.network import DAY, PROJECT
from support.published import contents

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
