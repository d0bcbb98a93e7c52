"""Writing many files into a folder, or taking them over from another one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write(folder: Path, files: Iterable[tuple[str, bytes]], old: Path | None = None) -> None:
    """Write files by their paths in a folder; what an old folder has in the same bytes is shared with it.

    A file that is there is replaced, not changed: it may be shared with the published site.
    """
    made: set[str] = set()
    for name, content in files:
        target = f"{folder}/{name}"
        _make_parent(target, made)
        if old and _holds(f"{old}/{name}", content) and _share(f"{old}/{name}", target):
            continue
        try:
            _write_new(target, content)
        except FileExistsError:
            os.unlink(target)
            _write_new(target, content)


def take_over(old: Path, new: Path, names: Iterable[str]) -> bool:
    """Share files of a folder with another one, without reading them; tells whether all were there."""
    made: set[str] = set()
    for name in names:
        target = f"{new}/{name}"
        _make_parent(target, made)
        if not _share(f"{old}/{name}", target):
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


def _make_parent(target: str, made: set[str]) -> None:
    parent = target.rpartition("/")[0]
    if parent in made:
        return
    try:
        os.mkdir(parent)
    except FileExistsError:
        pass
    except FileNotFoundError:
        _make_parent(parent, made)
        with suppress(FileExistsError):
            os.mkdir(parent)
    made.add(parent)


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


def _write_new(target: str, content: bytes) -> None:
    file = os.open(target, _NEW, 0o666)  # half the time of a file object, of which there would be thousands
    try:
        rest = memoryview(content)
        while rest:  # the system may write a part and say nothing
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
