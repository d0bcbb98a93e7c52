"""Slots: one private-use character in a rendered page for each value of a branch.

One character can't be split by Markdown, a typographer or a Chinese segmenter,
and survives attributes, tables and admonitions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FIRST, LAST = 0xF0000, 0xFFFFD  # Supplementary Private Use Area-A: one a deferred call
HOME, SHARED, NETWORK, SITE, PATH, END, ROOT = (chr(0x100000 + n) for n in range(7))
SITE_URL = f"https://{SITE}/{PATH}"  # what a renderer takes for the address of the site

RESERVED = re.compile("[\U000f0000-\U0010fffd]")
_ESCAPED = re.compile(r"\\u(db[89a-f][0-9a-f])\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


class Call(NamedTuple):
    """A word as an editor wrote it, with what it was given."""

    word: str
    args: tuple[Any, ...] = ()
    kwargs: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        if self.word == "branch" or ("." in self.word and not self.args and not self.kwargs):
            return self.word
        given = ", ".join([*map(repr, self.args), *(f"{key}={value!r}" for key, value in self.kwargs)])
        name, dot, attribute = self.word.partition(".")
        return f"{name}({given}){dot}{attribute}"


@dataclass
class Slots:
    """The deferred calls of one rendering; equal calls share a slot."""

    calls: list[Call] = field(default_factory=list)
    pages: list[set[str]] = field(default_factory=list)

    def defer(self, call: Call, page: str) -> str:
        """The character that stands for a call; `page` is remembered for messages."""
        if call not in self.calls:
            if FIRST + len(self.calls) > LAST:
                raise ValueError("too many different words in one language")
            self.calls.append(call)
            self.pages.append(set())
        number = self.calls.index(call)
        self.pages[number].add(page)
        return chr(FIRST + number)


def number(character: str) -> int | None:
    """The number of a deferred call's slot, or None for another character."""
    code = ord(character)
    return code - FIRST if FIRST <= code <= LAST else None


def unescape(text: str) -> str:
    """Turn slots that JSON wrote as surrogate pairs into characters."""
    return _ESCAPED.sub(
        lambda pair: chr(0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00), text
    )


def as_text(markup: str) -> str:
    """Keep reserved characters that stand in data from being taken for slots."""
    return RESERVED.sub(lambda found: f"&#x{ord(found[0]):X};", markup)
