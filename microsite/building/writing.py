"""Writing many files into a folder, or taking them over from another one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

_FROM_WITHIN = {os.mkdir, os.open} <= os.supports_dir_fd  # everywhere but on Windows
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class _Folder(NamedTuple):
    """A folder in which files are named from within, which spares the system thousands of ways to it."""

    begun: str  # how each name begins
    opened: int | None
    made: set[str]  # folders in it


@contextmanager
def _within(folder: Path) -> Iterator[_Folder]:
    if not _FROM_WITHIN:
        yield _Folder(f"{folder}/", None, set())
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _Folder("", opened, set())
    finally:
        os.close(opened)


def write(folder: Path, files: Iterable[tuple[str, bytes]], old: Path | None = None) -> None:
    """Write files by their paths in a folder; what an old folder has in the same bytes is shared with it.

    A file that is there is replaced, not changed: it may be shared with the published site.
    """
    with _within(folder) as new:
        for name, content in files:
            _make_parent(name, new)
            if old and _holds(f"{old}/{name}", content) and _share(f"{old}/{name}", f"{folder}/{name}"):
                continue
            try:
                _write_new(name, content, new)
            except FileExistsError:
                os.unlink(f"{folder}/{name}")
                _write_new(name, content, new)


def take_over(old: Path, new: Path, names: Iterable[str]) -> bool:
    """Share files of a folder with another one, without reading them; tells whether all were there."""
    with _within(new) as folder:
        for name in names:
            _make_parent(name, folder)
            if not _share(f"{old}/{name}", f"{new}/{name}"):
                return False
    return True


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files of a folder, and the folders that are empty then."""
    for name in names:
        os.unlink(f"{folder}/{name}")
        with suppress(OSError):
            while name := name.rpartition("/")[0]:
                os.rmdir(f"{folder}/{name}")


def all_names(folder: Path) -> list[str]:
    """The names of all files in a folder."""
    names: list[str] = []
    for here, _, files in os.walk(folder, onerror=_refuse):
        within = here[len(str(folder)) + 1 :].replace(os.sep, "/")
        names += [f"{within}/{file}" for file in files] if within else files
    return names


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _make_parent(name: str, folder: _Folder) -> None:
    parent = name.rpartition("/")[0]
    if not parent or parent in folder.made:
        return
    try:
        os.mkdir(f"{folder.begun}{parent}", dir_fd=folder.opened)
    except FileExistsError:
        pass
    except FileNotFoundError:
        _make_parent(parent, folder)
        with suppress(FileExistsError):
            os.mkdir(f"{folder.begun}{parent}", dir_fd=folder.opened)
    folder.made.add(parent)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read() == content
    except OSError:
        return False


def _share(source: str, target: str) -> bool:
    """Let a file stand at another place too; tells whether it does."""
    try:
        try:
            os.link(source, target)
        except FileExistsError:
            if not os.path.samefile(source, target):
                os.unlink(target)
                os.link(source, target)
    except OSError:
        return False
    return True


def _write_new(name: str, content: bytes, folder: _Folder) -> None:
    file = os.open(f"{folder.begun}{name}", _NEW, 0o666, dir_fd=folder.opened)
    # half the time of a file object, of which there would be thousands
    try:
        rest = memoryview(content)
        while rest:  # the system may write a part and say nothing
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
