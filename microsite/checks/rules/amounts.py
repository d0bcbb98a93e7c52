"""Amounts, days, times and links that one language has otherwise than another in the same section."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from itertools import chain

from microsite.checks import told_days, twins
from microsite.checks.rule import PageRule, located, placed
from microsite.checks.told_amounts import Amount, told
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)", re.ASCII)
_WORD = re.compile(r"\{\{[^{}]*+\}\}")
_LINK = re.compile(r"\]\((?P<where>[^)\s]{1,200}\.md(?:#[\w-]{1,100})?|#[\w-]{1,100})")


def check(content: Content) -> Iterator[Mistake]:
    """Compare the amounts of each section with its twin in the network's first language."""
    first, *others = content.pages.values()
    for pages in others:
        for page in pages.values():
            if page.path in first:
                yield from _compare(first[page.path], page)


def _compare(one: Page, other: Page) -> Iterator[Mistake]:
    """Tell of sections in which each page has an amount that the other lacks; a lack alone is more text."""
    sections = twins.common_sections(one, other)
    ours, theirs = _by_section(one, sections), _by_section(other, sections)
    for place in ours.keys() & theirs.keys():
        here = [amount for value, amount in theirs[place].items() if value not in ours[place]]
        there = [amount for value, amount in ours[place].items() if value not in theirs[place]]
        if here and there:
            yield _differing(one, other, there[0], here[0])


def _by_section(page: Page, sections: set[str]) -> dict[tuple[str, str], dict[Hashable, Amount]]:
    """What each section states of each kind, each where it first stands."""
    found: dict[tuple[str, str], dict[Hashable, Amount]] = {}
    stated = ((amount.unit, amount.value, amount) for amount in told(page.text, page.language))
    for kind, value, amount in chain(stated, _days(page), _links(page)):
        place = twins.section_of(page, amount.line, sections), kind
        found.setdefault(place, {}).setdefault(value, amount)
    return found


def _days(page: Page) -> Iterator[tuple[str, Hashable, Amount]]:
    """Years, days with their months and times of day below the header, but not those of words."""
    header = page.header.count("\n")
    text = _WORD.sub(lambda word: " " * len(word[0]), page.text)
    found: list[tuple[str, Hashable, told_days.Told]] = [
        ("year", year[0], told_days.Told(year[0], *year.span())) for year in _YEAR.finditer(text)
    ]
    found += [("day", (day.month, day.day), day.at) for day in told_days.days(text)]
    found += [("time", minutes, at) for at, minutes in told_days.times(text)]
    for kind, value, at in found:
        line, column = placed(text, at.begin)
        if line > header:
            yield kind, value, Amount(kind, 0, line, column, at.text)


def _links(page: Page) -> Iterator[tuple[str, Hashable, Amount]]:
    """Where links to other pages lead."""
    for line, column, found in located(_LINK, page.text):
        yield "link", found["where"], Amount("link", 0, line, column, found["where"])


def _differing(one: Page, other: Page, ours: Amount, theirs: Amount) -> Mistake:
    where = f"{one.name}:{ours.line}"
    return Mistake(
        other.name,
        theirs.line,
        f"“{theirs.written}” stands here, “{ours.written}” in the other language ({where})",
        "One of the two is wrong: write the same in both pages, and reckon again what is made of it.",
        f"这里写的是“{theirs.written}”，另一种语言（{where}）写的是“{ours.written}”。"
        "总有一个写错了：两个网页要写同一个数，由它算出来的数也要重算一遍。",
        column=theirs.column,
    )


RULE = PageRule(
    "MS126",
    "Amounts, days and links are the same in each language",
    check,
    wrong="RMB 5,000 of interest … 利息8000元",
    right="RMB 5,000 of interest … 利息5000元",
    zh="同一节里，两种语言写的金额、期限、日期、时间或链接不一样。请改成一样的，由它算出来的数也要重算。",
    why="Half of the readers would learn a wrong sum or period, and nobody who reads one language sees it.",
)
