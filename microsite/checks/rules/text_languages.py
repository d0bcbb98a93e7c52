"""Texts of the data that stand under another language's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.texts import texts
from microsite.content.project import Project
from microsite.content.tongue import mostly_in
from microsite.data.message import Wording
from microsite.data.record import Text
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language
from microsite.languages.writing import writing

WORDS = re.compile(r"\{[{%][^{}]*+[}%]\}")
A_NAME = 3  # words at most, which may be the same in all languages: “ATM 24h”


def check(project: Project) -> Iterator[Mistake]:
    """Find one language where another one is asked."""
    for text, path, document in texts(project.roster):
        yield from _of(text, path, document)


def _of(text: Text, path: KeyPath, document: Document) -> Iterator[Mistake]:
    said_once = set(text.root.values())
    is_a_name = len(said_once) == 1 and len(said_once.copy().pop().split()) <= A_NAME
    if exchanged := _exchanged(text):
        one, another = exchanged
        first, second = _called(document, path, one), _called(document, path, another)
        keys = (first, second) if _is_in_table(document, path) else (one, another)
        right, right_zh = (
            sign.join(f"{a}: {text[b]}" for a, b in zip(keys, (another, one), strict=True))
            for sign in (", ", "，")
        )
        yield document.mistake(
            (*path, one),
            f"“{first}” and “{second}” have changed places",
            f"Write {right}.",
            f"“{first}”和“{second}”写反了。请对调：{right_zh}。",
        )
        return
    for language, said in text.items():
        other = mostly_in(WORDS.sub(" ", said) if isinstance(text, Wording) else said, language)
        if other and not (is_a_name and writing(other).parted):
            own, strange = writing(language), writing(other)
            called = _called(document, path, language)
            yield document.mistake(
                (*path, language),
                f"“{called}” is in {strange.called}: {said}",
                f"Write it in {own.called}; a place as on its signs.",
                f"“{called}”要写{own.called_zh}，现在是{strange.called_zh}：{said}。"
                f"{'地名照路牌写，例如汉语拼音。' if own.parted else ''}",
            )


def _called(document: Document, path: KeyPath, language: Language) -> str:
    """The key of a text in a language, or its column in a table."""
    if _is_in_table(document, path):
        return f"{[part for part in path if isinstance(part, str)][-1]}_{language}"
    return ".".join(str(part) for part in (*path, language))


def _is_in_table(document: Document, path: KeyPath) -> bool:
    return document.position(path)[0].endswith(".csv")


def _exchanged(text: Text) -> tuple[Language, Language] | None:
    """Two languages of which each has the text of the other."""
    if isinstance(text, Wording) or len(text.root) != 2:
        return None
    (one, first), (other, second) = text.items()
    return (one, other) if mostly_in(first, one) == other and mostly_in(second, other) == one else None


RULE = Rule(
    "MS053",
    "Texts of the data are in the language under whose name they stand",
    check,
    wrong="name: {en: 测试支行, zh: 测试支行}",
    right="name: {en: Test Sub-branch, zh: 测试支行}",
    zh="写在 en 下的要是英文，写在 zh 下的要是中文。两种语言相同的名称，例如 ATM 24h，可以照写。",
    why="Who reads only one of the languages finds a name that says nothing to them.",
    reads="texts",
)
