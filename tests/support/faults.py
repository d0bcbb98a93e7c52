"""Faults at a counted step of what a process asks of the system: there it fails or ends, each time at the same place."""

from __future__ import annotations

import builtins
import errno
import io
import multiprocessing
import os
import signal
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from microsite.publish import staging

READING = frozenset({"read", "scandir", "listdir"})
REMOVING = frozenset({"remove", "unlink", "rmdir"})
WRITING = frozenset({"create", "write", "mkdir", "link", "rename", "replace", "exchange"})
CHANGING = WRITING | REMOVING
EVERYTHING = READING | CHANGING


class Fault(NamedTuple):
    """What happens at a step of some kinds: at one step alone, or from there on."""

    happens: Callable[[], None]
    meets: frozenset[str]
    lasts: bool = False


def _fail(number: int) -> None:
    raise OSError(number, os.strerror(number), "a file")


def _have_no_memory() -> None:
    raise MemoryError


def _do_nothing() -> None:
    pass


def _end_this_process(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


def _end_all_processes(number: signal.Signals) -> None:
    os.killpg(0, number)


def _end_command(number: signal.Signals) -> None:
    """As a job is ended: the command is told, its workers are not."""
    os.kill(os.getpgrp(), number)


ENDS = {
    "killed": Fault(partial(_end_all_processes, signal.SIGKILL), CHANGING),
    "one process killed": Fault(partial(_end_this_process, signal.SIGKILL), CHANGING),
    "terminated": Fault(partial(_end_command, signal.SIGTERM), EVERYTHING),
    "Ctrl-C": Fault(partial(_end_all_processes, signal.SIGINT), EVERYTHING),
}
REFUSALS = {
    "full disk": Fault(partial(_fail, errno.ENOSPC), WRITING, lasts=True),
    "broken disk": Fault(partial(_fail, errno.EIO), EVERYTHING),
    "read-only disk": Fault(partial(_fail, errno.EROFS), CHANGING, lasts=True),
    "no memory": Fault(_have_no_memory, EVERYTHING),
}
NO_LINKS = [
    Fault(partial(_fail, number), frozenset({"link"}), lasts=True)
    for number in (errno.EPERM, errno.EMLINK, errno.ENOTSUP)
]


def harmless(meets: frozenset[str]) -> Fault:
    """No fault, but the steps that it would meet are counted."""
    return Fault(_do_nothing, meets)


class Steps:
    """Counts the steps of this process, and of those forked from it."""

    def __init__(self, fault: Fault, at: int) -> None:
        self.fault, self.at = fault, at
        self._taken = multiprocessing.get_context("fork").Value("i", 0)

    @property
    def taken(self) -> int:
        return self._taken.value

    def take(self, kind: str) -> None:
        if kind not in self.fault.meets:
            return
        with self._taken.get_lock():
            self._taken.value += 1
            number = self._taken.value
        if number == self.at or (self.fault.lasts and number > self.at > 0):
            self.fault.happens()

    def count(self) -> None:
        """From now on count what this process asks, for as long as it lives."""
        for kind in EVERYTHING & set(dir(os)) - {"read", "write"}:
            setattr(os, kind, self._counted(kind, getattr(os, kind)))
        staging._swapped = self._counted("exchange", staging._swapped)
        os.open = self._opening_number(os.open)
        builtins.open = io.open = self._opening(io.open)

    def _counted(self, kind: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            self.take(kind)
            return ask(*given, **named)

        return asked

    def _opening_number(self, ask: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *given: Any, **named: Any) -> int:
            self.take("create" if flags & os.O_CREAT else "read")
            return ask(path, flags, *given, **named)

        return opened

    def _opening(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        steps = self

        class File(io.FileIO):
            """A file in which each piece is written by halves, with a step between them."""

            def write(self, content: Any, /) -> int:
                half = len(content) // 2
                written = super().write(content[:half]) if half else 0
                steps.take("write")
                return written + super().write(content[half:])

        def opened(
            file: Any,
            mode: str = "r",
            buffering: int = -1,
            encoding: str | None = None,
            errors: str | None = None,
            newline: str | None = None,
            closefd: bool = True,
            opener: Any = None,
        ) -> Any:
            if not set(mode) & set("wxa"):
                self.take("read")
                return ask(file, mode, buffering, encoding, errors, newline, closefd, opener)
            self.take("create")
            raw = File(file, mode.replace("b", "").replace("t", ""), closefd, opener)
            if buffering == 0:
                return raw
            binary = (io.BufferedRandom if "+" in mode else io.BufferedWriter)(raw)
            return binary if "b" in mode else io.TextIOWrapper(binary, encoding, errors, newline)

        return opened
