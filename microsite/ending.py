"""How a command ends: in one line, whatever stops it."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any

from microsite import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

FAILED = 1

_STOPPING = (signal.SIGINT, signal.SIGTERM)  # Ctrl-C, and what ends a job or a machine
_command = 0  # the process that answers them; its children answer nothing
_interrupted = False


def run(main: Callable[[], Callable[[], Any]]) -> None:
    """Run a command; `main` imports it, which takes long enough to be interrupted."""
    answer_stopping()
    tell_lost_output()
    try:
        main()()
    except (OSError, MemoryError) as error:
        os.write(2, f"Error: {faults.sentence(error)}\n".encode())
        sys.exit(FAILED)
    finally:
        if _interrupted:
            os._exit(FAILED)  # without waiting for threads and processes that nobody needs any more


def answer_stopping() -> None:
    """Say at once that the command ends, then undo what is half done in silence."""
    global _command
    _command = os.getpid()
    for number in _STOPPING:
        signal.signal(number, _answer)


def point_of_no_return() -> None:
    """From here on whoever stops the command comes too late: it ends by itself."""
    if _interrupted:  # somewhere whence no exception comes out
        raise KeyboardInterrupt
    for number in _STOPPING:
        if signal.getsignal(number) is _answer:
            signal.signal(number, signal.SIG_IGN)


def stop_at_once() -> None:
    """In a process that only works for the command: leave the answer to the command."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_DFL)


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
    for stopping in _STOPPING:
        signal.signal(stopping, signal.SIG_IGN)
    if os.getpid() != _command:
        os._exit(FAILED)
    global _interrupted
    _interrupted = True
    os.write(2, "\nAborted! 已中止。\n".encode())
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
            fault = faults.told(error)
            message = f"what this command says can't be written: {fault.message}. 输出写不出去：{fault.zh}。"
            raise ClickException(message) from None
