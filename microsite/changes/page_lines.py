"""A published file as lines that can be compared: what readers see, and what their browsers are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

import lxml.html

_INLINE = frozenset(  # what stands within a line
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
    )
)
_UNTOLD = frozenset(("class", "id"))  # they say nothing by themselves, but count as markup
_UP = re.compile(r"\A(?:\.\./)+")
_AROUND = 24  # characters shown beside what differs
_LONGEST = 160


class Fact(NamedTuple):
    """Something that differs: before and after; None where it was or is not there."""

    before: str | None
    after: str | None
    is_seen: bool = False  # by a reader of the page


def facts(name: str, before: bytes, after: bytes) -> list[Fact]:
    """What differs in a file; at least one fact for files that are not the same."""
    if name.endswith(".html"):
        old, new = _Page(before), _Page(after)
        found = [*_differing(old.texts, new.texts, True), *_differing(old.orders, new.orders, False)]
    else:
        found = [*_differing(_parts(before), _parts(after), False)]
    return found or [Fact(f"{len(before)} bytes", f"{len(after)} bytes")]


class _Page:
    """The texts of a page, each block one line, and its attributes and scripts in their order."""

    def __init__(self, content: bytes) -> None:
        self.texts: list[str] = []
        self.orders: list[str] = []
        self._line = ""
        self._read(lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8")))
        self._end()

    def _end(self) -> None:
        if line := " ".join(self._line.split()):
            self.texts.append(line)
        self._line = ""

    def _read(self, element: lxml.html.HtmlElement) -> None:
        tag = str(element.tag) if isinstance(element.tag, str) else "!"
        if tag not in _INLINE:
            self._end()
        for name, value in sorted(element.attrib.items()):
            if name not in _UNTOLD:
                self.orders.append(f"<{tag} {name}> {_UP.sub('', value)}".strip())
        if tag in ("script", "style", "!"):
            self.orders.append(f"<{tag}> {' '.join((element.text or '').split())}")
        else:
            self._line += element.text or ""
        for child in element:
            self._read(child)
        if tag not in _INLINE:
            self._end()
        self._line += element.tail or ""


def _parts(content: bytes) -> list[str]:
    """A file of data or a script in small parts; none if it is no text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return []
    return [part for part in map(str.strip, re.split(r"[\n,;{}]", text)) if part]


def _differing(old: list[str], new: list[str], is_seen: bool) -> Iterator[Fact]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            for before, after in zip_longest(old[first:last], new[new_first:new_last]):
                if before != after:
                    yield Fact(*_shortened(before, after), is_seen)


def _shortened(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two lines, of each the part that differs and a little around it."""
    if before is None or after is None:
        return tuple(line and _cut(line) for line in (before, after))  # type: ignore[return-value]
    least = min(len(before), len(after))
    start = next((place for place in range(least) if before[place] != after[place]), least)
    left = least - start
    end = next((place for place in range(left) if before[-1 - place] != after[-1 - place]), left)
    return _around(before, start, end), _around(after, start, end)


def _around(line: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(line), len(line) - end + _AROUND)
    return ("…" if first else "") + _cut(line[first:last]) + ("…" if last < len(line) else "")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
