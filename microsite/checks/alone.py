"""Which paragraph of a section has no twin in the other language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsite.content.page import Page
from microsite.content.shape import WORD, lines

_MOST = 3  # paragraphs that are looked for together
_CLEARLY = 0.4  # so much better one place must be than every other
_WORDS = re.compile(f"{WORD}+")  # what stands in braces, as long in every language
_LINKS = re.compile(r"\]\(([^()\s]*)\)")
_NUMBERS = re.compile(r"\d+")


@dataclass
class Paragraph:
    """A paragraph, list item, row or box: in which section and line it begins, and what stands in it."""

    section: str
    line: int
    kind: str
    text: str

    def unlike(self, other: Paragraph) -> float:
        """How unlike one in another language it is: in its kind, words, links and numbers."""
        differ = sum(
            find.findall(self.text) != find.findall(other.text) for find in (_WORDS, _LINKS, _NUMBERS)
        )
        return 2 * (self.kind != other.kind) + differ


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """Every paragraph, item, row and box of a page; before the first heading stands a section without id."""
    headings = {heading.line: heading.id or "" for heading in page.headings}
    section, above, last = "", "blank", None
    for line in lines(page):
        begins = line.kind in ("item", "row", "container") or (
            line.kind == "text" and above in ("blank", "heading", "rule")
        )
        if begins or line.number in headings:
            if last:
                yield last
            section = headings.get(line.number, section)
            last = Paragraph(section, line.number, line.kind, line.text) if begins else None
        elif last:
            last.text += line.text
        above = line.kind
    if last:
        yield last


def alone(more: Page, fewer: Page, section: str) -> int:
    """The line of the first paragraph that only one of two pages has; 0 if it can't be told."""
    ours, theirs = ([one for one in paragraphs(page) if one.section == section] for page in (more, fewer))
    extra = len(ours) - len(theirs)
    if not theirs or not 0 < extra <= _MOST:
        return 0
    unlike = [_unlike([*ours[:place], *ours[place + extra :]], theirs) for place in range(len(theirs) + 1)]
    best, second = sorted(unlike)[:2]
    return ours[unlike.index(best)].line if best + _CLEARLY < second else 0


def _unlike(ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> float:
    """How unlike the paragraphs of two sections are, each beside its twin, also in length."""
    pairs = [*zip(ours, theirs, strict=True)]
    lengths = [math.log((len(one.text) + 1) / (len(other.text) + 1)) for one, other in pairs]
    usual = sum(lengths) / len(lengths)  # as one language takes fewer letters than another
    return sum(one.unlike(other) for one, other in pairs) + sum(abs(one - usual) for one in lengths)
