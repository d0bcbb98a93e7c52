"""Every command ends in one line, whatever stops it: Ctrl-C at any moment, output that nobody takes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from support.command import HANGS, environment
from support.network import DAY
from support.published import contents

INTERRUPTED_AT = """
import os, signal, sys
import microsite.ending as ending, microsite.__main__ as main
def count(event, _):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGINT)
left = {}
ending.answer_stopping()  # before that, Ctrl-C is answered by the interpreter
sys.addaudithook(count)
main.run()
"""


@pytest.mark.parametrize(
    "steps", [1, 3000, *(pytest.param(n, marks=pytest.mark.exhaustive) for n in range(200, 7000, 200))]
)
def test_ctrl_c_while_the_command_line_is_loaded_ends_in_one_line(small_kept: Path, steps: int) -> None:
    """Steps are those that the interpreter tells to auditors: files, modules, code."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT.format(steps), "check", "--today", DAY],
        cwd=small_kept,
        env=environment(),
        text=True,
        capture_output=True,
        timeout=HANGS,
        check=False,
    )
    assert done.stderr == "\nAborted! 已中止。\n"
    assert done.returncode in (1, -signal.SIGINT)  # the latter before the command line is loaded


FULL = "the disk is full. Free some room and try again. 输出写不出去：磁盘满了。请先腾出空间再试"
COMMAND = pytest.mark.parametrize(
    "command",
    [
        ["build", "--today", DAY],
        *(
            pytest.param(command, marks=pytest.mark.exhaustive)
            for command in (["check"], ["explain"], ["explain", "MS005"], ["parts"], ["--help"])
        ),
    ],
    ids=" ".join,
)
WRITTEN = "Error: what this command says can't be written: {}。\n"


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


@COMMAND
def test_output_that_nobody_reads_is_told_in_one_line(small: Path, command: list[str]) -> None:
    before = contents(small / "site")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as output:
        done = with_output(small, command, output)
    assert (done.returncode, done.stderr) == (
        1,
        WRITTEN.format("Broken pipe. 输出写不出去：系统没能完成这一步"),
    )
    assert contents(small / "site") == before


@pytest.mark.exhaustive
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@COMMAND
def test_output_without_room_is_told_in_one_line(small: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as output:
        done = with_output(small, command, output)
    assert (done.returncode, done.stderr) == (1, WRITTEN.format(FULL))
