"""What stands in a page as code, style or comment: nobody reads it as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)  # which leaves each letter in its place
_FENCE = re.compile(r"`{3,}+|~{3,}+")
_OPENING = re.compile(r"<(?:style|script)\b|<!--", re.IGNORECASE)
_WITHIN_A_LINE = re.compile(r"(?<!`)(`{1,9}+)(?!`)[^`\n]{0,300}+\1(?!`)")


def without_code(text: str) -> str:
    """A text with spaces for what is code, style or comment, each other letter where it was."""
    for found in (fenced, _unsaid):
        parts, position = [], 0
        for start, end in found(text):
            parts += [text[position:start], _blank(text[start:end])]
            position = end
        text = "".join([*parts, text[position:]])
    return text


def without_any_code(text: str) -> str:
    """The same without code inside of sentences too."""
    text = without_code(text)
    return _WITHIN_A_LINE.sub(lambda code: _blank(code[0]), text) if "`" in text else text


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def fenced(text: str) -> Iterator[tuple[int, int]]:
    """Passages between two lines of ``` or ~~~, which they include; without the second there is none."""
    position, start, fence = 0, 0, ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if not fence and found and "`" not in line[found.end() :]:
            fence, start = found[0], position
        elif fence and line.rstrip() == fence:
            yield start, position + len(line.rstrip("\n"))
            fence = ""
        position += len(line)


def _unsaid(text: str) -> Iterator[tuple[int, int]]:
    """Styles, scripts and comments with their ends; none is looked for twice in vain."""
    position, left_open = 0, set[str]()
    low = text.translate(_SMALL) if _OPENING.search(text) else ""
    while opened := _OPENING.search(text, position):
        name = opened[0].lower()
        closing = "-->" if name == "<!--" else f"</{name[1:]}>"
        end = -1 if closing in left_open else low.find(closing, opened.end())
        position = opened.end() if end < 0 else end + len(closing)
        if end < 0:
            left_open.add(closing)
        else:
            yield opened.start(), position
