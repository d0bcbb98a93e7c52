"""Spaces at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Edit, Mistake

_TRAILING = re.compile(r"(?<![ \t])(?P<spaces>[ \t]++)$(?=(?P<next>\n[^\n]*\S)?)", re.MULTILINE)


def check(content: Content) -> Iterator[Mistake]:
    """Find them in pages; two before another line are a line break that nobody sees, and are not mended."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, found in located(_TRAILING, page.text):
                spaces = found["spaces"]
                breaks = column > 1 and len(spaces) > 1 and found["next"]
                yield Mistake(
                    page.name,
                    line,
                    "two spaces at the end of the line break it"
                    if breaks
                    else "a space at the end of the line",
                    "Make a list or two paragraphs." if breaks else "Delete it.",
                    "行末有两个空格，会在这里换行。请分成两段，或写成列表。"
                    if breaks
                    else "行末有多余的空格。请删掉。",
                    column=column,
                    edit=None if breaks else Edit(spaces, ""),
                )


RULE = PageRule(
    "MS015",
    "No spaces at the end of a line",
    check,
    wrong="Keep the receipt.␠␠\nTake a photo.",
    right="Keep the receipt.\n\nTake a photo.",
    zh="行末有多余的空格。删掉。",
    why="Two of them break the line, and nobody sees why.",
    severity="warning",
    fixable=True,
)
