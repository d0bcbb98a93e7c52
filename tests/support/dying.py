"""Processes that die, or find no room, while they publish."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from microsite.building.writing import write
from microsite.publish import record, staging

STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "ctypes.dlsym")


def fill(out: Path, staged: Path, text: str) -> None:
    """Put two files into a folder that is being published, and a record beside it."""
    record.keep(out, staged, {"a": text})
    (staged / "folder").mkdir()
    (staged / "a").write_text(text)
    (staged / "folder/b").write_text(text)


def publish_until(out: Path, text: str, last: int, can_swap: bool) -> None:
    """Publish, and die right before the step with this number."""
    if not can_swap:
        staging._swapped = lambda one, other: False
    steps = 0

    def count(event: str, _: object) -> None:
        nonlocal steps
        if event in STEPS:
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    with staging.staging(out) as staged:
        fill(out, staged, text)
    os._exit(0)


def write_more_than_fits(folder: Path) -> None:
    """Write a file where only a part of it fits; ends well if that is refused."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    try:
        write(folder, [("page", b"x" * 5000)])
    except OSError:
        os._exit(0)
    os._exit(1)
