"""branches/roster.csv: many small branches, a row each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from microsite.data.values.characters import is_nothing
from microsite.files import csvfile
from microsite.files.csvfile import Cell, Row
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language, Languages
from microsite.languages.writing import known

SUBJECTS = ("name", "district", "address")
SHORT = "short"  # a name for small screens
LIFE = ("opened", "closes", "merged_into")
OPTIONAL = ("code", "latitude", "longitude", "hours", "accessibility", "drafted", *LIFE)
LISTS = ("accessibility", "drafted")
HOTLINE = ("number", "extension", "hours", "verified_on", "owner")
PURPOSES = ("complaint", "consultation", "loss-report", "anti-fraud", "hotline-day")
MOST = 9  # numbers of one purpose in a row
_FIELDS_OF_FILES = {
    **{name: name for name in ("seasons", "market_days", "special_days", "campaigns", "life")},
    **dict.fromkeys(("moves", "moved", "move", "new_address"), "life.moves"),
    **dict.fromkeys(("closed_between", "instead", "renovation"), "life.closed_between"),
    **dict.fromkeys(("note", "hours_note"), "hours.note"),
}
NOT_IN_A_ROW = {
    column: (
        "A row has no room for it: give the branch a file of its own, branches/ID.yml, with all that its row "
        f"says and with {field}, and take the row away. Its events and results may stay in their tables.",
        "一行里写不下这项内容。请给这个网点单独建一个文件 branches/网点id.yml，把这一行的内容都搬过去，"
        f"写上 {field}，再删掉这一行。它的场次和结果可以留在原来的表里。",
    )
    for column, field in _FIELDS_OF_FILES.items()
}
_OF_A_NUMBER = re.compile(
    rf"((?P<purpose>[a-z0-9]+(?:-[a-z0-9]+)*)(?:_(?P<place>[2-{MOST}]))?)"
    rf"_(?P<field>{'|'.join(HOTLINE)}|for_[a-z-]+)",
    re.ASCII,
)


def required(languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns that must stand in the roster of a site that is complete in these languages."""
    first, *others = languages
    return ("id", "kind", *texts(SUBJECTS, (first,)), *texts(("name", "district"), others))


def texts(subjects: Iterable[str], languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns of texts: each subject in each language."""
    listed = tuple(languages)
    return tuple(f"{subject}_{language}" for subject in subjects for language in listed)


def whom(languages: Iterable[Language]) -> tuple[str, ...]:
    """The fields in which it stands for whom a number is."""
    return texts(("for",), languages)


def columns(purposes: Iterable[str]) -> tuple[str, ...]:
    """Every column that may stand in a roster; a further number of a purpose has its place in its name."""
    slots = [
        f"{purpose}{place}"
        for purpose in purposes
        for place in ("", *(f"_{place}" for place in range(2, MOST + 1)))
    ]
    fields = (*HOTLINE, *whom(known()))
    return (*_plain(), *(f"{slot}_{field}" for slot in slots for field in fields))


def usual_columns() -> tuple[str, ...]:
    """The columns of a roster in which each purpose has one number."""
    return (*_plain(), *(f"{purpose}_{field}" for purpose in PURPOSES for field in HOTLINE))


def _plain() -> tuple[str, ...]:
    """The columns that are not about a number."""
    return ("id", "kind", *texts((*SUBJECTS, SHORT), known()), *OPTIONAL)


class _AnyPurpose(tuple[str, ...]):
    """All columns, also those of further numbers, and for purposes of an institution's own."""

    def __contains__(self, column: object) -> bool:
        return super().__contains__(column) or bool(slot(str(column)))


def slot(column: str) -> str:
    """Which number a column is about, such as complaint or complaint_2; empty if it is about none."""
    found = _OF_A_NUMBER.fullmatch(column)
    return found[1] if found else ""


def documents(
    path: Path, name: str, site: Languages, purposes: Iterable[str] | None = PURPOSES
) -> tuple[list[Document], list[Mistake]]:
    """The branches of a roster, and what is wrong with rows; without known purposes, numbers for any."""
    allowed = _AnyPurpose(usual_columns()) if purposes is None else columns(purposes)
    found, wrong = csvfile.documents(path, name, allowed, required(site.complete), _cell, NOT_IN_A_ROW)
    return [_joined(document) for document in found], wrong


def rows(path: Path, name: str, site: Languages) -> tuple[list[str], list[Row]]:
    """The columns and rows of a roster as they are written."""
    return csvfile.rows(path, name, _AnyPurpose(usual_columns()), required(site.complete), NOT_IN_A_ROW)


def _cell(column: str, cell: str) -> Cell:
    part, _, field = column.partition("_")
    if column in ("latitude", "longitude"):
        return cell, ("coordinates", column)
    if column in LISTS:
        return csvfile.listed(cell), (column,)
    if column in LIFE:
        return cell, ("life", column)
    value = None if column.endswith("hours") and is_nothing(cell) else cell
    if of_number := _OF_A_NUMBER.fullmatch(column):
        about, _, language = of_number["field"].partition("_")
        within = (about, language) if about == "for" else (of_number["field"],)
        return value, ("hotlines", of_number[1], *within)
    return value, (part, field) if field else (column,)


def _moved(kept: dict[KeyPath, Any], places: Mapping[str, KeyPath]) -> None:
    """Take what is kept of numbers to their places in a list."""
    for path in [path for path in kept if path[0] == "hotlines" and path[1] in places]:
        kept[*places[str(path[1])], *path[2:]] = kept.pop(path)


def _joined(document: Document) -> Document:
    """Further numbers of a purpose as a list with the first."""
    hotlines: dict[str, Any] = document.data.get("hotlines", {})
    several: dict[str, list[str]] = {}
    for name in sorted(hotlines):
        several.setdefault(name.partition("_")[0], []).append(name)
    places: dict[str, KeyPath] = {}
    for purpose, names in several.items():
        if names != [purpose]:
            hotlines[purpose] = [hotlines.pop(name) for name in names]
            places |= {name: ("hotlines", purpose, place) for place, name in enumerate(names)}
    for kept in (document.written, document.headings, document.columns):
        _moved(kept, places)
    return document
