"""Mending by itself what can only be meant one way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from microsite.files import rewriting
from microsite.files.layers import is_common
from microsite.files.mistakes import Mistake
from microsite.files.rewriting import Splice


def mend(folder: Path, mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Make the edits of mistakes, each file whole or not at all; gives what was mended."""
    by_file: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        for one in (mistake, *mistake.consequences):
            if one.edit and not is_common(one.file):
                by_file.setdefault(one.file, []).append(one)
    return [mistake for file, wrong in by_file.items() for mistake in _mend(folder / file, file, wrong)]


def _mend(path: Path, name: str, mistakes: list[Mistake]) -> list[Mistake]:
    text, encoding = rewriting.written(path, name)
    begins = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    by_splice: dict[Splice, Mistake] = {}
    for mistake in mistakes:
        assert mistake.edit
        by_splice[Splice(begins[mistake.line - 1] + mistake.column - 1, *mistake.edit)] = mistake
    text, made = rewriting.spliced(text, by_splice)
    rewriting.write(path, name, text, encoding)
    return [by_splice[splice] for splice in made]
