"""Whole or not at all: whatever ends a build, what was published stays complete, and the next build needs no cleaning."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from conftest import DAY, PROJECT, microsite

from microsite.publish.staging import RECORD, staging

BUILD = [sys.executable, "-m", "microsite", "build", "--today", DAY]
NUMBERS = ("0571 0000 2001", "0571 0000 2999")
STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "ctypes.dlsym")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(project: Path) -> list[str]:
    return [path.name for path in project.glob(".site.*") if path.name != ".site.lock"]


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
        env=os.environ | {"PYTHONPATH": str(project)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
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
    build.wait(60)
    wait_until(lambda: is_gone(build.pid))
    build.communicate()


@pytest.mark.parametrize("moments", [12, pytest.param(250, marks=pytest.mark.exhaustive)])
def test_a_killed_build_leaves_a_whole_site(small: Path, moments: int) -> None:
    began = time.monotonic()
    whole = [tree(small / "site")]
    change_number(small)
    assert microsite(small, "build", "--today", DAY).returncode == 0
    duration = time.monotonic() - began
    whole.append(tree(small / "site"))
    assert whole[0].keys() == whole[1].keys() and whole[0] != whole[1]

    for moment in range(moments):
        before = tree(small / "site")
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
        assert tree(small / "site") in (before, whole[-1]), moment

    change_number(small)
    assert microsite(small, "build", "--today", DAY).returncode == 0
    assert tree(small / "site") == whole[0]
    assert not leftovers(small)


@pytest.mark.parametrize("can_swap", [True, False])
def test_a_death_at_any_step_of_publishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_swap: bool
) -> None:
    if not can_swap:
        monkeypatch.setattr("microsite.publish.staging._swapped", lambda one, other: False)
    out = tmp_path / "site"
    with staging(out) as staged:
        _fill(staged, "0")
    step, published = 0, "0"
    while True:
        step += 1
        if (child := os.fork()) == 0:
            _publish_until(out, str(step), step)
        _, status = os.waitpid(child, 0)
        if not can_swap and not out.exists():
            with pytest.raises(click.ClickException), staging(out):
                raise OSError("the next build fails, but mends what the dead one left")
        now = tree(out)
        assert list(now) == ["a", "folder/b"]
        assert now["a"].decode() in (published, str(step))
        published = now["a"].decode()
        assert now["folder/b"].decode() == published
        if status == 0:
            break
        assert status == signal.SIGKILL
    assert step > 12
    assert published == str(step)
    assert [path.name for path in sorted(tmp_path.iterdir())] == [".site.lock", "site"]


def _fill(staged: Path, text: str) -> None:
    (staged / RECORD).mkdir()
    (staged / "folder").mkdir()
    (staged / "a").write_text(text)
    (staged / "folder/b").write_text(text)


def _publish_until(out: Path, text: str, last: int) -> None:
    steps = 0

    def count(event: str, _: object) -> None:
        nonlocal steps
        if event in STEPS:
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        with staging(out) as staged:
            _fill(staged, text)
        os._exit(0)
    finally:
        os._exit(1)


def test_a_failed_exchange_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    with staging(out) as staged:
        (staged / "page").write_text("old")
        (staged / RECORD).mkdir()

    def failing(one: Path, other: Path) -> bool:
        other.rename(out.with_name(".site.former"))
        raise OSError("in between")

    monkeypatch.setattr("microsite.publish.staging._swapped", failing)
    with pytest.raises(click.ClickException, match="nothing was published"), staging(out) as staged:
        (staged / "page").write_text("new")
    assert tree(out) == {"page": b"old"}
    assert not leftovers(tmp_path)


def fails(small: Path, done: subprocess.CompletedProcess[str], said: str) -> None:
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1, done.stderr
    assert not leftovers(small)


def limited_build(project: Path, largest: int) -> subprocess.CompletedProcess[str]:
    """A build that can write no file longer than `largest` bytes."""
    return subprocess.run(
        BUILD,
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        text=True,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )


@pytest.mark.parametrize("largest", [10_000, 14_000])
def test_a_full_disk_is_told(small: Path, largest: int) -> None:
    before = tree(small / "site")
    (small / "branches/roster.csv").write_bytes((PROJECT / "branches/roster.csv").read_bytes())
    fails(small, limited_build(small, largest), "The disk is full. Free some room and build again")
    assert tree(small / "site") == before


def test_a_file_is_written_whole_or_the_build_fails(tmp_path: Path) -> None:
    """The system writes what fits of a file and fails only at the next attempt."""
    from microsite.building.build import _write

    def child() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            _write(tmp_path, [("page", b"x" * 5000)])
        except OSError:
            os._exit(0)
        os._exit(1)

    if (process := os.fork()) == 0:
        child()
    assert os.waitpid(process, 0)[1] == 0


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
            env=os.environ | {"PYTHONPATH": str(small)},
            text=True,
            capture_output=True,
            check=False,
        )
        fails(small, done, said)


def test_the_project_is_not_replaced(small: Path) -> None:
    before = tree(small)
    for out in (".", ".."):
        fails(small, microsite(small, "build", "--out", out), "holds the project itself")
    fails(small, microsite(small, "build", "--out", "docs"), "docs holds other things")
    assert tree(small).items() >= before.items()


def workers_of(build: subprocess.Popen[str]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here to find the workers in")
def test_a_worker_that_dies_is_told(small: Path) -> None:
    before = tree(small / "site")
    change_number(small)
    build = start(small)
    wait_until(lambda: bool(workers_of(build)))
    os.kill(workers_of(build)[0], signal.SIGKILL)
    _, said = build.communicate(timeout=60)
    assert build.returncode == 1
    assert said.startswith("Error: A process of the build ended suddenly") and said.count("\n") == 1
    assert tree(small / "site") == before
    assert not leftovers(small)


@pytest.mark.parametrize("rendering", [True, False])
def test_ctrl_c_ends_in_one_line(small: Path, rendering: bool) -> None:
    before = tree(small / "site")
    change_number(small)
    build = start(small)
    wait_until(lambda: any(small.glob(".site.staging-*" if rendering else ".site.staging-*/*")))
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does
    _, said = build.communicate(timeout=60)
    if build.returncode:  # the last moment may have been too late
        assert (build.returncode, said.strip()) == (1, "Aborted!")
        assert tree(small / "site") == before
    assert not leftovers(small)
    assert is_gone(build.pid)


def test_two_builds_at_once_take_turns(small: Path) -> None:
    change_number(small)
    builds = [start(small), start(small)]
    said = [build.communicate(timeout=60)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sum("nothing has changed" in text for text in said) == 1
