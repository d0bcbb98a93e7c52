"""What people write in a cell, in the roster's form; Wrong says why it can't be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from microsite.data.hours import hours_in_cell, week_in_cell
from microsite.data.record import CONTROL
from microsite.data.values import characters, phone
from microsite.data.values.day import NoDay, day_in_cell
from microsite.data.values.degrees import degrees
from microsite.files import yamlfile

WORDS: Mapping[str, Any] = yamlfile.shipped(Path(__file__).with_name("columns.yml"))
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
ASCII = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()
}  # full-width letters and digits
_MIXED_BRACKETS = re.compile(r"\(([^()（）]*)）|（([^()（）]*)\)")
LABEL = re.compile(r"([^\d+(:]{2,}+):? ?(?=[+(\d])")


AS_NUMBER = ".0"  # behind a telephone number that a spreadsheet keeps as a number


class LabelledPhone(NamedTuple):
    """The number in a cell, with the words before it and its extension."""

    label: str
    number: str
    extension: str


def normal(text: str) -> str:
    """A text without what differs only from hand to hand: width, spaces, dashes, capitals."""
    return re.sub(r"[\s_\-:*()\"'.,/]", "", narrow(text).lower())


def narrow(text: str) -> str:
    """Half-width characters and plain dashes; lines stay apart."""
    lines = (tidy(unicodedata.normalize("NFKC", line)) for line in text.splitlines())
    return re.sub(r"[‐-―−]", "-", "\n".join(filter(None, lines)))


def tidy(text: str) -> str:
    """One line, without stray spaces; Chinese punctuation stays, of mixed brackets both become Chinese."""
    text = re.sub(r"\s+", " ", CONTROL.sub(" ", INVISIBLE.sub("", text)).translate(ASCII)).strip()
    text = _MIXED_BRACKETS.sub(lambda found: f"（{found[1] or found[2] or ''}）", text)
    return re.sub(f"(?<=[{HAN}]) | (?=[{HAN}])", "", text)


def roster_form(column: str, text: str) -> str:
    """A cell of a column in the roster's form; numbers have a function of their own."""
    if column == "hours":
        return hours_in_cell(text).told
    if column.endswith("_hours"):
        return week_in_cell(text).told
    if column == "kind":
        return _word("kinds", text)
    if column == "accessibility":
        return ";".join(
            _word("accessibility", part) for part in re.split(r"[\s;,、/|]+", narrow(text)) if part
        )
    if column.endswith("verified_on") or column in ("opened", "closes"):
        return _day(text)
    if column in ("id", "merged_into", "code", "latitude", "longitude") or column.endswith("extension"):
        return tidy(narrow(text).lower() if column in ("id", "merged_into") else narrow(text))
    return tidy(text)


@lru_cache(100_000)
def meaning(column: str, text: str) -> object:
    """What a cell says, however it is written: two cells that mean the same don't differ."""
    try:
        if column.endswith("_number"):
            return phone.shown(text)
        if column == "hours":
            return hours_in_cell(text).told
        if column.endswith("_hours"):
            return week_in_cell(text).told
        if column in ("latitude", "longitude"):
            return degrees(text)
    except ValueError:
        pass
    return tuple(sorted(re.split("[; ]+", text))) if column == "accessibility" else tidy(text)


def kind_of(name: str, own: Mapping[str, str]) -> str:
    """The kind that a name ends in: 社区支行 is community; empty if none. `own` are an institution's."""
    name, known = normal(name), ROSTER_WORDS["kinds"] | dict(own)
    return max(
        ((len(ending), kind) for ending, kind in known.items() if name.endswith(ending)),
        default=(0, ""),
    )[1]


def labelled_phone(text: str) -> LabelledPhone:
    """The one number in a cell; a cell with anything that is not understood is refused."""
    written = " ".join(characters.plain(text).split())
    label = LABEL.match(written)
    number = phone.with_extension(written[label.end() :] if label else written)
    return LabelledPhone(normal(label[1]) if label else "", number.number, number.extension)


def _word(family: str, text: str) -> str:
    """The roster's word for one of a bank's own."""
    return ROSTER_WORDS[family].get(normal(text)) or tidy(text)


def _day(text: str) -> str:
    """A day in the roster's form; what is none is left for the model to refuse."""
    try:
        return day_in_cell(text).isoformat()
    except NoDay:
        return tidy(narrow(text))


ROSTER_WORDS = {
    family: {normal(name): word for word, names in WORDS[family].items() for name in (word, *names)}
    for family in ("kinds", "accessibility")
}
