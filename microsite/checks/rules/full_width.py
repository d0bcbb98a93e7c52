"""Digits, Latin letters and spaces of the Chinese keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Edit, Mistake

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|\u3000+")


def check(content: Content) -> Iterator[Mistake]:
    """Find full-width digits, letters and spaces in pages and data."""
    for file, text in content.written.items():
        for line, column, wide in located(_WIDE, text):
            blank = wide[0].isspace()
            narrow = "" if blank and column == 1 else unicodedata.normalize("NFKC", wide[0])
            yield Mistake(
                file,
                line,
                "a full-width space" if blank else f"full-width characters: {wide[0]}",
                "Write an ordinary space, or none." if blank else f"Write {narrow}.",
                "空格是全角的。请改成普通空格，或删掉。"
                if blank
                else f"“{wide[0]}”是全角的。请改成半角：{narrow}。",
                column=column,
                edit=Edit(wide[0], narrow),
            )


RULE = PageRule(
    "MS014",
    "Digits, Latin letters and spaces are of ordinary width",
    check,
    wrong="请打１２３７８。",
    right='请打{{ hotline("12378") }}。',
    zh="数字、字母或空格是全角的。改成半角。",
    why="Search does not find them, and a heading with a full-width space behind # is none.",
    fixable=True,
    is_cause=True,
)
