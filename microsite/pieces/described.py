"""What a sheet is made from, in its place: it tells two apart, and one is made when somebody looks at it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import click

from microsite.files.layers import Layers
from microsite.pieces import pictures
from microsite.pieces.press import Press
from microsite.pieces.sheet import Sheet
from microsite.pieces.typesetting import CannotSet, Typesetter

_BEGINS = b'{\n"sheet made with": '


class Describing(Press):
    """Sets nothing: where the same sets two sheets, they are the same if they are made from the same."""

    def sheet(self, sheet: Sheet) -> bytes:
        """What a sheet is made from; numbers that nobody has called for long are raised."""
        sheet.refuse_old_numbers()
        return self._described(sheet, False)

    def picture(self, sheet: Sheet) -> bytes:
        """What its picture is made from."""
        return self._described(sheet, True)

    def _described(self, sheet: Sheet, is_small: bool) -> bytes:
        said = {
            "sheet made with": self.made_with,
            "design": sheet.piece.design,
            "day": sheet.day.isoformat(),
            "small": is_small,
            "said": sheet.data,
        }
        return json.dumps(said, ensure_ascii=False, indent=0).encode()


@dataclass(frozen=True)
class Looking:
    """Makes the sheets that somebody looks at, with the designs and fonts of a project."""

    layers: Layers
    room: Path

    def shown(self, content: bytes) -> bytes:
        """The content of a file, which may describe a sheet, as a reader sees it."""
        if not content.startswith(_BEGINS):
            return content
        described = json.loads(content)
        said, day = described["said"], date.fromisoformat(described["day"])
        try:
            made = _typesetter(self.layers, self.room / str(os.getpid())).set(described["design"], said, day)
        except CannotSet as error:
            raise click.ClickException(
                f"“{said['title']}” can't be set for {said['branch']}: {error}. To see why: microsite build. "
                f"“{said['title']}”（{said['branch']}）排不出来。请运行 microsite build，看哪里要改。"
            ) from None
        if said["size"]["medium"] == "screen":
            made = pictures.screen(made)
        return pictures.small(made) if described["small"] else made


@lru_cache(1)  # each process has a room of its own, as it can't be shared by a fork
def _typesetter(layers: Layers, room: Path) -> Typesetter:
    return Typesetter(layers, room)
