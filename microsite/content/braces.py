"""Where braces stand in a page, found in one pass, however many of them are left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENING = re.compile(r"\{(?:##|\{|%)")
_CLOSING = {"{{": "}}", "{%": "%}", "{##": "##}"}
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
LONG = "{## long ##}"  # behind a sentence that must stay longer than is easily read
_INSTRUCTION = re.compile(r"\{%[-+]?\s*(\w*)")


class Braces(NamedTuple):
    """A pair of braces with what stands in it; `last` is its last line."""

    start: int
    end: int
    line: int
    column: int
    last: int
    text: str

    @property
    def instruction(self) -> str:
        """The first word of an instruction such as {% call … %}; empty in other braces."""
        found = _INSTRUCTION.match(self.text)
        return found[1] if found else ""

    @property
    def is_comment(self) -> bool:
        """Whether it holds a comment, which nobody would see."""
        return self.text.startswith("{##")


def scan(text: str) -> Iterator[Braces]:
    """All braces in order; what stands between {% raw %} and {% endraw %} is text."""
    line, begin, position = 1, 0, 0
    for start, end in _pairs(text):
        line += text.count("\n", position, start)
        begin = max(begin, text.rfind("\n", position, start) + 1)
        written = text[start:end]
        yield Braces(start, end, line, start - begin + 1, line + written.count("\n"), written)
        position = start


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    position, left_open = 0, set[str]()
    while found := OPENING.search(text, position):
        closing = _CLOSING[found[0]]
        end = -1 if closing in left_open else text.find(closing, found.end())
        if end < 0:
            left_open.add(closing)
            position = found.end()
            continue
        position = end + len(closing)
        yield found.start(), position
        if _RAW.fullmatch(text, found.start(), position):
            if not (end_of_raw := _END_OF_RAW.search(text, position)):
                return
            position = end_of_raw.end()
            yield end_of_raw.start(), position
