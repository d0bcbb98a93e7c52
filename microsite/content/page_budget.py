"""How much a page may hold, so that turning it into HTML takes a moment, whatever somebody writes.

Markdown takes the square of some marks: each that is left open is looked for to the end of its paragraph
or page.
The longest page of ours has less than a quarter of any of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from microsite.files.mistakes import Mistake

LONGEST_PARAGRAPH = 5_000  # characters without an empty line between them


class Budget(NamedTuple):
    """A mark, how many of it a page may hold, and what it is called."""

    mark: re.Pattern[str]
    most: int
    what: str
    zh: str


BUDGETS = (
    Budget(re.compile(r"\["), 1_000, "signs [", "“[”"),
    Budget(re.compile("`"), 1_000, "signs `", "“`”"),
    Budget(re.compile("<"), 200, "signs <", "“<”"),
    Budget(re.compile(">"), 500, "signs >", "“>”"),
    Budget(re.compile("<[!?]"), 20, "signs <! or <?", "“<!”或“<?”"),
    Budget(re.compile(r"\{[{%#]"), 1_000, "words in braces", "花括号里的词"),
    Budget(re.compile(r"^#|^[=-]+[ \t]*$", re.MULTILINE), 200, "headings", "标题"),
    Budget(re.compile(r"^ *+:", re.MULTILINE), 200, "definitions", "释义"),
    Budget(re.compile(r"^ *+(?:```|~~~)", re.MULTILINE), 100, "passages of code", "代码段"),
)
_EMPTY = re.compile(r"\n[ \t]*\n")


def mistakes(name: str, text: str) -> Iterator[Mistake]:
    """Where a page holds more than it may; `name` is what messages call it."""
    position = 0
    for empty in [*_EMPTY.finditer(text), None]:
        end = empty.start() if empty else len(text)
        if end - position > LONGEST_PARAGRAPH:
            line = text.count("\n", 0, position) + 1
            yield Mistake(
                name,
                line,
                f"a paragraph of more than {LONGEST_PARAGRAPH:,} characters begins here",
                "Put empty lines between its parts.",
                f"从这里开始的一段超过 {LONGEST_PARAGRAPH:,} 个字符。请用空行分成几段。",
            )
        position = empty.end() if empty else end
    for mark, most, what, zh in BUDGETS:
        if beyond := next(islice(mark.finditer(text), most, None), None):
            yield Mistake(
                name,
                text.count("\n", 0, beyond.start()) + 1,
                f"the page holds more than {most:,} {what}",
                "Make two pages of it.",
                f"这个网页的{zh}超过 {most:,} 个。请分成两个网页。",
            )
