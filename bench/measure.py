"""Running a command and watching what it takes."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_BEAT = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """What one run took; `lines` holds each line it printed, with the second in which it did."""

    seconds: float
    cpu: float
    memory: int  # bytes, of all its processes together, at most
    lines: list[tuple[float, str]]

    def since(self, words: str) -> float:
        """The seconds from the line that holds these words to the end."""
        return self.seconds - next(second for second, line in self.lines if words in line)


def run(project: Path, *command: str, **environment: str) -> Run:
    """Run a command in a folder; a failure ends the bench with what it said."""
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)} | environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    memory = _Memory(process.pid)
    assert process.stdout
    lines = [(time.monotonic() - began, line.rstrip()) for line in process.stdout]
    failed, most = process.wait(), memory.stop()
    if failed:
        raise SystemExit(f"{' '.join(command)} failed:\n" + "\n".join(line for _, line in lines[-20:]))
    seconds, after = time.monotonic() - began, os.times()
    return Run(
        seconds,
        after.children_user + after.children_system - before.children_user - before.children_system,
        most,
        lines,
    )


class _Memory:
    """How much memory a process and its children hold while they live; what they share counts once."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.ended = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        while not self.ended.wait(_BEAT):
            self.most = max(self.most, sum(map(_held, _family(self.pid))))

    def stop(self) -> int:
        self.ended.set()
        self.thread.join()
        return self.most


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _held(pid: int) -> int:
    """Bytes that a process holds; of what it shares with others, its share."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    kilobytes = re.search(r"^Pss: +(\d+) kB$", said, re.MULTILINE)
    return int(kilobytes[1]) * 1024 if kilobytes else 0


def size(folder: Path) -> tuple[int, int]:
    """Files in a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
