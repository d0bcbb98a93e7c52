"""Reading strangers' files in a process of its own, with little memory and time, which ends with it."""

from __future__ import annotations

import atexit
import importlib
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any

PATIENCE = 20  # seconds for one file
MEMORY = 1_000_000_000  # bytes


class Hopeless(Exception):
    """A file takes too much time or memory, or stops whatever reads it."""


@dataclass
class Apart:
    """A module whose functions run in another process, begun when it is needed and ended with this one."""

    module: str
    _child: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _parent: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        atexit.register(self.end)

    def begin(self) -> None:
        """Begin the other process, which gets ready while this one does something else."""
        with suppress(OSError):  # told when there is something to do
            self._running()

    def run(self, function: str, *given: Any) -> Any:
        """What a function gives or raises there."""
        child = self._running()
        assert child.stdin and child.stdout
        patience = Timer(PATIENCE, child.kill)
        patience.start()
        try:
            pickle.dump((function, given), child.stdin)
            child.stdin.flush()
            answer = pickle.load(child.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self.end()
            raise Hopeless from None
        finally:
            patience.cancel()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """The other process; a process that was forked has one of its own."""
        if self._child is None or self._parent != os.getpid():
            command = [
                sys.executable,
                "-P",
                "-m",
                "microsite.files.apart",
                self.module,
            ]  # nothing of the folder
            pipe = subprocess.PIPE
            self._child = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True
            )
            self._parent = os.getpid()
        return self._child

    def end(self) -> None:
        """End the other process, if there is one of this process."""
        if self._child and self._parent == os.getpid():
            self._child.kill()
            self._child.communicate()
            self._child = None


def main() -> None:
    """Answer what the parent asks of a module, until it ends or asks for too much."""
    _limit_memory()
    with suppress(Exception):  # what is wrong is told when it is asked for
        importlib.import_module(sys.argv[1])
    while True:
        try:
            function, given = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = getattr(importlib.import_module(sys.argv[1]), function)(*given)
        except MemoryError:
            os._exit(1)
        except Exception as error:  # whatever it is, the parent tells it
            answer = error
        sys.stdout.buffer.write(pickle.dumps(answer))
        sys.stdout.buffer.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # on Windows time alone is limited
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
