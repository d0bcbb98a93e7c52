"""Whole or not at all: whatever happens to a build, `site/` is the old one or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DAY, microsite

BUILD = ["build", "--branch", "maiwan", "--branch", "yunlu", "--branch", "wealth-centre", "--today", DAY]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def change_number(project: Path, last: str) -> None:
    data = project / "branches/maiwan.yml"
    lines = [f'    number: "0571 0000 2{last}"' if "number:" in line else line for line in data.read_text("utf-8").split("\n")]
    data.write_text("\n".join(lines), "utf-8")


def killed_after(project: Path, seconds: float) -> None:
    """Start a build and kill it and all its workers, without warning, after a while."""
    process = subprocess.Popen([sys.executable, "-m", "microsite", *BUILD], cwd=project, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(project)})
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def check_killing(project: Path, moments: int) -> None:
    begun = time.monotonic()
    assert microsite(project, *BUILD).returncode == 0
    duration = time.monotonic() - begun
    for moment in range(moments):
        before = tree(project / "site")
        change_number(project, f"{100 + moment}")
        killed_after(project, duration * (moment + 1) / moments)
        after = tree(project / "site")
        if after != before:  # it had been exchanged already, so it must be the new one, whole
            assert microsite(project, *BUILD, "--out", "expected").returncode == 0
            assert after == tree(project / "expected")
    done = microsite(project, *BUILD)
    assert done.returncode == 0, done.stderr
    assert microsite(project, *BUILD, "--out", "fresh").returncode == 0
    assert tree(project / "site") == tree(project / "fresh")
    left = {path.name for path in project.iterdir() if path.name.startswith(".site")}
    assert left <= {".site.lock"}


def test_a_killed_build_leaves_the_published_site_whole(project: Path) -> None:
    check_killing(project, 6)


@pytest.mark.exhaustive
def test_a_build_killed_at_any_moment(project: Path) -> None:
    check_killing(project, 40)


def limited(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Build where no file may grow past 20 kB, as on a disk that fills up."""
    return subprocess.run(["bash", "-c", 'ulimit -f 20; exec "$@"', "bash", sys.executable, "-m", "microsite", *arguments],
                          cwd=project, env=os.environ | {"PYTHONPATH": str(project)}, capture_output=True, text=True,
                          timeout=60, check=False)


def test_a_full_disk_is_told_and_nothing_is_published(project: Path) -> None:
    assert microsite(project, *BUILD).returncode == 0
    before = tree(project / "site")
    change_number(project, "777")
    done = limited(project, *BUILD)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("Error: ")
    assert tree(project / "site") == before


def test_a_folder_that_can_not_be_written_is_told(project: Path) -> None:
    (project / "file").write_text("not a folder")
    done = microsite(project, *BUILD, "--out", "file/site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Choose another folder with --out" in done.stderr
