"""Sums of money that one language states, and another one otherwise in the same section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.checks import twins
from microsite.checks.rule import PageRule, located
from microsite.content import amounts
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_IN_DIGITS = r"(?<![\d.,])\d[\d,]{0,19}(?:\.\d{1,4})?"
_SIGNS = "零〇一二两三四五六七八九十百千"
_IN_SIGNS = f"(?<![第几数好上成万亿{_SIGNS}])[{_SIGNS}][{_SIGNS}万亿]{{0,12}}"


def _one_or_range(number: str, scale: str, to: str, ending: str = "") -> str:
    """A sum, or from which to which it goes; `ending` is of the names of its groups."""
    first, last = (
        rf"(?P<{name}{ending}>{number})(?P<of_{name}{ending}>{scale})?" for name in ("first", "last")
    )
    return f"{first}(?:{to}{last})?"


_EN = _IN_DIGITS, r" ?(?:thousand|million|billion|k|m|bn)\b", "(?: to | ?[-–—~] ?)"
_ZH = rf"(?:{_IN_DIGITS}|{_IN_SIGNS})", "[千万亿]", "(?:至|到|[-–—~～]{1,2})"
_SUM = {
    "en": re.compile(
        rf"(?:\b(?:RMB|CNY)|¥) ?{_one_or_range(*_EN)}(?!\.?\w)|{_one_or_range(*_EN, '_of')}[ -]yuan\b"
    ),
    "zh": re.compile(rf"(?:人民币|RMB|CNY|¥) ?{_one_or_range(*_ZH)}|{_one_or_range(*_ZH, '_of')}元"),
}
_BEGINS = f"RC¥人0123456789{_SIGNS}"
_TIMES = {"thousand": 1000, "k": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_TIMES |= {"千": 1000, "万": 10_000, "亿": 10**8}


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
    for line, column, sum in located(_SUM[page.language], page.text, _BEGINS):
        said = found.setdefault(twins.section_of(page, line, sections), {})
        for value in _values(sum):
            said.setdefault(value, _Sum(line, column, sum[0]))
    return found


def _values(sum: re.Match[str]) -> Iterator[float]:
    """What a sum is in yuan, and of a range both ends: 3 to 5 million are millions twice."""
    groups = {name.removesuffix("_of"): written for name, written in sum.groupdict().items() if written}
    first, last, of_last = groups["first"], groups.get("last"), groups.get("of_last", "")
    if first[0] not in _SIGNS or not last:  # 六千到一万 and 三到五万 look alike, and mean 6,000 and 30,000
        yield _value(first, groups.get("of_first", of_last))
    if last:
        yield _value(last, of_last)


def _value(number: str, scale: str) -> float:
    times = _TIMES.get(scale.strip(), 1)
    return round(amounts.value(number) * times, 2)


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
