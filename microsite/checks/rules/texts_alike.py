"""Texts of the data that say in one language what they don't say in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from microsite.checks import told_days
from microsite.checks.rule import Rule
from microsite.checks.texts import all_texts
from microsite.checks.told_amounts import told
from microsite.content.project import Project
from microsite.data.message import Wording
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BRACES = re.compile(r"\{\{[^{}]*+\}\}")
_WORD = re.compile(r"\{\{ *([a-z_.]+)\( *([\"'][^\"'{}]*[\"'])")


def check(project: Project) -> Iterator[Mistake]:
    """Compare the years, days, amounts and words of each text; what one language alone says is more text."""
    for text, path, document in all_texts(project):
        for one, other in combinations(text.root, 2):
            for said in (*_SAID, _words) if isinstance(text, Wording) else _SAID:
                ours, theirs = said(text[one], one), said(text[other], other)
                here = [told for key, told in theirs.items() if key not in ours]
                there = [told for key, told in ours.items() if key not in theirs]
                if here and there:
                    yield document.mistake(
                        (*path, other),
                        f"it says {here[0]} in {other}, and {there[0]} in {one}",
                        "One of the two is wrong: write the same in both.",
                        f"{other} 里写的是 {here[0]}，{one} 里写的是 {there[0]}。"
                        "总有一个写错了，请改成一样的。",
                    )


def _years(text: str, language: Language) -> dict[object, str]:
    return {year: year for year in _YEAR.findall(_BRACES.sub("", text))}


def _days(text: str, language: Language) -> dict[object, str]:
    """Each day with its month as it is told, by what it is in any language."""
    return {(one.month, one.day): one.at.text for one in told_days.days(text)}


def _words(text: str, language: Language) -> dict[object, str]:
    """Each word that names something, with its name, which is the same in all languages."""
    return {(word, name): f"{word}({name})" for word, name in _WORD.findall(text)}


def _amounts(text: str, language: Language) -> dict[object, str]:
    """Each amount as it is told, by its unit and how much it is."""
    return {(one.unit, one.value): one.written for one in told(_BRACES.sub("", text), language)}


_SAID = (_years, _days, _amounts)

RULE = Rule(
    "MS128",
    "A text of the data says the same in each language",
    check,
    wrong="title: {en: Consumer week 2027, zh: 2026年宣传周}",
    right="title: {en: Consumer week 2027, zh: 2027年宣传周}",
    zh="同一段文字，两种语言里的年份、日期、数量或双花括号里的词不一样。请改成一样的。",
    why="A text of last year that was changed in one language alone tells half of the readers another day.",
    reads="texts",
)
