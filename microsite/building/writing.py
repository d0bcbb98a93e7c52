"""Writing many files into a folder, or taking them over from another one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files by their paths in a folder; one that is there is replaced, not changed."""
    made: set[str] = set()
    for name, content in files:
        target = f"{folder}/{name}"
        _make_parent(target, made)
        try:
            _write_new(target, content)
        except FileExistsError:
            os.unlink(target)  # it may be shared with the published site
            _write_new(target, content)


def take_over(old: Path, new: Path, names: Iterable[str]) -> bool:
    """Link files of a folder into another one, without writing them again; tells whether all were there."""
    made: set[str] = set()
    try:
        for name in names:
            target = f"{new}/{name}"
            _make_parent(target, made)
            if not os.path.exists(target):
                os.link(f"{old}/{name}", target)
    except OSError:
        return False
    return True


def all_names(folder: Path) -> Iterator[str]:
    """The names of all files in a folder."""
    for here, _, files in os.walk(folder):
        within = here[len(str(folder)) + 1 :]
        yield from (f"{within}/{file}" if within else file for file in files)


def _make_parent(target: str, made: set[str]) -> None:
    parent = target.rpartition("/")[0]
    if parent not in made:
        os.makedirs(parent, exist_ok=True)
        made.add(parent)


def _write_new(target: str, content: bytes) -> None:
    with open(target, "xb") as file:  # buffered: the bare system call may write a part and say nothing
        file.write(content)
