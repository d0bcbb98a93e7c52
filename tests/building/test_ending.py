"""Whole or not at all: whatever ends a build, what was published stays complete, and the next build needs no cleaning."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from support.apart import APART
from support.command import HANGS, environment, microsite, run
from support.dying import write_more_than_fits
from support.network import DAY, EVERY_KIND
from support.published import contents

BUILD = [sys.executable, "-m", "microsite", "build", "--today", DAY]
NUMBERS = ("0571 0000 2001", "0571 0000 2999")


def leftovers(project: Path) -> list[str]:
    kept = (".site.built", ".site.lock", ".site.redirects.conf")
    return [path.name for path in project.glob(".site.*") if path.name not in kept]


def change_number(project: Path) -> None:
    """Write another number for one branch."""
    path = project / "branches/maiwan.yml"
    text = path.read_text("utf-8")
    old, new = NUMBERS if NUMBERS[0] in text else reversed(NUMBERS)
    path.write_text(text.replace(old, new), "utf-8")


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """A build in a process group of its own."""
    return subprocess.Popen(
        [*BUILD, *arguments],
        cwd=project,
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_until(condition: Callable[[], bool], seconds: float = HANGS) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def kill(build: subprocess.Popen[str], whole_group: bool) -> None:
    (os.killpg if whole_group else os.kill)(build.pid, signal.SIGKILL)
    build.wait(HANGS)
    wait_until(lambda: is_gone(build.pid))
    build.communicate()


@pytest.mark.parametrize("moments", [12, pytest.param(250, marks=pytest.mark.exhaustive)])
def test_a_killed_build_leaves_a_whole_site(small: Path, moments: int) -> None:
    began = time.monotonic()
    whole = [contents(small / "site")]
    change_number(small)
    assert microsite(small, "build", "--today", DAY).returncode == 0
    duration = time.monotonic() - began
    whole.append(contents(small / "site"))
    assert whole[0].keys() == whole[1].keys() and whole[0] != whole[1]

    for moment in range(moments):
        before = contents(small / "site")
        if before == whole[-1]:
            change_number(small)
            whole.reverse()
        build = start(small)
        if moment % 2:
            time.sleep(duration * moment / moments)
        else:  # the last moments, when files are written and exchanged
            wait_until(lambda: any(small.glob(".site.staging-*/index.html")) or build.poll() is not None)
            time.sleep(0.15 * moment / moments)
        kill(build, whole_group=moment % 4 < 2)
        assert contents(small / "site") in (before, whole[-1]), moment

    change_number(small)
    assert microsite(small, "build", "--today", DAY).returncode == 0
    assert contents(small / "site") == whole[0]
    assert not leftovers(small)


def fails(small: Path, status: int, told: str, said: str) -> None:
    assert status == 1
    assert said in told
    assert told.startswith("Error: ") and told.count("\n") == 1, told
    assert not leftovers(small)


def limited_build(project: Path, largest: int) -> subprocess.CompletedProcess[str]:
    """A build that can write no file longer than `largest` bytes."""
    return subprocess.run(
        BUILD,
        cwd=project,
        env=environment(),
        text=True,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )


@pytest.mark.parametrize("largest", [10_000, 14_000])
def test_a_full_disk_is_told(small: Path, largest: int) -> None:
    before = contents(small / "site")
    (small / "branches/roster.csv").write_bytes((EVERY_KIND / "branches/roster.csv").read_bytes())
    done = limited_build(small, largest)
    fails(small, done.returncode, done.stderr, "The disk is full. Free some room and build again")
    assert contents(small / "site") == before


def test_a_file_is_written_whole_or_the_build_fails(tmp_path: Path) -> None:
    """The system writes what fits of a file and fails only at the next attempt."""
    child = APART.Process(target=write_more_than_fits, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == 0


def test_an_unwritable_folder_is_told(small: Path) -> None:
    (small / "shut").mkdir(mode=0o555)
    (small / "file").write_text("")
    bound = (
        ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    )  # root may write anywhere
    for out, said in (
        ("shut/site", "Permission denied. Choose another folder with --out"),
        ("file", "is a file"),
        ("file/site", "Choose another folder with --out"),
    ):
        done = subprocess.run(
            [*bound, *BUILD, "--out", out],
            cwd=small,
            env=environment(),
            text=True,
            capture_output=True,
            check=False,
        )
        fails(small, done.returncode, done.stderr, said)


def test_the_project_is_not_replaced(small: Path) -> None:
    before = contents(small)
    for out, said in (
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("docs", "docs holds other things"),
    ):
        done = run(small, "build", "--out", out)
        fails(small, done.exit_code, done.stderr, said)
    assert contents(small).items() >= before.items()


def workers_of(build: subprocess.Popen[str]) -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here to find the workers in")
def test_a_worker_that_dies_is_told(small: Path) -> None:
    before = contents(small / "site")
    change_number(small)
    returncode, said = 0, ""
    while returncode == 0:  # a worker may have done its work before it could be killed
        build = start(small)
        wait_until(lambda: bool(workers_of(build)) or build.poll() is not None)
        with suppress(ProcessLookupError, IndexError):
            os.kill(workers_of(build)[0], signal.SIGKILL)
        _, said = build.communicate(timeout=HANGS)
        returncode = build.returncode
        if returncode == 0:
            before = contents(small / "site")
            change_number(small)
    assert returncode == 1
    assert said.startswith("Error: A process of the build ended suddenly") and said.count("\n") == 1
    assert contents(small / "site") == before
    assert not leftovers(small)


@pytest.mark.parametrize("rendering", [True, False])
def test_ctrl_c_ends_in_one_line(small: Path, rendering: bool) -> None:
    before = contents(small / "site")
    change_number(small)
    build = start(small)
    started = ".site.staging-*" if rendering else ".site.staging-*/*"
    wait_until(lambda: any(small.glob(started)) or build.poll() is not None)
    with suppress(ProcessLookupError):
        os.killpg(build.pid, signal.SIGINT)  # as a terminal does
    _, said = build.communicate(timeout=HANGS)
    if build.returncode:  # the last moment may have been too late
        assert (build.returncode, said.strip()) == (1, "Aborted!")
        assert contents(small / "site") == before
    assert not leftovers(small)
    assert is_gone(build.pid)


def test_two_builds_at_once_take_turns(small: Path) -> None:
    change_number(small)
    builds = [start(small), start(small)]
    said = [build.communicate(timeout=HANGS)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sum("nothing has changed" in text for text in said) == 1
