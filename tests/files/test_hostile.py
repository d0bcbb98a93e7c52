"""Whatever file somebody sends or merges, a command ends soon, with little memory, and names it in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from support.command import HANGS, environment
from support.hostile import FILES, HANDFUL
from support.network import DAY, ONE_PAGE, lay

SECONDS = 30  # of the processor: the machine may be busy
MEMORY = 1_000_000  # kilobytes of any of its processes
CHINESE = re.compile("[\u4e00-\u9fff]{3}")


class Met(NamedTuple):
    """How a command ended, what it said, and what it took."""

    status: int
    said: str
    seconds: float
    memory: int


def met(project: Path, log: Path, *arguments: str) -> Met:
    """What a command makes of a file."""
    command = [sys.executable, "-m", "microsite", *arguments]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=project, stdout=out, stderr=out, env=environment())
    given_up = time.monotonic() + HANGS
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        if time.monotonic() > given_up:
            process.kill()
        time.sleep(0.05)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    took = ended[2]
    said = log.read_text("utf-8")
    return Met(process.returncode, said, took.ru_utime + took.ru_stime, took.ru_maxrss)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind in HANDFUL else pytest.mark.exhaustive) for kind in FILES]
)
def test_it_is_told_soon(tmp_path: Path, kind: str) -> None:
    file, spoil, command, bearable = FILES[kind]()
    project = lay(ONE_PAGE, tmp_path / "project")
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    spoil(project / file)
    more = {"check": (), "build": ("--jobs", "1", "--today", DAY), "import": (file,)}[command]
    status, said, seconds, memory = met(project, tmp_path / "log", command, *more)
    assert "Traceback" not in said and len(said) < 200_000
    assert seconds < SECONDS and memory < MEMORY
    if bearable and status == 0:
        return
    assert status == 1, said[-2_000:]
    assert Path(file).name.split("\n")[0] in said and CHINESE.search(said)
    assert not (project / "site").exists()
