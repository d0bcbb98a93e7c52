"""Sums of money that one language states, and another one otherwise in the same section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.checks import twins
from microsite.checks.rule import PageRule, located
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_NUMBER = r"(?<![\d.,])(?P<{}>\d[\d,]{{0,19}}(?:\.\d{{1,4}})?)"
_SUM = {
    "en": re.compile(
        rf"(?:\bRMB|¥) ?{_NUMBER.format('before')}(?: (?P<of_before>million|billion)\b)?"
        rf"|{_NUMBER.format('after')}(?: (?P<of_after>million|billion))?[ -]yuan\b"
    ),
    "zh": re.compile(rf"{_NUMBER.format('after')}(?P<of_after>[万亿])?元|¥ ?{_NUMBER.format('before')}"),
}
_TIMES = {"万": 10_000, "亿": 100_000_000, "million": 1_000_000, "billion": 1_000_000_000}


class _Sum(NamedTuple):
    line: int
    column: int
    written: str


def check(content: Content) -> Iterator[Mistake]:
    """Compare the sums of each section with its twin in the network's first language."""
    first, *others = content.pages.values()
    for pages in others:
        for page in pages.values():
            if page.path in first and page.language in _SUM and first[page.path].language in _SUM:
                yield from _compare(first[page.path], page)


def _compare(one: Page, other: Page) -> Iterator[Mistake]:
    """Tell of sections in which each page has a sum that the other lacks; a lack alone is a longer text."""
    sections = twins.common_sections(one, other)
    ours, theirs = _by_section(one, sections), _by_section(other, sections)
    for section in ours.keys() & theirs.keys():
        here = [said for value, said in theirs[section].items() if value not in ours[section]]
        there = [said for value, said in ours[section].items() if value not in theirs[section]]
        if here and there:
            yield _differing(one, other, there[0], here[0])


def _by_section(page: Page, sections: set[str]) -> dict[str, dict[float, _Sum]]:
    found: dict[str, dict[float, _Sum]] = {}
    for line, column, sum in located(_SUM[page.language], page.text, "R¥0123456789"):
        said = found.setdefault(twins.section_of(page, line, sections), {})
        said.setdefault(_value(sum), _Sum(line, column, sum[0]))
    return found


def _value(sum: re.Match[str]) -> float:
    """What a sum is in yuan."""
    groups = sum.groupdict()
    number = (groups["before"] or groups["after"]).replace(",", "")
    of = groups.get("of_before") or groups.get("of_after")
    return round(float(number) * _TIMES.get(of or "", 1), 2)


def _differing(one: Page, other: Page, ours: _Sum, theirs: _Sum) -> Mistake:
    where = f"{one.name}:{ours.line}"
    return Mistake(
        other.name,
        theirs.line,
        f"“{theirs.written}” stands here, “{ours.written}” in the other language ({where})",
        "One of the two is wrong: write the same sum in both pages, and reckon again what is made of it.",
        f"这里写的是“{theirs.written}”，另一种语言（{where}）写的是“{ours.written}”。"
        "总有一个写错了：两个网页要写同一个数，由它算出来的数也要重算一遍。",
        column=theirs.column,
    )


RULE = PageRule(
    "MS126",
    "Sums of money are the same in each language",
    check,
    wrong="RMB 5,000 of interest … 利息8000元",
    right="RMB 5,000 of interest … 利息5000元",
    zh="同一节里，两种语言写的金额不一样。请改成一样的，由它算出来的数也要重算。",
    why="Half of the readers would learn a wrong sum, and nobody who reads one language alone can see it.",
)
