"""Letters with blanks to fill in: on paper a blank is a line to write on, and each letter a page."""

from __future__ import annotations

import re

LONG = 18  # dots from which on a blank is several lines

_LETTER = re.compile(r"<blockquote>(?:(?!</?blockquote>).)*+</blockquote>", re.DOTALL)
_HEADING = re.compile(
    r"<h2(?= id=[^<]*</h2>\n(?:<p>(?:(?!<h2|<blockquote).)*</p>\n)?<blockquote class)", re.DOTALL
)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*+)</p>", re.DOTALL)
_BLANK = re.compile(r"…{2,}")


def with_blanks(html: str) -> str:
    """A page whose letters are known as such to the style for paper."""
    return _HEADING.sub('<h2 class="ms-form-head"', _LETTER.sub(lambda letter: _letter(letter[0]), html))


def _letter(html: str) -> str:
    if "………" not in html:  # nothing to fill in
        return html
    return _PARAGRAPH.sub(_paragraph, html).replace("<blockquote>", '<blockquote class="ms-form">', 1)


def _paragraph(found: re.Match[str]) -> str:
    text = found[1]
    ends_in_blank = len(_BLANK.findall(text)) == 1 and text.endswith("…")
    opening = '<p class="ms-fill">' if ends_in_blank else "<p>"
    return f"{opening}{_BLANK.sub(_blank, text)}</p>"


def _blank(dots: re.Match[str]) -> str:
    size = " ms-dots--long" if len(dots[0]) >= LONG else ""
    return f'<span class="ms-dots{size}">{dots[0]}</span>'
