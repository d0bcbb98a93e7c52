"""Publishing a folder whole or not at all."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from filelock import FileLock, Timeout

from microsite import faults
from microsite.ending import point_of_no_return
from microsite.publish import record
from microsite.publish.record import beside

_STAGING = "staging"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_PATIENCE = 30  # seconds to wait for another build


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder to build in; when the block ends well it takes the place of `out` in one step.

    Whenever the process dies, `out` is the old site or the new one, never a mixture.
    What a killed build left behind is removed by the next one; what was published before
    is kept beside it, for the next one to bring up to date. If nothing was put into
    the folder, `out` stays as it is. Each build has a folder of its own name, so that
    workers that outlive a killed build for a moment can't write into the next one's.
    """
    out = out.resolve()
    former, staged = beside(out, "former"), beside(out, f"{_STAGING}-{secrets.token_hex(4)}")
    try:
        _refuse_other_things(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(beside(out, "lock")):
            _restore(out, former)
            record.settle(out)
            _remove(former)
            _remove(*out.parent.glob(beside(out, f"{_STAGING}-*").name), patient=True)
            try:
                staged.mkdir()
                yield staged
                if any(staged.iterdir()):
                    point_of_no_return()
                    _exchange(staged, out, former)
            finally:
                with suppress(OSError, MemoryError):  # the next build does what can't be done now
                    _restore(out, former)
                    record.settle(out)
                    _keep_spare(out, staged, former)
                    _remove(staged, former, patient=True)
    except OSError as error:
        raise click.ClickException(_explained(error, out)) from None


def _refuse_other_things(out: Path) -> None:
    if out in (Path.cwd(), *Path.cwd().parents):
        raise click.ClickException(
            f"{out} holds the project itself, and a build replaces the whole folder. "
            "Choose another one with --out. "
            "项目本身就在这个文件夹里，构建会换掉整个文件夹。请用 --out 另选一个。"
        )
    if out.exists() and not out.is_dir():
        raise click.ClickException(
            f"{out} is a file. Choose another folder with --out. 这是文件，不是文件夹。请用 --out 另选一个。"
        )
    if out.exists() and any(out.iterdir()) and not record.is_known(out):
        raise click.ClickException(
            f"{out} holds other things, and a build replaces the whole folder. "
            "Choose another one with --out, or empty it. 这个文件夹里有别的东西，构建会全部换掉。"
            "请用 --out 另选一个，或者先清空。"
        )


def _explained(error: OSError, out: Path) -> str:
    fault = faults.told(error)
    return (
        f"{error.filename or out}: {fault.message}. Nothing was published; --out chooses another folder. "
        f"{fault.zh}。什么都没有发布；用 --out 可以换一个文件夹。"
    )


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        lock = FileLock(path).acquire(timeout=_PATIENCE)
    except Timeout:
        raise click.ClickException(
            "Another build is writing the same folder. Wait for it to end. "
            "另一次构建正在写同一个文件夹。请等它结束再试。"
        ) from None
    with lock:
        yield


def _exchange(staged: Path, out: Path, former: Path) -> None:
    if not out.exists():
        staged.rename(out)
    elif not _swapped(staged, out):
        out.rename(former)  # a death between these two lines is mended by _restore
        staged.rename(out)


def _keep_spare(out: Path, *left: Path) -> None:
    """Keep what was published until now, for the next build to bring up to date, and nothing else."""
    spare = record.spare(out)
    if not record.was_published(out, spare):
        _remove(spare, patient=True)
    for folder in left:
        if record.was_published(out, folder):
            folder.rename(spare)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return (
        hasattr(libc, "renameat2")
        and libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
    )


def _restore(out: Path, former: Path) -> None:
    if former.exists() and not out.exists():
        former.rename(out)


def _remove(*folders: Path, patient: bool = False) -> None:
    """Remove folders; a patient one leaves what can't be removed to the next build."""
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=patient)
