"""What stands in a page as code, style or comment: nobody reads it as a sentence."""

from __future__ import annotations

import re

_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?(?P=fence)[ \t]*$", re.MULTILINE)
_UNSAID = re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_WITHIN_A_LINE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")


def without_code(text: str) -> str:
    """A text with spaces for what is code, style or comment, each other letter where it was."""
    return _UNSAID.sub(_blank, _FENCED.sub(_blank, text))


def without_any_code(text: str) -> str:
    """The same without code inside of sentences too."""
    return _WITHIN_A_LINE.sub(_blank, without_code(text))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
