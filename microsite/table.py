"""roster.csv: many small branches, a row each, as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from microsite.mistakes import Mistake, Mistakes, nearest
from microsite.yamlfile import Document

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
REQUIRED = ("id", "kind", "name_en", "name_zh", "district_en", "district_zh", "address_en", "address_zh")
OPTIONAL = ("latitude", "longitude", "hours", "accessibility")
HOTLINE = ("number", "extension", "verified_on", "owner")
PURPOSES = ("complaint", "consultation", "loss-report", "anti-fraud", "hotline-day")
COLUMNS = (*REQUIRED, *OPTIONAL, *(f"{purpose}_{field}" for purpose in PURPOSES for field in HOTLINE))


def read(path: Path, name: str) -> list[Document]:
    """The branches of a roster: UTF-8 with or without a byte-order mark, or GB18030."""
    rows = csv.reader(io.StringIO(_text(path, name), newline=""), strict=True)
    try:
        return list(_documents(rows, name))
    except csv.Error as error:
        raise Mistakes([Mistake(name, rows.line_num, f"this row can't be read: {error}",
                                "Look for a quotation mark without its partner.")]) from None


def _text(path: Path, name: str) -> str:
    if path.stat().st_size > LARGEST_FILE:
        raise Mistakes([Mistake(name, 0, f"the file is larger than {LARGEST_FILE:,} bytes", "Was something else saved as roster.csv?")])
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Mistakes([Mistake(name, 0, "the file is neither in UTF-8 nor in GB18030", "Save it as “CSV UTF-8”.")])


def _documents(rows: Any, name: str) -> Iterator[Document]:
    header = [cell.strip() for cell in next(rows, [])]
    if not any(header):
        raise Mistakes([Mistake(name, 1, "the file is empty", f"Begin with the row {','.join(REQUIRED)}")])
    wrong = [Mistake(name, 1, f"unknown column “{column}”", nearest(column, COLUMNS)) for column in header if column not in COLUMNS]
    wrong += [Mistake(name, 1, f"the column “{column}” is missing", "Add it to the first row.") for column in REQUIRED if column not in header]
    wrong += [Mistake(name, 1, f"the column “{column}” stands twice", "Keep one.") for column in set(header) if header.count(column) > 1]
    if wrong:
        raise Mistakes(wrong)
    for row in rows:
        if len(row) != len(header) and any(cell.strip() for cell in row):
            raise Mistakes([Mistake(name, rows.line_num, f"{len(row)} cells under {len(header)} columns",
                                    "Put a cell that holds a comma in quotation marks.")])
        cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell.strip()}
        if cells:
            yield _document(cells, name, rows.line_num)


def _document(cells: dict[str, str], name: str, row: int) -> Document:
    data: dict[str, Any] = {}
    document = Document(name, data, {(): row})

    def put(value: Any, cell: str, *path: str) -> None:
        node = data
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = value
        document.written[path] = cell

    for column, cell in cells.items():
        part, _, field = column.partition("_")
        if column in ("latitude", "longitude"):
            put(cell, cell, "coordinates", column)
        elif column == "hours":
            put(_week(cell), cell, "hours")
        elif column == "accessibility":
            put(cell.replace(";", " ").split(), cell, column)
        elif part in PURPOSES:
            put(cell, cell, "hotlines", part, field)
        elif field:
            put(cell, cell, part, field)
        else:
            put(cell, cell, column)
    return document


def _week(cell: str) -> Any:
    """“mon-fri 09:00-17:00; sat closed” as a mapping; anything else is left for the model to refuse."""
    week = {}
    for part in cell.split(";"):
        days, _, spans = part.strip().partition(" ")
        week[days] = spans
    return week
