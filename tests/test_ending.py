"""Every command ends in one line, whatever stops it: Ctrl-C at any moment, output that nobody takes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from support.command import HANGS, environment
from support.network import DAY
from support.published import contents

# a command of which we know when it has begun: before, Ctrl-C is answered by the interpreter
BEGUN = "import microsite.ending as e; e.answer_ctrl_c(); print('begun', flush=True)"
COMMAND = [sys.executable, "-c", f"{BEGUN}; import microsite.__main__ as m; m.run()"]

ABORTED = (1, -signal.SIGINT)  # the latter before the command line is loaded


@contextmanager
def busy_machine() -> Iterator[None]:
    """As many endless loops as there are cores."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def begin(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, and wait until it has begun."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=project,
        env=environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout and process.stdout.readline() == "begun\n"
    return process


def change_number(project: Path, moment: int) -> None:
    """Write another number for one branch."""
    path = project / "branches/maiwan.yml"
    text = path.read_text("utf-8")
    numbers = ["0571 0000 2001", *(f"0571 0000 29{n:02}" for n in range(100))]
    written = next(number for number in numbers if number in text)
    path.write_text(text.replace(written, numbers[1 + moment]), "utf-8")


@pytest.mark.parametrize("moments", [6, pytest.param(50, marks=pytest.mark.exhaustive)])
def test_ctrl_c_at_any_moment_of_a_build_ends_in_one_line(small: Path, moments: int) -> None:
    ends = set()
    with busy_machine():
        began = time.monotonic()
        begin(small, "build", "--today", DAY, "--out", "other").communicate(timeout=HANGS)
        duration = time.monotonic() - began
        for moment in range(moments):
            change_number(small, moment)
            before = contents(small / "site")
            process = begin(small, "build", "--today", DAY)
            time.sleep(duration * moment / moments)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does
            _, said = process.communicate(timeout=HANGS)
            ends.add(process.returncode)
            if process.returncode:
                assert said == "\nAborted!\n", moment
                assert process.returncode in ABORTED
                assert contents(small / "site") == before
            else:  # it came too late
                assert said == ""
            left = {path.name for path in small.glob(".site.*")}
            assert left <= {".site.built", ".site.lock", ".site.redirects.conf", ".site.scripts.conf"}, moment
    assert ends & set(ABORTED)


@pytest.mark.parametrize(
    "command", [["check"], ["parts"], ["stale"], ["explain"], ["export", "branches.xlsx"]]
)
def test_ctrl_c_ends_other_commands_in_one_line(small: Path, command: list[str]) -> None:
    for wait in (0, 0.1, 0.3):
        process = begin(small, *command)
        time.sleep(wait)
        try:
            os.killpg(process.pid, signal.SIGINT)
        except ProcessLookupError:
            break  # it had ended
        _, said = process.communicate(timeout=HANGS)
        assert "Traceback" not in said
        if "Aborted" in said:
            assert said == "\nAborted!\n"
            assert process.returncode in ABORTED


COMMANDS = [["explain"], ["explain", "MS005"], ["check"], ["parts"], ["--help"], ["build", "--today", DAY]]
WRITTEN = "Error: what this command says can't be written: {}.\n"


def with_output(project: Path, command: list[str], output: IO[bytes]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "microsite", *command],
        cwd=project,
        env=environment(),
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        timeout=HANGS,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_output_that_nobody_reads_is_told_in_one_line(small: Path, command: list[str]) -> None:
    before = contents(small / "site")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as output:
        done = with_output(small, command, output)
    assert (done.returncode, done.stderr) == (1, WRITTEN.format("Broken pipe"))
    assert contents(small / "site") == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_output_without_room_is_told_in_one_line(small: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as output:
        done = with_output(small, command, output)
    assert (done.returncode, done.stderr) == (1, WRITTEN.format("No space left on device"))
