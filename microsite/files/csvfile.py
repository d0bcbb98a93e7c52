"""Tables as a spreadsheet saves them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microsite.files import plain
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
MOST_COLUMNS = 500
_EMPTY = re.compile("[-‐‑‒–—―−－]*")  # a dash says that there is nothing to say
FORMULA = re.compile(r"'*[=+\-@]")  # also what is guarded already: import takes off one guard and no more
Cell = tuple[Any, KeyPath]  # the value of a cell, and where it stands in the record
_OTHER_SIGNS = {
    ";": ("semicolons", "英文分号"),
    "；": ("Chinese semicolons", "中文分号"),
    "\t": ("tabs", "制表符（Tab）"),
}
Elsewhere = Mapping[str, tuple[str, str]]  # where it is told what no column can hold, in both languages
NOTHING_ELSEWHERE: Elsewhere = {}


class Row(NamedTuple):
    """The line where a row ends, and its cells that are not empty."""

    line: int
    cells: dict[str, str]


def documents(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    understand: Callable[[str, str], Cell],
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> list[Document]:
    """A record of each row; `understand` takes a column and what stands in it."""
    read = rows(path, name, columns, required, elsewhere)[1]
    return [_document(cells, name, line, understand) for line, cells in read]


def rows(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> tuple[list[str], list[Row]]:
    """The columns and rows of a table as they are written."""
    lines = csv.reader(io.StringIO(decoded(path, name), newline=""), strict=True)
    try:
        header = _header(lines, name, columns, required, elsewhere)
        return header, list(_rows(header, lines, name))
    except csv.Error:
        raise Mistakes.one(
            name,
            lines.line_num,
            "this row can't be read",
            "Look for a quotation mark without its partner.",
            "这一行读不了。请看英文引号是不是少了一个。",
        ) from None


def written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table as it stands in its file."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def for_excel(lines: Iterable[Iterable[object]]) -> str:
    """A table for Excel: a byte-order mark tells the encoding, a ' guards what would be a formula."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(
        [f"'{cell}" if FORMULA.match(str(cell)) else cell for cell in line] for line in lines
    )
    return "\ufeff" + file.getvalue()


def decoded(path: Path, name: str) -> str:
    """A text file as Excel saves it, whichever its encoding."""
    content = plain.read(path, name, LARGEST_FILE)
    for encoding in (
        ("utf-16",)
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        else ("utf-8-sig", "gb18030")
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Mistakes.one(
        name,
        0,
        "the file is neither in UTF-8 nor in GB18030",
        "Save it as “CSV UTF-8”.",
        "文件的编码不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”。",
    )


def _header(
    lines: Iterator[list[str]],
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    elsewhere: Elsewhere,
) -> list[str]:
    header = [cell.strip() for cell in next(lines, [])]
    if any("，" in cell for cell in header):
        raise Mistakes.one(
            name,
            1,
            "the commas between the columns are those of the Chinese keyboard",
            "Write the commas between cells as in English.",
            "第一行用了中文逗号。列与列之间的逗号要用英文的。",
        )
    if len(header) == 1 and (sign := next((sign for sign in _OTHER_SIGNS if sign in header[0]), "")):
        english, chinese = _OTHER_SIGNS[sign]
        raise Mistakes.one(
            name,
            1,
            f"the columns are divided by {english}",
            "Save the sheet as “CSV UTF-8 (comma delimited)”, or write commas between the cells.",
            f"列与列之间用的是{chinese}。请在表格软件里另存为“CSV UTF-8（逗号分隔）”，或改成英文逗号。",
        )
    if not any(header):
        raise Mistakes.one(
            name,
            1,
            "the file is empty",
            f"Begin with the row {','.join(required)}",
            f"文件是空的。第一行请写：{','.join(required)}",
        )
    if len(header) > MOST_COLUMNS:
        raise Mistakes.one(
            name,
            1,
            f"the first row has more than {MOST_COLUMNS} columns",
            f"Begin with the row {','.join(required)}",
            f"第一行超过 {MOST_COLUMNS} 列。请写：{','.join(required)}",
        )
    if wrong := _wrong_columns(header, name, columns, required, elsewhere):
        raise Mistakes(wrong)
    return header


def _wrong_columns(
    header: list[str],
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    elsewhere: Elsewhere,
) -> list[Mistake]:
    """Columns that are unknown, missing or written twice."""
    wrong = [
        Mistake(
            name,
            1,
            f"unknown column “{column}”",
            elsewhere[column][0] if column in elsewhere else nearest(column, columns),
            f"没有“{column}”这一列。"
            + (elsewhere[column][1] if column in elsewhere else nearest_zh(column, columns)),
        )
        for column in header
        if column not in columns
    ]
    wrong += [
        Mistake(
            name,
            1,
            f"the column “{column}” is missing",
            "Add it to the first row.",
            f"缺少“{column}”这一列。请加在第一行。",
        )
        for column in required
        if column not in header
    ]
    wrong += [
        Mistake(
            name, 1, f"the column “{column}” stands twice", "Keep one.", f"有两列“{column}”。请只留一列。"
        )
        for column in set(header)
        if header.count(column) > 1
    ]
    return wrong


def _cells(number: int, expected: int, line: int, name: str, row: list[str]) -> Mistakes:
    """A row with too few or too many cells."""
    if number < expected and any("，" in cell for cell in row):
        hint, zh = "Write the commas between cells as in English.", "格与格之间的逗号要用英文的。"
    elif number < expected:
        hint = "Which cell is missing? Compare with the first row; an empty cell keeps its comma."
        zh = "请和第一行对照，看少了哪一格；空着的格也要留逗号。"
    else:
        hint, zh = "Put a cell that holds a comma in quotation marks.", "内容里有英文逗号的，要加英文引号。"
    return Mistakes.one(
        name,
        line,
        f"{number} cells under {expected} columns",
        hint,
        f"第一行有{expected}列，这一行却有{number}格。{zh}",
    )


def _rows(header: list[str], lines: Any, name: str) -> Iterator[Row]:
    for row in lines:
        if len(row) != len(header) and any(cell.strip() for cell in row):
            raise _cells(len(row), len(header), lines.line_num, name, row)
        written = {column: cell.strip() for column, cell in zip(header, row, strict=False)}
        cells = {column: cell for column, cell in written.items() if not _EMPTY.fullmatch(cell)}
        if cells:
            yield Row(lines.line_num, cells)


def _document(cells: dict[str, str], name: str, row: int, understand: Callable[[str, str], Cell]) -> Document:
    data: dict[str | int, Any] = {}
    document = Document(name, data, {(): row})
    for column, cell in cells.items():
        value, path = understand(column, cell)
        node: dict[str | int, Any] = data
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = value
        document.written[path], document.headings[path] = cell, column
    return document


def listed(cell: str) -> list[str]:
    """The words of a cell that holds several."""
    return cell.replace(";", " ").split()
