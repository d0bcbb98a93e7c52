"""How a command ends: in one line, whatever stops it."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

from microsite import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

FAILED = 1

_STOPPING = (signal.SIGINT, signal.SIGTERM)  # Ctrl-C, and what ends a job or a machine
_SELDOM = 50_000, 20, 20  # things made before garbage is looked for; most of what is read stays as well
_command = 0  # the process that answers them; its children answer nothing
_interrupted = False


def run(main: Callable[[], Callable[[], Any]]) -> None:
    """Run a command; `main` imports it, which takes long enough to be interrupted."""
    answer_stopping()
    tell_lost_output()
    threading.excepthook = _answer_thread
    sys.unraisablehook = _answer_lost
    gc.disable()  # garbage is not looked for while nearly all that is made stays
    try:
        command = main()
        gc.freeze()  # nor ever in what was imported
        gc.enable()
        gc.set_threshold(*_SELDOM)
        command()
    except Exception as error:
        if not faults.is_fault(error):
            raise
        _tell(error)
        sys.exit(FAILED)
    finally:
        gc.freeze()  # garbage is not looked for in what the system takes back as a whole
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


def work_in_silence() -> None:
    """In a process that only works for the command: leave it to the command to answer and to tell."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_DFL)
    _silence(2)


def tell_lost_output() -> None:
    """Tell in one line when nobody takes what the command says, or no room is left for it."""
    if sys.platform == "win32":  # whose files and pipes know no Chinese by themselves
        _say_all(sys.stdout)
        _say_all(sys.stderr)
    elif sys.stdout is not None:  # else somebody closed it
        raw = _Output(sys.stdout.fileno(), "w", closefd=False)
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(raw),
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
            line_buffering=raw.isatty(),
        )


def _say_all(output: TextIO | None) -> None:
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(encoding="utf-8")


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


def _answer_lost(lost: sys.UnraisableHookArgs) -> None:
    """Say nothing of what the machine refuses where nobody can be told: the command itself ends of it."""
    if not (isinstance(lost.exc_value, Exception) and faults.is_fault(lost.exc_value)):
        sys.__unraisablehook__(lost)


def _answer_thread(ended: threading.ExceptHookArgs) -> None:
    """A thread that ends early would be waited for without end: the command ends too."""
    if isinstance(ended.exc_value, Exception) and faults.is_fault(ended.exc_value):
        _tell(ended.exc_value)
        _silence(2)
    else:
        threading.__excepthook__(ended)
    os.kill(os.getpid(), signal.SIGINT)


def _tell(error: Exception) -> None:
    try:
        said = _line(error)
    except MemoryError:  # there is none to say so
        said = _NO_MEMORY
    os.write(2, said)


def _line(error: Exception) -> bytes:
    return f"Error: {faults.sentence(error)}\n".encode()


_NO_MEMORY = _line(MemoryError())


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
