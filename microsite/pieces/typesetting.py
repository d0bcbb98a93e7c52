"""Sheets as PDF, set by Typst; no other file of the engine knows what sets them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from microsite.content.pieces import FOLDER
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistakes
from microsite.pieces.said import code
from microsite.pieces.sheet import Sheet

_LOOK = ("language", "colours", "size", "urgent", "large", "pages")  # the same for all branches
CannotSet = typst.TypstError
_TOO_LARGE = re.compile(r"panicked with: too (?:large|wide)\|([^|]*)\|(\d+)\|(\d+)")  # as designs say it
_NO_LETTER = re.compile(r"the text `\"([^`]*)\"` could not be displayed")


class Typesetter:
    """Designs of a project, ready to set sheets."""

    def __init__(self, layers: Layers, room: Path) -> None:
        """Lay the designs of all layers together in a folder of their own."""
        for name, path in layers.below(f"{FOLDER}/designs", "*.typ").items():
            target = room / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        self._room = room
        fonts = {path.parent for path in layers.below(f"{FOLDER}/fonts", "*.otf").values()}
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(map(str, fonts))
        )
        self._compilers: dict[str, typst.Compiler] = {}

    def pdf(self, sheet: Sheet) -> bytes:
        """A sheet as an accessible PDF; what does not fit, or has letters that no font has, is raised."""
        try:
            return self.set(sheet.piece.design, sheet.data, sheet.day)
        except CannotSet as error:
            raise _refused(sheet, str(error)) from None

    def set(self, design: str, said: Mapping[str, Any], day: date) -> bytes:
        """Anything that a design can show: plain data, of which nothing is markup."""
        self._lay(said)
        made = self._compiler(design).compile(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
        )
        assert isinstance(made, bytes)
        return made

    def _lay(self, said: Mapping[str, Any]) -> None:
        """Lay what a design shows beside it; an input of the compiler would make it forget all it has set."""
        look = {name: said[name] for name in _LOOK}
        (self._room / "look.json").write_text(json.dumps(look), "utf-8")
        (self._room / "said.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        if "code" in said:
            (self._room / "code.png").write_bytes(code(said["code"]))

    def _compiler(self, design: str) -> typst.Compiler:
        if design not in self._compilers:
            file = self._room / f"{design}.typ"
            self._compilers[design] = typst.Compiler(file, root=self._room, font_paths=self._fonts)
        return self._compilers[design]


def _refused(sheet: Sheet, said: str) -> Mistakes:
    """Why a sheet can't be set, in words."""
    if found := _TOO_LARGE.search(said):
        what, needed, given = found.groups()
        unit, unit_zh = ("points", "像素") if sheet.size.medium == "screen" else ("mm", "毫米")
        message = f"“{what}” needs {needed} {unit}, and has {given} {unit}"
        hint, zh = (
            "Shorten it, or choose a larger size.",
            f"“{what}”需要{needed}{unit_zh}，只有{given}{unit_zh}",
        )
        mend = "请把文字改短，或者换大一号的纸"
    elif found := _NO_LETTER.search(said):
        message = f"no font of the folder pieces/fonts has “{found[1]}”"
        hint, zh = "Write another character, or add a font.", f"pieces/fonts 里的字体没有“{found[1]}”这个字"
        mend = "请换一个字，或者加一种字体"
    else:
        message, hint = f"it can't be set: {said.strip()}", "Look at its design in pieces/designs."
        zh, mend = f"排不出来：{said.strip()}", "请检查 pieces/designs 里的版式"
    return Mistakes([sheet.fault(message, hint, f"{zh}。{mend}。")])
