"""roster.csv: many small branches, a row each, as a spreadsheet saves it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microsite.mistakes import Mistake, Mistakes, nearest
from microsite.yamlfile import Document

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
REQUIRED = ("id", "kind", "name_en", "name_zh", "district_en", "district_zh", "address_en", "address_zh")
OPTIONAL = ("code", "latitude", "longitude", "hours", "accessibility")
HOTLINE = ("number", "extension", "verified_on", "owner")
PURPOSES = ("complaint", "consultation", "loss-report", "anti-fraud", "hotline-day")
COLUMNS = (*REQUIRED, *OPTIONAL, *(f"{purpose}_{field}" for purpose in PURPOSES for field in HOTLINE))


class Row(NamedTuple):
    """One branch: the line where its row ends, and its cells that are not empty."""

    line: int
    cells: dict[str, str]


def read(path: Path, name: str) -> list[Document]:
    """The branches of a roster: UTF-8 with or without a byte-order mark, or GB18030."""
    return [_document(cells, name, line) for line, cells in rows(path, name)[1]]


def rows(path: Path, name: str) -> tuple[list[str], list[Row]]:
    """The columns and rows of a roster as they are written."""
    lines = csv.reader(io.StringIO(text(path, name), newline=""), strict=True)
    try:
        header = _header(lines, name)
        return header, list(_rows(header, lines, name))
    except csv.Error as error:
        raise Mistakes([Mistake(name, lines.line_num, f"this row can't be read: {error}",
                                "Look for a quotation mark without its partner.")]) from None


def written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A roster as it stands in its file."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def text(path: Path, name: str) -> str:
    """A text file as Excel saves it, whichever its encoding."""
    if path.stat().st_size > LARGEST_FILE:
        raise Mistakes([Mistake(name, 0, f"the file is larger than {LARGEST_FILE:,} bytes", f"Was something else saved as {path.name}?")])
    content = path.read_bytes()
    for encoding in ("utf-16",) if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Mistakes([Mistake(name, 0, "the file is neither in UTF-8 nor in GB18030", "Save it as “CSV UTF-8”.")])


def _header(lines: Iterator[list[str]], name: str) -> list[str]:
    header = [cell.strip() for cell in next(lines, [])]
    if not any(header):
        raise Mistakes([Mistake(name, 1, "the file is empty", f"Begin with the row {','.join(REQUIRED)}")])
    wrong = [Mistake(name, 1, f"unknown column “{column}”", nearest(column, COLUMNS)) for column in header if column not in COLUMNS]
    wrong += [Mistake(name, 1, f"the column “{column}” is missing", "Add it to the first row.") for column in REQUIRED if column not in header]
    wrong += [Mistake(name, 1, f"the column “{column}” stands twice", "Keep one.") for column in set(header) if header.count(column) > 1]
    if wrong:
        raise Mistakes(wrong)
    return header


def _rows(header: list[str], lines: Any, name: str) -> Iterator[Row]:
    for row in lines:
        if len(row) != len(header) and any(cell.strip() for cell in row):
            raise Mistakes([Mistake(name, lines.line_num, f"{len(row)} cells under {len(header)} columns",
                                    "Put a cell that holds a comma in quotation marks.")])
        cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell.strip()}
        if cells:
            yield Row(lines.line_num, cells)


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
            put(week(cell), cell, "hours")
        elif column == "accessibility":
            put(cell.replace(";", " ").split(), cell, column)
        elif part in PURPOSES:
            put(cell, cell, "hotlines", part, field)
        elif field:
            put(cell, cell, part, field)
        else:
            put(cell, cell, column)
    return document


def week(cell: str) -> Any:
    """“mon-fri 09:00-17:00; sat closed” as a mapping; anything else is left for the model to refuse."""
    week = {}
    for part in cell.split(";"):
        days, _, spans = part.strip().partition(" ")
        week[days] = spans
    return week
