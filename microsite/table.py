"""Tables as a spreadsheet saves them; roster.csv: many small branches, a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from microsite.mistakes import Mistake, Mistakes, nearest
from microsite.yamlfile import Document
from microsite.yamlfile import Path as Where

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
REQUIRED = ("id", "kind", "name_en", "name_zh", "district_en", "district_zh", "address_en", "address_zh")
OPTIONAL = ("latitude", "longitude", "hours", "accessibility")
HOTLINE = ("number", "extension", "verified_on", "owner")
PURPOSES = ("complaint", "consultation", "loss-report", "anti-fraud", "hotline-day")
COLUMNS = (*REQUIRED, *OPTIONAL, *(f"{purpose}_{field}" for purpose in PURPOSES for field in HOTLINE))
Cell = tuple[Any, Where]  # the value of a cell, and where it stands in the record


def read(path: Path, name: str) -> list[Document]:
    """The branches of a roster."""
    return documents(path, name, COLUMNS, REQUIRED, _cell)


def documents(path: Path, name: str, columns: tuple[str, ...], required: tuple[str, ...],
              place: Callable[[str, str], Cell]) -> list[Document]:
    """A record of each row: UTF-8 with or without a byte-order mark, or GB18030; `place` takes a column and what stands in it."""
    rows = csv.reader(io.StringIO(_text(path, name), newline=""), strict=True)
    try:
        return [_document(cells, name, line, place) for cells, line in _rows(rows, name, columns, required)]
    except csv.Error as error:
        raise Mistakes([Mistake(name, rows.line_num, f"this row can't be read: {error}",
                                "Look for a quotation mark without its partner.")]) from None


def _text(path: Path, name: str) -> str:
    if path.stat().st_size > LARGEST_FILE:
        raise Mistakes([Mistake(name, 0, f"the file is larger than {LARGEST_FILE:,} bytes", f"Was something else saved as {path.name}?")])
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Mistakes([Mistake(name, 0, "the file is neither in UTF-8 nor in GB18030", "Save it as “CSV UTF-8”.")])


def _rows(rows: Any, name: str, columns: tuple[str, ...], required: tuple[str, ...]) -> Iterator[tuple[dict[str, str], int]]:
    header = [cell.strip() for cell in next(rows, [])]
    if not any(header):
        raise Mistakes([Mistake(name, 1, "the file is empty", f"Begin with the row {','.join(required)}")])
    wrong = [Mistake(name, 1, f"unknown column “{column}”", nearest(column, columns)) for column in header if column not in columns]
    wrong += [Mistake(name, 1, f"the column “{column}” is missing", "Add it to the first row.") for column in required if column not in header]
    wrong += [Mistake(name, 1, f"the column “{column}” stands twice", "Keep one.") for column in set(header) if header.count(column) > 1]
    if wrong:
        raise Mistakes(wrong)
    for row in rows:
        if len(row) != len(header) and any(cell.strip() for cell in row):
            raise Mistakes([Mistake(name, rows.line_num, f"{len(row)} cells under {len(header)} columns",
                                    "Put a cell that holds a comma in quotation marks.")])
        cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell.strip()}
        if cells:
            yield cells, rows.line_num


def _document(cells: dict[str, str], name: str, row: int, place: Callable[[str, str], Cell]) -> Document:
    data: dict[str, Any] = {}
    document = Document(name, data, {(): row})
    for column, cell in cells.items():
        value, path = place(column, cell)
        node = data
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = value
        document.written[path] = cell
    return document


def _cell(column: str, cell: str) -> Cell:
    part, _, field = column.partition("_")
    if column in ("latitude", "longitude"):
        return cell, ("coordinates", column)
    if column == "hours":
        return _week(cell), (column,)
    if column == "accessibility":
        return listed(cell), (column,)
    if part in PURPOSES:
        return cell, ("hotlines", part, field)
    return cell, (part, field) if field else (column,)


def listed(cell: str) -> list[str]:
    """The words of a cell that holds several."""
    return cell.replace(";", " ").split()


def _week(cell: str) -> Any:
    """“mon-fri 09:00-17:00; sat closed” as a mapping; anything else is left for the model to refuse."""
    week = {}
    for part in cell.split(";"):
        days, _, spans = part.strip().partition(" ")
        week[days] = spans
    return week
