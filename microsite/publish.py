"""Publishing a folder whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_PATIENCE = 30  # seconds to wait for workers of a build that was killed


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder to build in; when the block ends well it takes the place of `out` in one step.

    Whenever the process dies, `out` is the old site or the new one, never a mixture.
    What a killed build left behind is removed by the next one.
    """
    out = out.resolve()
    staged, former = out.with_name(f".{out.name}.staging"), out.with_name(f".{out.name}.former")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(out.with_name(f".{out.name}.lock")):
            if former.exists() and not out.exists():
                former.rename(out)
            _remove(staged, former)
            staged.mkdir()
            try:
                yield staged
                _exchange(staged, out, former)
            finally:
                _remove(staged, former)
    except OSError as error:
        raise click.ClickException(_explained(error, out)) from None


def _explained(error: OSError, out: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"The disk is full. Free some room and build again; {out} is as it was before."
    where = error.filename or out
    return f"{where}: {error.strerror or error}. Choose another folder with --out, or mend its permissions; nothing was published."


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise click.ClickException("Another build is writing the same folder. Wait for it to end.") from None
                time.sleep(0.05)
        yield


def _exchange(staged: Path, out: Path, former: Path) -> None:
    if not out.exists():
        staged.rename(out)
        return
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.renameat2(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
            return
    out.rename(former)  # where the system can't exchange folders, the next build mends a death between these two lines
    staged.rename(out)


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
