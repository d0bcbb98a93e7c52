"""Sheets made and proved; one for which nothing has changed is taken from where it was kept."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from microsite.content.pieces import FOLDER
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.site_numbers import AllNumbers
from microsite.files.whole import replace
from microsite.pieces import pictures, proof
from microsite.pieces.sheet import Sheet
from microsite.pieces.typesetting import Typesetter
from microsite.pieces.writer import Told

KEPT = "sheets"  # beside what is written: sheets as they were made, by what they were made from
_LIBRARIES = ("typst", "segno", "pypdfium2", "pillow")
_SEAL = 32  # bytes before what is kept: its own digest
_UNUSED = (0, 0)  # when what nobody has asked for was read and written


class Press:
    """What makes the sheets of a project; each process has its own typesetter."""

    def __init__(self, project: Project, room: Path, kept: Path | None = None) -> None:
        self._layers, self.numbers = project.layers, AllNumbers(project.roster)
        self._room, self._kept = room, kept
        self.told: dict[object, Told] = {}  # by writers, for those of other branches

    @cached_property
    def typesetter(self) -> Typesetter:
        """The program that sets type, begun where it is first needed: it can't be shared by a fork."""
        return Typesetter(self._layers, self._room / str(os.getpid()))

    @cached_property
    def made_with(self) -> str:
        """The digest of all that sheets are made with: designs, fonts, libraries and this code."""
        digest = hashlib.sha256(repr([version(name) for name in _LIBRARIES]).encode())
        for pattern in ("*.typ", "*.otf"):
            for name, path in self._layers.below(FOLDER, pattern).items():
                digest.update(f"\0{name}\0".encode() + path.read_bytes())
        for path in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
        return digest.hexdigest()

    def sheet(self, sheet: Sheet) -> bytes:
        """A sheet as its file holds it; numbers that nobody has called for long are raised."""
        sheet.refuse_old_numbers()
        made_from = ["sheet", sheet.digest]
        return self._once(made_from, lambda: proof.proved(sheet, self.typesetter, self.numbers))

    def picture(self, sheet: Sheet) -> bytes:
        """How the first page of a sheet looks, small."""
        return self._once(["picture", sheet.digest], lambda: pictures.small(self.sheet(sheet)))

    def list_of(self, branch: Branch, said: Mapping[str, Any], day: date) -> bytes:
        """The list of a branch's kit."""
        made_from = ["list", branch.id, said, day]
        return self._once(
            made_from, lambda: proof.proved_list(branch, said, day, self.typesetter, self.numbers)
        )

    def begin(self) -> None:
        """From now on what is made or taken is remembered as used."""
        for path in self._all_kept():
            os.utime(path, _UNUSED)

    def forget_the_rest(self) -> None:
        """Throw away what has not been used since it began."""
        for path in self._all_kept():
            if path.stat().st_mtime == _UNUSED[1]:
                path.unlink()

    def _all_kept(self) -> list[Path]:
        return [*self._kept.iterdir()] if self._kept and self._kept.is_dir() else []

    def _once(self, made_from: list[Any], make: Callable[[], bytes]) -> bytes:
        if not self._kept:
            return make()
        said = json.dumps([self.made_with, made_from], default=str)
        path = self._kept / hashlib.sha256(said.encode()).hexdigest()
        content = _taken(path)
        if content is None:
            content = make()
            self._kept.mkdir(parents=True, exist_ok=True)
            replace(path, hashlib.sha256(content).digest() + content)
        return content


def _taken(path: Path) -> bytes | None:
    """What was kept, unless it is not there or not whole."""
    try:
        held = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    content = held[_SEAL:]
    return content if hashlib.sha256(content).digest() == held[:_SEAL] else None
