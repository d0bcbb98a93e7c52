"""Sheets as people keep them in Excel: what stands in each cell, as text."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from microsite.files import csvfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 500, 1_000_000
LARGEST_UNPACKED = 60_000_000  # bytes; 16,000 branches need about 20 MB
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")  # also around a workbook with a password
MERGED = re.compile(rb'mergeCell [^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?E\+(\d+)")
GUARDED = re.compile(r"'+[=+\-@]")  # how export keeps a spreadsheet from taking text for a formula


@dataclass
class Sheet:
    """One sheet; `file` is what messages call it, a cell is found by row and column, both from 1."""

    file: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: dict[tuple[int, int], str] = field(
        default_factory=dict
    )  # what stands to the left in the same merged cell
    broken: dict[int, dict[int, tuple[str, str]]] = field(
        default_factory=dict
    )  # why a cell can't be trusted, in both languages
    notes: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: Any) -> None:
        """Keep a value as text, and why it can't be trusted."""
        text = _text(value)
        if text:
            self.cells.setdefault(row, {})[column] = text
        if text in ERRORS:
            self.doubt(row, column, f"shows the error {text}", f"显示错误 {text}")
        elif isinstance(value, int | float) and abs(value) >= 10**15:
            self.doubt(
                row,
                column,
                f"is a number of which Excel keeps only 15 digits: {text}",
                f"的数字太长，Excel 只保留15位：{text}",
            )
        elif (short := SCIENTIFIC.fullmatch(text)) and len(short[2] or "") < int(short[3]):
            self.doubt(row, column, f"has lost its last digits: {text}", f"丢了后面几位数字：{text}")

    def doubt(self, row: int, column: int, reason: str, zh: str) -> None:
        """Note why a cell can't be trusted."""
        self.broken.setdefault(row, {})[column] = reason, zh


def read(path: Path, wanted: str | None = None) -> list[Sheet]:
    """The sheets of a workbook or CSV file that are not hidden, or the one that is wanted."""
    try:
        with path.open("rb") as file:
            start = file.read(len(OLD_EXCEL))
        if start.startswith(b"PK"):
            return _workbook(path, wanted)
        if start == OLD_EXCEL:
            raise Mistakes([_old(path)])
        if wanted:
            raise Mistakes.one(
                path.name,
                0,
                "a CSV file has no sheets",
                "Leave out --sheet.",
                "CSV 文件没有工作表。请去掉 --sheet。",
            )
        return [_csv(path)]
    except OSError as error:
        raise Mistakes.one(
            path.name,
            0,
            f"can't be read: {error.strerror or error}",
            "Is the file there, and a plain file?",
            "文件打不开。请看文件在不在，名字对不对。",
        ) from None


def _old(path: Path) -> Mistake:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return Mistake(
            path.name,
            0,
            "the file is protected by a password",
            "Open it in Excel, take the password off and save it.",
            "文件加了密码。请用 Excel 打开，去掉密码后保存。",
        )
    return Mistake(
        path.name,
        0,
        "this is a file of an old Excel (.xls)",
        "Open it in Excel and save it as .xlsx.",
        "这是旧版 Excel 文件（.xls）。请用 Excel 打开，另存为 .xlsx。",
    )


def _csv(path: Path) -> Sheet:
    text = csvfile.decoded(path, path.name)
    if text.lstrip()[:1] == "<":
        raise Mistakes.one(
            path.name,
            0,
            "this is a web page, not a sheet",
            "Open it in Excel and save it as .xlsx.",
            "这是网页，不是表格。请用 Excel 打开，另存为 .xlsx。",
        )
    start = text[:2000]
    delimiter = max(",\t;", key=start.count) if "\t" in start or "," not in start else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    sheet = Sheet(path.name)
    try:
        for number, row in enumerate(lines, 1):
            for column, cell in enumerate(row, 1):
                sheet.put(number, column, cell[1:] if GUARDED.match(cell) else cell)
            _refuse_size(sheet.file, number, len(row))
    except csv.Error as error:
        raise Mistakes.one(
            path.name,
            lines.line_num,
            f"this row can't be read: {error}",
            "Look for a quotation mark without its partner.",
            "这一行读不了。请看英文引号是不是少了一个。",
        ) from None
    return sheet


def _workbook(path: Path, wanted: str | None) -> list[Sheet]:
    try:
        formulas = _examined(path)
        sheets = list(_worksheets(path, cached=True))
        written = dict(_worksheets(path, cached=False)) if formulas else {}
    except (Mistakes, OSError):
        raise
    except Exception:  # whatever a damaged file makes the library stumble over
        raise Mistakes.one(
            path.name,
            0,
            "the file is damaged, or not a workbook",
            "Open it in Excel and save it anew as .xlsx.",
            "文件坏了，或不是 Excel 工作簿。请用 Excel 打开，重新存为 .xlsx。",
        ) from None
    titles = [title for title, _ in sheets]
    if wanted and wanted not in titles:
        raise Mistakes.one(
            path.name,
            0,
            f"there is no sheet “{wanted}”",
            nearest(wanted, titles),
            f"没有“{wanted}”这个工作表。{nearest_zh(wanted, titles)}",
        )
    chosen = [
        (title, sheet)
        for title, sheet in sheets
        if title == wanted or (not wanted and sheet.sheet_state == "visible")
    ]
    return [_sheet(f"{path.name}:{title}", sheet, written.get(title)) for title, sheet in chosen]


def _examined(path: Path) -> bool:
    """Whether there are formulas; what would fill the memory is refused before it is unpacked."""
    with zipfile.ZipFile(path) as archive:
        if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
            raise Mistakes.one(
                path.name,
                0,
                f"the file unpacks to more than {LARGEST_UNPACKED:,} bytes",
                "Copy the branches into a new workbook, without pictures.",
                f"文件解压后超过 {LARGEST_UNPACKED:,} 字节。请把网点复制到新的工作簿，不带图片。",
            )
        formulas = False
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                content = archive.read(name)
                formulas |= b"<f" in content
                if content.count(b"<c ") + content.count(b"<c>") > MOST_CELLS:
                    _refuse_size(path.name, MOST_ROWS + 1, 0)
                for left, top, right, bottom in MERGED.findall(content):
                    _refuse_size(
                        path.name,
                        int(bottom) - int(top),
                        _number(right) - _number(left) if int(bottom) > int(top) else 0,
                    )
        return formulas


def _number(letters: bytes) -> int:
    return column_index_from_string(letters.decode())


def _worksheets(path: Path, cached: bool) -> Iterator[tuple[str, Worksheet]]:
    with warnings.catch_warnings(action="ignore"):  # of what is lost when saving, which never happens here
        workbook = load_workbook(io.BytesIO(path.read_bytes()), data_only=cached)
    yield from ((sheet.title, sheet) for sheet in workbook.worksheets)


def _refuse_size(file: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Mistakes.one(
            file,
            0,
            f"the sheet has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns",
            "Delete the empty rows and columns after the last branch, or copy the branches into a new workbook.",
            f"表格超过 {MOST_ROWS:,} 行或 {MOST_COLUMNS} 列。请删掉最后一个网点后面的空行空列，或把网点复制到新的工作簿。",
        )


def _sheet(file: str, worksheet: Worksheet, formulas: Worksheet | None) -> Sheet:
    _refuse_size(file, worksheet.max_row, worksheet.max_column)
    sheet = Sheet(file)
    for number, row in enumerate(worksheet.iter_rows(values_only=True), 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.put(number, column, value)
            elif formulas and formulas.cell(number, column).data_type == "f":
                sheet.doubt(
                    number,
                    column,
                    "holds a formula whose result is not in the file",
                    "是公式，文件里没有算好的结果",
                )
    for merged in worksheet.merged_cells.ranges:
        _spread(sheet, merged.min_row, merged.max_row, merged.min_col, merged.max_col)
    hidden = [
        number
        for number, dimension in worksheet.row_dimensions.items()
        if dimension.hidden and number in sheet.cells
    ]
    if hidden:
        sheet.notes.append(f"hidden, but read: {spans('row', hidden)}")
    letters = [letter for letter, dimension in worksheet.column_dimensions.items() if dimension.hidden]
    if letters:
        sheet.notes.append(f"hidden, but read: column {', '.join(letters)}")
    return sheet


def _spread(sheet: Sheet, top: int, bottom: int, left: int, right: int) -> None:
    """A merged cell says the same in all its rows; to the right only a heading does."""
    text = sheet.cells.get(top, {}).get(left, "")
    for row in range(top, min(bottom, MOST_ROWS) + 1) if text else ():
        sheet.cells.setdefault(row, {})[left] = text
        sheet.merged |= {(row, column): text for column in range(left + 1, min(right, MOST_COLUMNS) + 1)}


def spans(word: str, numbers: Iterable[int]) -> str:
    """“row 4” or “rows 4-6, 9”; of very many, the first."""
    told = _runs(numbers)
    several = len(told) > 1 or "-" in told[0]
    return word + ("s " if several else " ") + ", ".join(told[:10]) + (" and more" if told[10:] else "")


def spans_zh(numbers: Iterable[int]) -> str:
    """“第4-6、9行”."""
    told = _runs(numbers)
    return f"第{'、'.join(told[:10])}{'等' if told[10:] else ''}行"


def _runs(numbers: Iterable[int]) -> list[str]:
    """“4-6” and “9”."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [f"{first}-{last}" if last > first else str(first) for first, last in runs]


def cell_name(column: int, row: int) -> str:
    """A cell as Excel calls it: C14."""
    return f"{get_column_letter(column)}{row}"


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
    return str(value).strip()
