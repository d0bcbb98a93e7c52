"""Numbers in right-to-left writing, where each keeps its own direction.

Without that, 0571 0000 2001 is shown as 2001 0000 0571: another number.
"""

from __future__ import annotations

import re

from microsite.languages.language import Language
from microsite.languages.writing import remembered, stand_in, writing

START, END = "\u2066", "\u2069"  # left to right and apart from what stands around it
FIRST_STRONG = "\u2068"  # apart, in the direction of its own first letter

# groups of digits as numbers to call are written; times, days, prices and percentages; a sign before them
_NUMBER = re.compile(r"[+−-]?(?:\d{3,4}(?: \d{3,4})+|\d+(?:[.,:/-]\d+)*)%?")
_MARKUP = re.compile(
    r"<(script|style)\b.*?</\1>|<title>(?P<title>[^<]*)</title>|<svg\b.*?</svg>|<!--.*?-->|<[^<>]*>",
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


def isolated(text: str) -> str:
    """Plain text in which each number keeps its direction."""
    return _NUMBER.sub(rf"{START}\g<0>{END}", text)


def isolated_in(html: str, borrowed: re.Pattern[str] | None = None, tag: str = "") -> str:
    """A page in which each number keeps its direction, in its text as in what is told of it.

    What is borrowed from another language is marked as being in that one.
    """
    parts, position = [], 0
    for found in _MARKUP.finditer(html):
        parts += [_in_text(html[position : found.start()], borrowed, tag), _in_markup(found)]
        position = found.end()
    return "".join([*parts, _in_text(html[position:], borrowed, tag)])


@remembered
def borrowed_letters(language: Language) -> re.Pattern[str] | None:
    """Words in the letters of the first language of the site, if another one is written with others."""
    letters = writing(stand_in()).letters
    if not writing(language).partial or letters == writing(language).letters:
        return None
    return re.compile(
        rf"[《“（]?[{letters}](?:[{letters}\d、，。：；？！“”《》（）]*[{letters}。？！”》）])?"
    )


def _in_text(text: str, borrowed: re.Pattern[str] | None, tag: str) -> str:
    if borrowed:
        parts, position = [], 0
        for found in borrowed.finditer(text):
            parts += [
                _in_text(text[position : found.start()], None, ""),
                f'<bdi lang="{tag}">{found[0]}</bdi>',
            ]
            position = found.end()
        return "".join([*parts, _in_text(text[position:], None, "")])
    if not any(character.isdigit() for character in text):
        return text
    kept = [_NUMBER.sub(r'<bdi dir="ltr">\g<0></bdi>', part) for part in _ENTITY.split(text)]
    entities = [*_ENTITY.findall(text), ""]
    return "".join(part + entity for part, entity in zip(kept, entities, strict=True))


def _in_markup(found: re.Match[str]) -> str:
    markup = found[0]
    if found["title"] is not None:
        return f"<title>{isolated(found['title'])}</title>"
    if found[1] or _OF_MACHINES.match(markup):
        return markup
    return _TOLD.sub(lambda told: f'{told[1]}="{isolated(told[2])}"', markup)
