"""What costs a start each time, in processes forked from one that has loaded the engine and rendered a project."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from support.apart import APART
from support.faults import Fault, Steps
from support.network import DAY

from microsite import ending
from microsite.building import build
from microsite.cli import main
from microsite.content import project as content

_FORK = multiprocessing.get_context("fork")
Deed = Callable[[], None]


class Ended(NamedTuple):
    """How a process ended: its status, or negatively the signal; what it said of that, and the steps it took."""

    status: int
    said: str
    steps: int


class Warm:
    """Does things in forked processes, until a fault at some step ends them."""

    def __init__(self, orders: Connection) -> None:
        self._orders = orders

    def do(self, deed: Deed, fault: Fault, at: int = 0) -> Ended:
        """Do anything; no step is the zeroth."""
        self._orders.send((deed, fault, at))
        ended: Ended = self._orders.recv()
        return ended

    def command(
        self, project: Path, *arguments: str, fault: Fault, at: int = 0, renders: bool = False
    ) -> Ended:
        """Run the command line; a build takes what was rendered before, if it isn't to render."""
        return self.do(partial(command, project, arguments, renders), fault, at)


@contextmanager
def warm(project: Path | None = None) -> Iterator[Warm]:
    """A process that has rendered a project, if one is given."""
    here, there = APART.Pipe()
    process = APART.Process(target=_serve, args=(there, project))
    process.start()
    there.close()
    try:
        yield Warm(here)
    finally:
        here.close()
        process.join()


def command(project: Path, arguments: tuple[str, ...], renders: bool = False) -> None:
    """Run the command line in this process."""
    if renders:
        build.render = _render
    os.chdir(project)
    ending.run(lambda: partial(main, arguments, prog_name="microsite"))


_render = build.render


def _serve(orders: Connection, project: Path | None) -> None:
    with tempfile.TemporaryDirectory() as temporary, suppress(EOFError):
        if project:
            _render_once(project, Path(temporary))
        while True:
            orders.send(_ended(*orders.recv()))


def _render_once(project: Path, into: Path) -> None:
    sys.path.insert(0, str(project))
    with chdir(project):
        from macros import WORDS

        fillers = _render(content.load(project, WORDS, DAY), 1, into)
    build.render = lambda *_: fillers


def _ended(deed: Deed, fault: Fault, at: int) -> Ended:
    steps = Steps(fault, at)
    reading, writing = os.pipe()
    process = _FORK.Process(target=_alone, args=(deed, steps, writing))
    process.start()
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        said = told.read()  # to its end, when no process of the command is left
    process.join()
    return Ended(process.exitcode, said, steps.taken)


def _alone(deed: Deed, steps: Steps, said: int) -> None:
    os.setsid()
    os.dup2(said, 2)
    os.close(said)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    steps.count()
    deed()
