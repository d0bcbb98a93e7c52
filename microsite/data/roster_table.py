"""branches/roster.csv: many small branches, a row each."""

from __future__ import annotations

from pathlib import Path

from microsite.data.values.characters import is_nothing
from microsite.files import csvfile
from microsite.files.csvfile import Cell, Row
from microsite.files.yamlfile import Document

REQUIRED = ("id", "kind", "name_en", "name_zh", "district_en", "district_zh", "address_en", "address_zh")
OPTIONAL = ("code", "latitude", "longitude", "hours", "accessibility")
HOTLINE = ("number", "extension", "hours", "verified_on", "owner")
PURPOSES = ("complaint", "consultation", "loss-report", "anti-fraud", "hotline-day")
COLUMNS = (*REQUIRED, *OPTIONAL, *(f"{purpose}_{field}" for purpose in PURPOSES for field in HOTLINE))


def documents(path: Path, name: str) -> list[Document]:
    """The branches of a roster as records."""
    return csvfile.documents(path, name, COLUMNS, REQUIRED, _cell)


def rows(path: Path, name: str) -> tuple[list[str], list[Row]]:
    """The columns and rows of a roster as they are written."""
    return csvfile.rows(path, name, COLUMNS, REQUIRED)


def _cell(column: str, cell: str) -> Cell:
    part, _, field = column.partition("_")
    if column in ("latitude", "longitude"):
        return cell, ("coordinates", column)
    if column == "accessibility":
        return csvfile.listed(cell), (column,)
    value = None if column.endswith("hours") and is_nothing(cell) else cell
    if part in PURPOSES:
        return value, ("hotlines", part, field)
    return value, (part, field) if field else (column,)
