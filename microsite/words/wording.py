"""A text of data in which words stand as in pages, said for a branch as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from microsite.content.page import Page
from microsite.content.word import Words
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language
from microsite.words import grammar
from microsite.words.context import Context
from microsite.words.grammar import Said

_CALLED = re.compile(r'<a [^<>]*href="tel:[^"]*"[^<>]*>([^<]*)</a>')
_EXAMPLE = '{{ hotline("complaint") }}'


@dataclass(frozen=True)
class Spoken:
    """What a word says: its text, and the numbers in it."""

    text: str
    numbers: tuple[str, ...] = ()


Part = str | Said


def parts(text: str, language: Language, words: Words) -> list[Part]:
    """A text cut at its words; whatever else stands in braces is raised."""
    page = Page("", "", language, text)
    told = [_inline(one, words) for one in grammar.read(page, words)]
    wrong = [one for one in told if isinstance(one, Mistake)]
    if not wrong and len(told) != len(page.braces):
        wrong = [_refused("{% %}")]
    if wrong:
        raise Mistakes(wrong)
    found: list[Part] = []
    position = 0
    for braces, one in zip(page.braces, told, strict=True):
        assert isinstance(one, Said)
        found += [text[position : braces.start], one]
        position = braces.end
    return [part for part in (*found, text[position:]) if part != ""]


def _inline(one: Said | Mistake, words: Words) -> Said | Mistake:
    """A word that may stand within a line of plain text."""
    if isinstance(one, Mistake) or words[one.word].kind == "inline":
        return one
    return _refused(one.word)


def _refused(written: str) -> Mistake:
    return Mistake(
        "",
        0,
        f"“{written}” can't stand in a message",
        f"Write a word that gives a few words of plain text, such as {_EXAMPLE}.",
        f"“{written}”不能用在短信里。请用只给出几个字的词，例如 {_EXAMPLE}。",
    )


def spoken(part: Part, words: Words, context: Context) -> Spoken:
    """A part of a text as a branch says it; what its data hold is text, whatever it looks like."""
    if isinstance(part, str):
        return Spoken(part)
    markup = Markup(words[part.word](context, *part.args, **part.kwargs))
    return Spoken(markup.striptags(), tuple(_CALLED.findall(markup)))
