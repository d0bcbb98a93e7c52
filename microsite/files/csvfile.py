"""Tables as a spreadsheet saves them."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microsite.files import csv_marks, plain, uneven
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
MOST_COLUMNS = 500
MOST_ROWS = 100  # of which it is told that they have too few or too many cells
_CLOSE = 0.8  # how like another name must be to be a misspelt one
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
    """The line where a row ends, its cells that are not empty, and where each begins in that line."""

    line: int
    cells: dict[str, str]
    columns: Mapping[str, int]


class _Placed(NamedTuple):
    """A row as it is written, with the lines in which it begins and ends."""

    first: int
    last: int
    cells: list[str]


def documents(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    understand: Callable[[str, str], Cell],
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> tuple[list[Document], list[Mistake]]:
    """A record of each row that is whole, and what is wrong with the others.

    `understand` takes a column and what stands in it.
    """
    header, read, wrong = _read(path, name, columns, required, elsewhere)
    return [_document(row, name, tuple(header), understand) for row in read], wrong


def rows(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> tuple[list[str], list[Row]]:
    """The columns and rows of a table as they are written."""
    header, read, wrong = _read(path, name, columns, required, elsewhere)
    if wrong:
        raise Mistakes(wrong)
    return header, read


def _read(
    path: Path, name: str, columns: tuple[str, ...], required: tuple[str, ...], elsewhere: Elsewhere
) -> tuple[list[str], list[Row], list[Mistake]]:
    written = io.StringIO(decoded(path, name), newline="").readlines()
    lines = csv.reader(written, strict=True)
    try:
        first = [cell.strip() for cell in next(lines, [])]
        header = _header(_without_empty_end(first, 1), name, columns, required, elsewhere)
        placed = [
            _Placed(before + 1, lines.line_num, _as_wide(row, first, header))
            for before, row in _with_line_before(lines)
        ]
    except csv.Error:
        raise Mistakes([csv_marks.one_sided(written, lines.line_num, name)]) from None
    return header, *_rows(header, placed, written, name)


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
    if encoding := plain.encoding_of(content):
        return encoding.decode(content)
    raise Mistakes.one(
        name,
        0,
        "the file is neither in UTF-8 nor in GB18030",
        "Save it as “CSV UTF-8”.",
        "文件的编码不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”。",
    )


def _without_empty_end(cells: list[str], fewest: int) -> list[str]:
    """Cells without the empty ones at their end, as spreadsheets save columns that were once in use."""
    end = len(cells)
    while end > fewest and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _as_wide(row: list[str], first: list[str], header: list[str]) -> list[str]:
    """A row without its empty cells below columns that have no name."""
    return _without_empty_end(row, len(header)) if len(row) == len(first) else row


def _header(
    header: list[str],
    name: str,
    columns: tuple[str, ...],
    required: tuple[str, ...],
    elsewhere: Elsewhere,
) -> list[str]:
    if len(header) == 1 and (sign := next((sign for sign in _OTHER_SIGNS if sign in header[0]), "")):
        english, chinese = _OTHER_SIGNS[sign]
        raise Mistakes.one(
            name,
            1,
            f"the columns are divided by {english}",
            "Save the sheet as “CSV UTF-8 (comma delimited)”, or write commas between the cells.",
            f"列与列之间用的是{chinese}。请在表格软件里另存为“CSV UTF-8（逗号分隔）”，或改成英文逗号。",
        )
    written = ",".join(header)
    if typed := next((sign for sign in written if sign in csv_marks.NO_COMMA), ""):
        raise Mistakes([csv_marks.no_comma(name, 1, written.index(typed), typed)])
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
    missing = [column for column in required if column not in header]
    listed, listed_zh = f"Columns: {', '.join(columns)}.", f"可以写的列：{'、'.join(columns)}。"
    meant = {column: _in_other_language(column, missing) or columns for column in header}
    wrong = [
        Mistake(
            name,
            1,
            f"unknown column “{column}”",
            elsewhere[column][0] if column in elsewhere else nearest(column, meant[column]) or listed,
            f"没有“{column}”这一列。"
            + (
                elsewhere[column][1]
                if column in elsewhere
                else nearest_zh(column, meant[column]) or listed_zh
            ),
        )
        for column in header
        if column not in columns
    ]
    strange = [column for column in header if column not in columns]
    wrong += [
        Mistake(
            name,
            1,
            f"the column “{column}” is missing",
            "Add it to the first row.",
            f"缺少“{column}”这一列。请加在第一行。",
        )
        for column in missing
        if (column,) not in meant.values()
        and not difflib.get_close_matches(column, strange, n=1, cutoff=_CLOSE)
    ]
    wrong += [
        Mistake(
            name, 1, f"the column “{column}” stands twice", "Keep one.", f"有两列“{column}”。请只留一列。"
        )
        for column in set(header)
        if header.count(column) > 1
    ]
    return wrong


def _in_other_language(column: str, missing: list[str]) -> tuple[str, ...]:
    """The column that is missing where one stands for the same text in a language of another name."""
    text, line, _ = column.rpartition("_")
    beside = tuple(one for one in missing if line and one.rpartition("_")[0] == text)
    return beside if len(beside) == 1 else ()


def _with_line_before(lines: Any) -> Iterator[tuple[int, list[str]]]:
    """Every row with the number of the line that ends before it begins."""
    before = lines.line_num
    for row in lines:
        yield before, row
        before = lines.line_num


def _rows(
    header: list[str], placed: list[_Placed], lines: list[str], name: str
) -> tuple[list[Row], list[Mistake]]:
    """The rows below the header, and what is wrong with those whose cells can't be told apart."""
    placed = [one for one in placed if any(cell.strip() for cell in one.cells)]
    if mistake := uneven.first_row(name, header, [one.cells for one in placed]):
        return [], [mistake]
    even, odd, wrong = list[_Placed](), list[_Placed](), list[Mistake]()
    for one in placed:
        if mistake := _wrong_mark(one, lines, name):
            wrong.append(mistake)
        else:
            (even if len(one.cells) == len(header) else odd).append(one)
    usual = [one.cells for one in even]
    wrong += (
        uneven.mistake(name, one.last, one.cells, _begins(one, lines), header, usual)
        for one in odd[:MOST_ROWS]
    )
    return [row for one in even if (row := _row(header, one, lines))], wrong


def _wrong_mark(placed: _Placed, lines: list[str], name: str) -> Mistake | None:
    """A quotation mark that stands where none can, so that cells begin or end elsewhere than they should."""
    if not any('"' in cell for cell in placed.cells):
        return None
    return csv_marks.within("".join(lines[placed.first - 1 : placed.last]), name, placed.last)


def _row(header: list[str], placed: _Placed, lines: list[str]) -> Row | None:
    written = {column: cell.strip() for column, cell in zip(header, placed.cells, strict=True)}
    cells = {column: cell for column, cell in written.items() if not _EMPTY.fullmatch(cell)}
    if not cells:
        return None
    return Row(placed.last, cells, dict(zip(header, _begins(placed, lines), strict=False)))


def _begins(placed: _Placed, lines: list[str]) -> list[int]:
    """Where each cell of a row begins, if it is written in one line."""
    begins = list[int]()
    if placed.first == placed.last:
        line, place = lines[placed.last - 1], 0
        for cell in placed.cells:
            begins.append(place + 1)
            quoted = line[place : place + 1] == '"'
            place += len(cell) + (2 + cell.count('"') if quoted else 0) + 1
    return begins


def _document(
    row: Row, name: str, header: tuple[str, ...], understand: Callable[[str, str], Cell]
) -> Document:
    data: dict[str | int, Any] = {}
    document = Document(name, data, {(): row.line}, header=header)
    for column, cell in row.cells.items():
        value, path = understand(column, cell)
        node: dict[str | int, Any] = data
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = value
        document.written[path], document.headings[path] = cell, column
        if column in row.columns:
            document.columns[path] = row.columns[column]
    return document


def listed(cell: str) -> list[str]:
    """The words of a cell that holds several."""
    return cell.replace(";", " ").split()
