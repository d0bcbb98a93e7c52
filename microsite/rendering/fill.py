"""Putting one branch's values into the slots of every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from microsite.content.word import Words
from microsite.languages.direction import borrowed_letters, isolated_in, marked_in
from microsite.languages.writing import stand_in, writing
from microsite.rendering import gate
from microsite.rendering.cutting import CutTemplate, cut
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import Roots, RootsOf
from microsite.rendering.values import Values
from microsite.words.context import Context
from microsite.words.slots import END, HOME, NETWORK, PATH, ROOT, SHARED

_PATH = PATH.encode()


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
        values = self._values(context)
        for page in self.templates:
            roots = roots_of(page.template)
            literals, slots = self._layout(page, values, roots)
            parts = [b""] * (2 * len(slots) + 1)
            parts[::2] = literals
            parts[1::2] = [values.encoded(slot, roots.home, roots.network) for slot in slots]
            html = b"".join(parts).replace(_PATH, values.path)
            yield page.template.path, self._directed(html)

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
        values = self._values(context)
        shown: set[str] = set()
        yield values.path
        for page in self.templates:
            yield repr([values.holds(slot) for slot in page.conditions]).encode()
            shown.update(self._layout(page, values, Roots(SHARED, NETWORK, ROOT, HOME)).slots)
        for slot in sorted(shown):
            yield values.encoded(slot, HOME, NETWORK)

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
    fixed = {HOME: roots.home, ROOT: roots.site, SHARED: roots.shared, NETWORK: roots.network, PATH: PATH}
    literals, slots, kept = [""], list[str](), [True]  # kept: of each passage that is open, whether it is
    for position, token in enumerate(page.tokens):
        if position % 2 == 0:
            if all(kept):
                literals[-1] += token
        elif token == END:
            kept.pop()
        elif token in page.conditions:
            kept.append(values.holds(token))
        elif not all(kept):
            continue
        elif token in fixed:
            literals[-1] += fixed[token]
        else:
            slots.append(token)
            literals.append("")
    return Layout([literal.encode() for literal in literals], slots)
