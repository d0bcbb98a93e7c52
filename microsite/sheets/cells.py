"""What people write in a cell, in the roster's form; Wrong says why it can't be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from microsite.data import hotline, roster_table
from microsite.data.hours import Week
from microsite.data.record import CONTROL
from microsite.files.mistakes import Wrong
from microsite.sheets import opening_hours

WORDS: Mapping[str, Any] = yaml.safe_load((Path(__file__).with_name("columns.yml")).read_text("utf-8"))
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
ASCII = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()
}  # full-width letters and digits
SEVERAL = re.compile(r"[/、,;|\n]|或者?|以及|和|及")
EXTENSION = re.compile(r"\(?(?:转|轉|分机号?|内线|ext(?:ension)?\.?|x)[:\s]*(\d{1,6})\)?$", re.IGNORECASE)
LABEL = re.compile(r"([^\d+(:]{2,}):?\s*(?=[+(\d])")
SERIAL = range(36_526, 73_051)  # the days from 2000 to 2099 as Excel counts them
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(20\d\d)(\d\d)(\d\d)")


class Line(NamedTuple):
    """One of the numbers in a cell, with the words before it and its extension."""

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
    """One line, without stray spaces; Chinese punctuation stays."""
    text = re.sub(r"\s+", " ", CONTROL.sub(" ", INVISIBLE.sub("", text)).translate(ASCII)).strip()
    return re.sub(f"(?<=[{HAN}]) | (?=[{HAN}])", "", text)


def roster_form(column: str, text: str) -> str:
    """A cell of a column in the roster's form; numbers have a function of their own."""
    if column == "hours":
        return opening_hours.week(narrow(text).replace("\n", ";"))
    if column == "kind":
        return _word("kinds", text)
    if column == "accessibility":
        return ";".join(
            _word("accessibility", part) for part in re.split(r"[\s;,、/|]+", narrow(text)) if part
        )
    if column.endswith("verified_on"):
        return _day(narrow(text))
    if column in ("id", "code", "latitude", "longitude") or column.endswith("extension"):
        return tidy(narrow(text).lower() if column == "id" else narrow(text))
    return tidy(text)


@lru_cache(100_000)
def meaning(column: str, text: str) -> object:
    """What a cell says, however it is written: two cells that mean the same don't differ."""
    try:
        if column.endswith("_number"):
            return hotline.readable(text)
        if column == "hours":
            return tuple(sorted(Week.model_validate(roster_table.hours_by_day(text)).root.items()))
        if column in ("latitude", "longitude"):
            return float(text)
    except ValueError:
        pass
    return tuple(sorted(re.split("[; ]+", text))) if column == "accessibility" else tidy(text)


def kind_of(name: str) -> str:
    """The kind that a name ends in: 社区支行 is community; empty if none."""
    name = normal(name)
    return max(
        ((len(ending), kind) for ending, kind in ROSTER_WORDS["kinds"].items() if name.endswith(ending)),
        default=(0, ""),
    )[1]


def lines(text: str) -> list[Line]:
    """The numbers in a cell, at least one; what is none is refused."""
    parts = [part.strip() for part in SEVERAL.split(narrow(text)) if part.strip()]
    found = [_line(part) for part in parts]
    if not found:
        raise Wrong("is not a telephone number", "这不是电话号码")
    return found


def _line(part: str) -> Line:
    label = LABEL.match(part)
    number = part[label.end() :] if label else part
    extension = EXTENSION.search(number)
    number = re.sub(r"\.0+$", "", number[: extension.start()] if extension else number).strip()
    try:
        return Line(
            normal(label[1]) if label else "", hotline.readable(number), extension[1] if extension else ""
        )
    except Wrong as error:
        raise Wrong(f"{part} — {error}", f"{error.zh}：{part}") from None


def _word(family: str, text: str) -> str:
    """The roster's word for one of a bank's own."""
    return ROSTER_WORDS[family].get(normal(text)) or tidy(text)


def _day(text: str) -> str:
    if text.isdecimal() and int(text) in SERIAL:
        return (date(1899, 12, 30) + timedelta(int(text))).isoformat()
    found = DAY.fullmatch(text.partition(" ")[0])
    if not found:
        return text
    year, month, day = (int(part) for part in found.groups() if part)
    return f"{year:04}-{month:02}-{day:02}"


ROSTER_WORDS = {
    family: {normal(name): word for word, names in WORDS[family].items() for name in (word, *names)}
    for family in ("kinds", "accessibility")
}
