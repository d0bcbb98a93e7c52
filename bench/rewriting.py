"""Whether a build writes the files that differ from what is published, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import click

from bench.measure import run
from bench.project import BUILD, DAY, folder, project
from bench.tables import row, table, verdict

BRANCHES = 30
_TOMORROW = (*BUILD[:-1], (DAY + timedelta(1)).isoformat())
_CLOSED = f"life: {{closes: {DAY + timedelta(1)}, merged_into: maiwan}}\n"


class File(NamedTuple):
    """A published file: where it lies on the disk and since when, and what it holds."""

    number: int
    written: int
    digest: bytes


def tell() -> None:
    """Change one thing after the other in a small network, and compare what is published before and after."""
    with folder() as temporary:
        here = project(temporary / "project", BRANCHES, None)
        run(here, *BUILD)
        table("changed", "files", "differ", "gone", "written", "written though the same")
        kept = [
            _kept("a number", here, lambda: _replace(here / "branches/maiwan.yml", "0000 2001", "0000 2999")),
            _kept("a paragraph", here, lambda: _append(here / "docs/en/rights/know.md", "\nAsk again.\n")),
            _kept(
                "a style", here, lambda: _append(here / "overrides/assets/stylesheets/cards.css", "i{top:0}")
            ),
            _kept("the day", here, lambda: None, _TOMORROW),
            _kept("a branch closed", here, lambda: _append(here / "branches/yunlu.yml", _CLOSED), _TOMORROW),
        ]
    click.echo()
    verdict("files are written where they differ, and nowhere else", all(kept))


def _kept(what: str, here: Path, change: Callable[[], None], command: tuple[str, ...] = BUILD) -> bool:
    """Change something and build; tells whether no file was written that was there with the same content."""
    before, spare = _files(here / "site"), _files(here / ".site.spare")
    change()
    run(here, *command)
    after = _files(here / "site")
    differ = {
        name for name, file in after.items() if name not in before or file.digest != before[name].digest
    }
    known = {(file.number, file.written) for file in (*before.values(), *spare.values())}
    written = {name for name, file in after.items() if (file.number, file.written) not in known}
    gone = before.keys() - after.keys()
    row(what, *(f"{len(names):,}" for names in (after, differ, gone, written, written - differ)))
    return written <= differ


def _files(folder: Path) -> dict[str, File]:
    """The files of a folder by their paths in it."""
    files = {}
    for path in folder.rglob("*"):
        if path.is_file():
            told = path.stat()
            digest = hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
            files[path.relative_to(folder).as_posix()] = File(told.st_ino, told.st_mtime_ns, digest)
    return files


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
