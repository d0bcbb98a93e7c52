"""Mending by itself what can only be meant one way."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

from microsite import faults
from microsite.files import plain
from microsite.files.csvfile import LARGEST_FILE
from microsite.files.layers import is_common
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.whole import replace


def mend(folder: Path, mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Make the edits of mistakes, each file whole or not at all; gives what was mended."""
    by_file: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        for one in (mistake, *mistake.consequences):
            if one.edit and not is_common(one.file):
                by_file.setdefault(one.file, []).append(one)
    return [mistake for file, wrong in by_file.items() for mistake in _mend(folder / file, file, wrong)]


def _mend(path: Path, name: str, mistakes: list[Mistake]) -> list[Mistake]:
    mark = codecs.BOM_UTF8 if plain.read(path, name, LARGEST_FILE).startswith(codecs.BOM_UTF8) else b""
    lines = plain.text(path, name, LARGEST_FILE).split("\n")
    mended = []
    end = (
        len(lines) + 1,
        0,
    )  # edits are made from the end of the file, so that the places before them stay right
    for mistake in sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column), reverse=True):
        assert mistake.edit
        old, new = mistake.edit
        line, start = lines[mistake.line - 1], mistake.column - 1
        if line.startswith(old, start) and (mistake.line, mistake.column + len(old)) <= end:
            new = new.replace("\n", "\r\n") if lines[0].endswith("\r") else new
            lines[mistake.line - 1] = line[:start] + new + line[start + len(old) :]
            end = (mistake.line, mistake.column)
            mended.append(mistake)
    try:
        replace(path, mark + "\n".join(lines).encode())
    except OSError as error:
        fault = faults.told(error)
        raise Mistakes.one(
            name,
            0,
            f"can't be written: {fault.message}",
            "It is as it was before.",
            f"文件写不进去：{fault.zh}。文件没有改动。",
        ) from None
    return mended
