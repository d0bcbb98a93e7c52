"""Raised numbers of sources that would be read as digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_BEHIND = re.compile(r"(?:\{\{-?\s*hotline\([^{}]*+\}\}|\d)[ \t]*\{\{-?\s*cite\(")


def check(content: Content) -> Iterator[Mistake]:
    """Find citations directly behind a telephone number or a digit."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, _ in located(_BEHIND, page.body, "{0123456789"):
                yield Mistake(
                    page.name,
                    line,
                    "the raised number of a source stands behind a number and reads as one more digit",
                    "Put {{ cite(…) }} behind a word.",
                    column=column,
                )


RULE = PageRule(
    "MS011",
    "The raised number of a source stands behind a word",
    check,
    wrong='Call {{ hotline("12378") }}{{ cite("announcement-2024") }}.',
    right='Call {{ hotline("12378") }} for banks {{ cite("announcement-2024") }}.',
    zh="出处的小数字紧跟在号码后面，会被当成号码的一位。把出处移到文字后面。",
    why="Read aloud or in a hurry it becomes a wrong number.",
)
