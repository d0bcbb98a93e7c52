"""Work that several processes take one by one from a list; what one of them leaves undone, this one does.

Nothing is sent to them: they are forked when all is read, and see it. A build has workers of its own, which
stop it when one of them ends suddenly; here that costs only time.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Done = TypeVar("Done")
MOST = 255  # works, of which each has its byte


class _Helper(NamedTuple):
    """A forked process, and where it tells what it has done."""

    process: int
    told: int


def can_fork() -> bool:
    """Windows has no fork; on macOS the system's own libraries may crash in a forked process."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def shared(works: Sequence[Callable[[], Done]]) -> list[Done]:
    """What each work gives, in their order; the longest had better stand first."""
    done: dict[int, Done] = {}
    if can_fork() and len(works) <= MOST:
        waiting, written = os.pipe()
        os.write(written, bytes(range(len(works))))
        os.close(written)
        helpers = [_helper(waiting, works) for _ in range((os.cpu_count() or 1) - 1)]
        done = _taken(waiting, works)
        os.close(waiting)
        for helper in helpers:
            done |= _told(helper)
    return [done[place] if place in done else work() for place, work in enumerate(works)]


def _taken(waiting: int, works: Sequence[Callable[[], Done]]) -> dict[int, Done]:
    """Do whatever is next, until nothing is left."""
    done = {}
    while place := os.read(waiting, 1):
        done[place[0]] = works[place[0]]()
    return done


def _helper(waiting: int, works: Sequence[Callable[[], Done]]) -> _Helper:
    told, telling = os.pipe()
    if process := os.fork():
        os.close(telling)
        return _Helper(process, told)
    try:
        with open(telling, "wb") as pipe:
            pickle.dump(_taken(waiting, works), pipe)
        os._exit(0)
    finally:
        os._exit(1)  # this one does the same work, and tells what is wrong


def _told(helper: _Helper) -> dict[int, Done]:
    """What a helper has done; nothing if it ended before it could tell."""
    with open(helper.told, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(helper.process, 0)
    return dict(pickle.loads(content)) if status == 0 else {}
