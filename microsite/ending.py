"""How a command ends: in one line, whatever stops it."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

FAILED = 1

_command = 0  # the process that answers Ctrl-C; its children answer nothing
_interrupted = False


def run(main: Callable[[], Callable[[], Any]]) -> None:
    """Run a command; `main` imports it, which takes long enough to be interrupted."""
    answer_ctrl_c()
    tell_lost_output()
    try:
        main()()
    finally:
        if _interrupted:
            os._exit(FAILED)  # without waiting for threads and processes that nobody needs any more


def answer_ctrl_c() -> None:
    """Say at once that the command ends, then undo what is half done in silence."""
    global _command
    _command = os.getpid()
    signal.signal(signal.SIGINT, _answer)


def point_of_no_return() -> None:
    """From here on Ctrl-C comes too late: the command ends by itself."""
    if _interrupted:  # somewhere whence no exception comes out
        raise KeyboardInterrupt
    if signal.getsignal(signal.SIGINT) is _answer:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def tell_lost_output() -> None:
    """Tell in one line when nobody takes what the command says, or no room is left for it."""
    if sys.stdout is not None:  # else somebody closed it
        raw = _Output(sys.stdout.fileno(), "w", closefd=False)
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(raw),
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
            line_buffering=raw.isatty(),
        )


def _answer(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.getpid() != _command:
        os._exit(FAILED)
    global _interrupted
    _interrupted = True
    os.write(2, b"\nAborted!\n")
    _silence(2)
    raise KeyboardInterrupt


def _silence(file: int) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, file)
    os.close(nothing)


class _Output(io.FileIO):
    """Standard output of which a fault is told, and told once."""

    def write(self, content: ReadableBuffer, /) -> int:
        try:
            return super().write(content)
        except OSError as error:
            from click import ClickException

            _silence(self.fileno())
            message = f"what this command says can't be written: {error.strerror}."
            raise ClickException(message) from None
