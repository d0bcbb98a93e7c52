"""Texts of the data that say in one language what they don't say in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
Told = Mapping[tuple[str, object], str]  # what a text says, by its kind and by what it is in any language
_WORD = re.compile(r"\{\{ *([a-z_.]+)\( *([\"'][^\"'{}]*[\"'])")


def check(project: Project) -> Iterator[Mistake]:
    """Compare the years, days, amounts and words of each text; what one language alone says is more text."""
    for text, path, document in all_texts(project):
        for one, other in combinations(text.root, 2):
            for said in (*_SAID, _words) if isinstance(text, Wording) else _SAID:
                if pair := _unlike(said(text[one], one), said(text[other], other)):
                    there, here = pair
                    yield document.mistake(
                        (*path, other),
                        f"it says {here} in {other}, and {there} in {one}",
                        "One of the two is wrong: write the same in both.",
                        f"{other} 里写的是 {here}，{one} 里写的是 {there}。总有一个写错了，请改成一样的。",
                    )


def _unlike(ours: Told, theirs: Told) -> tuple[str, str] | None:
    """The first of one kind that each of two texts has and the other lacks; a lack alone is more text."""
    there = [(key, said) for key, said in ours.items() if key not in theirs]
    for (kind, _), said in ((key, said) for key, said in theirs.items() if key not in ours):
        for (its, _), other in there:
            if kind == its:
                return other, said
    return None


def _years(text: str, language: Language) -> Told:
    return {("year", year): year for year in _YEAR.findall(_BRACES.sub("", text))}


def _days(text: str, language: Language) -> Told:
    """Each day with its month as it is told, by what it is in any language."""
    return {("day", (one.month, one.day)): one.at.text for one in told_days.days(text)}


def _words(text: str, language: Language) -> Told:
    """Each word that names something, with its name, which is the same in all languages."""
    return {("word", (word, name)): f"{word}({name})" for word, name in _WORD.findall(text)}


def _amounts(text: str, language: Language) -> Told:
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
