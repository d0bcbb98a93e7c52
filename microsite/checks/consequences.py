"""Findings that follow from others: they go as soon as those are mended, and are not told beside them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from microsite.checks.rule import Finding, Rule
from microsite.checks.rules import front_matter, headings, layout, marks, numbers, parity, raw_html, tongues
from microsite.checks.rules import words as said
from microsite.content.project import Content
from microsite.files.mistakes import About, Mistake


class _Kind(NamedTuple):
    """What a rule finds: all of it, or what is about one thing."""

    rule: Rule
    about: About | None = None

    def holds(self, one: Finding) -> bool:
        return one.rule is self.rule and self.about in (None, one.mistake.about)


class _Consequence(NamedTuple):
    """What follows from some causes that are told of the same place."""

    kind: _Kind
    causes: tuple[_Kind, ...]
    place: Callable[[Content, Mistake], Hashable]


def page_path(content: Content, mistake: Mistake) -> str:
    """The path of the page in which a mistake stands, that of its twin too; empty elsewhere."""
    page = content.by_name.get(mistake.file)
    return page.path if page else ""


def _section(content: Content, mistake: Mistake) -> Hashable:
    """The page and section, the same in all languages."""
    page = content.by_name.get(mistake.file)
    if not page:
        return mistake.file, ""
    above = [heading.id or "" for heading in page.headings if heading.line <= mistake.line]
    return page.path, above[-1] if above else ""


def _page(content: Content, mistake: Mistake) -> Hashable:
    return page_path(content, mistake) or mistake.file


def _line(_: Content, mistake: Mistake) -> Hashable:
    return mistake.file, mistake.line


HEADINGS = _Kind(parity.RULE, "headings")
SECTIONS = _Kind(tongues.RULE, "sections")
_WRONG_HEADINGS = (_Kind(headings.RULE), _Kind(tongues.RULE, ""))
_CONSEQUENCES = (
    _Consequence(_Kind(parity.RULE, "words"), (_Kind(said.RULE), _Kind(numbers.RULE)), _page),
    _Consequence(HEADINGS, _WRONG_HEADINGS, _page),
    _Consequence(SECTIONS, _WRONG_HEADINGS, _page),
    _Consequence(SECTIONS, (_Kind(layout.RULE), _Kind(marks.RULE, "shape")), _section),
    _Consequence(_Kind(parity.RULE, "related"), (_Kind(front_matter.RULE, "related"),), _page),
    _Consequence(_Kind(raw_html.RULE, "number"), (_Kind(numbers.RULE),), _line),
)


def without_consequences(content: Content, all: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that follow from no other one."""
    all = list(all)
    caused = [(one, _caused(content, all, one)) for one in _CONSEQUENCES]
    for one in all:
        if not any(
            consequence.kind.holds(one) and consequence.place(content, one.mistake) in places
            for consequence, places in caused
        ):
            yield one


def _caused(content: Content, all: list[Finding], consequence: _Consequence) -> set[Hashable]:
    """The places in which the causes of a consequence stand."""
    return {
        consequence.place(content, mistake)
        for one in all
        if any(cause.holds(one) for cause in consequence.causes)
        for mistake in (one.mistake, *one.mistake.consequences)
    }
