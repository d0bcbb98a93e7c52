"""Putting one branch's values into the slots of every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from microsite.content.page import address
from microsite.content.word import Words
from microsite.languages.direction import borrowed_letters, isolated_in, marked_in
from microsite.languages.writing import stand_in, writing
from microsite.rendering import gate
from microsite.rendering.cutting import SLOT, CutTemplate, cut
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import Roots, RootsOf
from microsite.rendering.template import EVENT
from microsite.rendering.values import Values
from microsite.words.context import Context
from microsite.words.slots import END, HOME, NETWORK, ROOT, SHARED

_NOWHERE = Roots("", "", "", "")


class Layout(NamedTuple):
    """A page with its conditional passages decided: literals, and the slots between them."""

    literals: list[bytes]
    slots: list[str]


@dataclass
class Filler:
    """One language, ready to be filled for any branch."""

    rendering: Rendering
    words: Words
    _layouts: dict[tuple[object, ...], Layout] = field(default_factory=dict)
    _last: Values | None = None

    @cached_property
    def templates(self) -> list[CutTemplate]:
        """All templates, cut at their slots."""
        return cut(self.rendering, self.words)

    @cached_property
    def attributes(self) -> Mapping[str, bool]:
        """The slots that stand in attributes, and whether they begin an address there."""
        return gate.in_attributes(template.text for template in self.rendering.templates)

    def filled(self, context: Context, roots_of: RootsOf) -> Iterator[tuple[str, bytes]]:
        """Every page of one branch in this language: path within the language's folder, and content."""
        for path, page, values in self._pages(context):
            yield path, self._page(page, values, roots_of)

    def page(self, context: Context, roots_of: RootsOf, path: str) -> bytes:
        """One page of a branch, by the path of its text."""
        name = f"{address(path)}index.html"
        (page,) = (page for page in self.templates if page.template.path == name)
        return self._page(page, self._values(context), roots_of)

    def names(self, context: Context) -> Iterator[str]:
        """The paths of all pages of a branch."""
        return (path for path, _, _ in self._pages(context))

    def _pages(self, context: Context) -> Iterator[tuple[str, CutTemplate, Values]]:
        """Each page of a branch: its path, what is filled, and with what; of each event there is one."""
        values = self._values(context)
        for page in self.templates:
            if page.template.path != EVENT:
                yield page.template.path, page, values
                continue
            for held in context.roster.with_pages(context.branch, context.today):
                yield f"{held.folder}index.html", page, values.of_event(held)

    def _page(self, page: CutTemplate, values: Values, roots_of: RootsOf) -> bytes:
        roots = roots_of(page.template)
        literals, slots = self._layout(page, values, roots)
        parts = [b""] * (2 * len(slots) + 1)
        parts[::2] = literals
        parts[1::2] = map(values.encoded(roots.home, roots.network).__getitem__, slots)
        return self._directed(b"".join(parts))

    def _directed(self, html: bytes) -> bytes:
        """A page as its language is written: what it borrows is marked, and numbers keep their direction."""
        language = self.rendering.language
        letters, is_turned = borrowed_letters(language), writing(language).direction == "rtl"
        if not (letters or is_turned):
            return html
        page = marked_in(html.decode(), letters, writing(stand_in()).tag) if letters else html.decode()
        return (isolated_in(page) if is_turned else page).encode()

    def values(self, context: Context) -> Iterator[bytes]:
        """All that tells one branch's pages from another's, to see whether they have changed."""
        shown: set[str] = set()
        own = self._values(context)
        for path, page, values in self._pages(context):
            yield repr([values.holds(slot) for slot in page.conditions]).encode()
            slots = self._layout(page, values, _NOWHERE).slots
            if values is own:
                shown.update(slots)
                continue
            yield path.encode()
            yield from map(values.encoded(HOME, NETWORK).__getitem__, slots)
        yield from map(own.encoded(HOME, NETWORK).__getitem__, sorted(shown))

    def _values(self, context: Context) -> Values:
        """The values of a branch; those of the last one are kept, for they are asked for twice."""
        if self._last is None or self._last.context.branch is not context.branch:
            self._last = Values(self.rendering, self.words, context, self.attributes)
        return self._last

    def _layout(self, page: CutTemplate, values: Values, roots: Roots) -> Layout:
        """The layout of a page, which most branches share."""
        conditions = tuple(map(values.holds, page.conditions))
        key = (page.template.path, conditions, roots)
        if key not in self._layouts:
            self._layouts[key] = _decide(page, values, roots)
        return self._layouts[key]


def _decide(page: CutTemplate, values: Values, roots: Roots) -> Layout:
    fixed = {HOME: roots.home, ROOT: roots.site, SHARED: roots.shared, NETWORK: roots.network}
    text, kept = list[str](), [True]  # kept: of each passage that is open, whether it is
    for position, token in enumerate(page.tokens):
        if position % 2 == 0:
            if all(kept):
                text.append(token)
        elif token == END:
            kept.pop()
        elif token in page.conditions:
            kept.append(values.holds(token))
        elif all(kept):
            text.append(fixed.get(token, token))
    parts = SLOT.split("".join(text))
    return Layout([literal.encode() for literal in parts[::2]], parts[1::2])
