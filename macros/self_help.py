"""Words with which readers help themselves; what they write stays in the page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from macros.markup import html
from microsite.content.word import Refused, block
from microsite.languages.language import Language
from microsite.words.context import Context

_MOST_LINES = 30  # as many as a sheet of paper has below a heading


@cache
def _blank(language: Language, label: str, lines: int) -> Markup:
    return html("blank.html", language, label=label, lines=lines)


def blank(context: Context, label: str, lines: int = 1) -> Markup:
    """A line to fill in, on the screen or by hand on paper, or several."""
    if not 1 <= lines <= _MOST_LINES:
        raise Refused(
            f"{lines} lines to fill in are too many or too few",
            f"Write a number from 1 to {_MOST_LINES}.",
            f"要填写的行数 {lines} 不对。请写 1 到 {_MOST_LINES}。",
        )
    return _blank(context.language, label, lines)


@cache
def _count_from(language: Language, label: str) -> Markup:
    return html("count_from.html", language, label=label)


def count_from(context: Context, label: str) -> Markup:
    """A day to name, from which the last days of the periods under the same heading are counted."""
    return _count_from(context.language, label)


WORDS = [block(blank), block(count_from)]
