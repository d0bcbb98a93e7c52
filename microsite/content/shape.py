"""The lines of a page as people see them in a preview: which begin a list item, which stand in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from microsite.content.page import Page

WORD = "\ufffc"  # stands for each letter of what is in braces, which is text and no blank line
BY_HAND = r"(?:\d{1,2}[、．]|[①-⑳])"  # with what people number lines that no renderer takes for a list
_SEEN = re.compile(r"[^\n]")
_ITEM = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_RULE = re.compile(r"([-*_])(?: *\1){2,}\s*")
_CELL = re.compile(r":?-++:?")
_CONTAINER = re.compile(r"!!! ?(?=\w)|(?:\?\?\?\+?|===)\s|: {1,}\S")
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_FENCE = re.compile(r"`{3,}|~{3,}")


class Line(NamedTuple):
    """A line: its number, what stands before it in a quotation, how far it is indented, its text and kind."""

    number: int
    quoted: str
    indent: int
    text: str
    kind: str  # blank, item, row, delimiter, container, heading, fence, text

    @property
    def content(self) -> int:
        """Where what belongs to a list item begins in the preview."""
        found = _ITEM.match(self.text)
        return self.indent + (len(found["marker"]) + min(len(found["gap"]), 4) if found else 0)

    @property
    def column(self) -> int:
        """Where the text of the line begins."""
        return len(self.quoted) + self.indent + 1


_WIDE_ROW = re.compile("｜[^\n]*｜")  # meant as a row; that its bars are none is told by itself


@lru_cache(1000)
def lines(page: Page) -> tuple[Line, ...]:
    """The lines below the front matter; code is blank."""
    parts, position = [], 0
    for braces in page.braces:
        written = page.read_text[braces.start : braces.end]
        instead = written if written.isspace() else _SEEN.sub(WORD, written)
        parts += [page.read_text[position : braces.start], instead]
        position = braces.end
    text = "".join([*parts, page.read_text[position:]])
    first = page.header.count("\n")
    return tuple(_kinds(list(enumerate(text.split("\n"), 1))[first:]))


def _kinds(numbered: list[tuple[int, str]]) -> Iterator[Line]:
    in_table = False
    for place, (number, line) in enumerate(numbered):
        quoted = re.match(r"(?: {0,3}+> ?+)*+", line)
        before = quoted[0] if quoted else ""
        rest = line[len(before) :].expandtabs(4)
        text = rest.lstrip(" ")
        below = numbered[place + 1][1][len(before) :].strip() if place + 1 < len(numbered) else ""
        kind = _kind(text.rstrip())
        if kind in ("text", "item") and "|" in text and "|" in below and _is_delimiter(below):
            kind, in_table = "row", True
        elif in_table and kind == "text" and "|" in text:
            kind = "delimiter" if _is_delimiter(text.rstrip()) else "row"
        else:
            in_table = in_table and kind in ("text", "row")
        yield Line(number, before, len(rest) - len(text), text.rstrip(), kind)


def _is_delimiter(text: str) -> bool:
    """Whether a line parts the head of a table from its rows."""
    return all(_CELL.fullmatch(cell.strip()) for cell in text.removeprefix("|").removesuffix("|").split("|"))


def _kind(text: str) -> str:
    if not text:
        return "blank"
    if _RULE.fullmatch(text):
        return "rule"
    for kind, shape in (
        ("row", _WIDE_ROW),
        ("item", _ITEM),
        ("container", _CONTAINER),
        ("heading", _HEADING),
        ("fence", _FENCE),
    ):
        if shape.match(text):
            return kind
    return "text"
