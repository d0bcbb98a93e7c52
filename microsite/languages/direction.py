"""Numbers in right-to-left writing, where each keeps its own direction.

Without that, 0571 0000 2001 is shown as 2001 0000 0571: another number.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from microsite.languages.language import Language
from microsite.languages.writing import remembered, stand_in, writing

START, END = "\u2066", "\u2069"  # left to right and apart from what stands around it
FIRST_STRONG = "\u2068"  # apart, in the direction of its own first letter

# what holds digits and runs from left to right: Latin words and addresses with a number; groups of digits, as
# numbers to call are written; times, days, prices and percentages, with a sign before them
_NUMBER = re.compile(
    r"[A-Za-z][A-Za-z0-9 .:/@_-]{0,60}\d(?:[.:/]\d+)*|"
    r"[+−-]?(?:\d{3,4}(?: \d{3,4})+|\d+(?:[.,:/-]\d+)*)%?"
)
_MARKUP = re.compile(  # what does not end goes on to the end of the page
    r"<(script|style)\b.*?(?:</\1>|\Z)|<title>(?P<title>[^<]*)</title>|<svg\b.*?(?:</svg>|\Z)|<!--.*?(?:-->|\Z)|"
    r"<[^<>]*>",
    re.DOTALL,
)
_TOLD = re.compile(r'(?<=[ "])(alt|title|aria-label|content)="([^"]*\d[^"]*)"')
_OF_MACHINES = re.compile(r'<meta (?:charset|http-equiv|name="(?:viewport|referrer|robots|theme-color)")')
_ENTITY = re.compile(r"&#?\w+;")


def alone(language: Language, text: str) -> str:
    """Plain text in which each number keeps its direction; in left-to-right writing it is as it was."""
    if writing(language).direction != "rtl":
        return text
    return isolated(text)


def apart(text: str) -> str:
    """Plain text in the direction of its own first letter, whatever stands around it."""
    return f"{FIRST_STRONG}{text}{END}"


def open_apart(language: Language, phrase: str) -> str:
    """A phrase in which what will stand for {} keeps its direction, where writing needs that."""
    return phrase.replace("{}", apart("{}")) if writing(language).direction == "rtl" else phrase


def isolated(text: str) -> str:
    """Plain text in which each number keeps its direction."""
    return _NUMBER.sub(rf"{START}\g<0>{END}", text)


def isolated_in(html: str) -> str:
    """A page in which each number keeps its direction, in its text as in what is told of it."""
    return _changed(html, _set_apart, _in_markup)


def marked_in(html: str, letters: re.Pattern[str], tag: str) -> str:
    """A page in which what is borrowed from another language is marked as being in that one."""
    return _changed(
        html, lambda text: _wrapped(text, letters, rf'<bdi lang="{tag}">\g<0></bdi>'), lambda found: found[0]
    )


def _changed(html: str, text: Callable[[str], str], markup: Callable[[re.Match[str]], str]) -> str:
    parts, position = [], 0
    for found in _MARKUP.finditer(html):
        parts += [text(html[position : found.start()]), markup(found)]
        position = found.end()
    return "".join([*parts, text(html[position:])])


@remembered
def borrowed_letters(language: Language) -> re.Pattern[str] | None:
    """Words in the letters of the first language of the site, if another one is written with others."""
    letters = writing(stand_in()).letters
    if not writing(language).partial or letters == writing(language).letters:
        return None
    within = rf"[{letters}\d、，。：；？！“”《》（）]*[{letters}。？！”》）]"
    return re.compile(rf"[《“（]?[{letters}](?:{within})?")


def _set_apart(text: str) -> str:
    return _wrapped(text, _NUMBER, r'<bdi dir="ltr">\g<0></bdi>')


def _wrapped(text: str, pattern: re.Pattern[str], by: str) -> str:
    """A text with what is found in it wrapped; several pieces stand in one, for rows of pieces."""
    said = text.strip()
    parts, position = [], 0
    for entity in _ENTITY.finditer(said):  # digits in it are no number
        parts += [pattern.sub(by, said[position : entity.start()]), entity[0]]
        position = entity.end()
    marked = "".join([*parts, pattern.sub(by, said[position:])])
    if marked == said:
        return text
    is_one = marked.startswith("<bdi") and marked.index("</bdi>") == len(marked) - len("</bdi>")
    if not is_one and any(map(str.isalpha, said)):
        marked = f"<bdi>{marked}</bdi>"
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}{marked}{text[len(before) + len(said) :]}"


def _in_markup(found: re.Match[str]) -> str:
    markup = found[0]
    if found["title"] is not None:
        return f"<title>{isolated(found['title'])}</title>"
    if found[1] or _OF_MACHINES.match(markup):
        return markup
    return _TOLD.sub(lambda told: f'{told[1]}="{isolated(told[2])}"', markup)
