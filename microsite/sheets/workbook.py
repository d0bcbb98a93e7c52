"""Sheets in the files that people send: workbooks of Excel, WPS and LibreOffice, and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter

from microsite.files import csvfile, plain
from microsite.files.apart import MEMORY, PATIENCE, Apart, Hopeless
from microsite.files.csv_cells import Records
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.sheets.sheet import Sheet, refuse_size

LARGEST_FILE = 50_000_000  # bytes; 16,000 branches need about 5 MB
PACKED = b"PK"  # .xlsx, .xlsm, .xlsb and .ods
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, also around a workbook with a password
AS_EXPORTED = "as exported"  # the sheet that remembers what stood in the roster
_READER = Apart("microsite.sheets.workbook_reader")
GUARDED = re.compile(r"'+[=+\-@]")  # how export keeps a spreadsheet from taking text for a formula


def sheets(path: Path, wanted: str | None = None) -> list[Sheet]:
    """The sheets of a workbook or CSV file that are not hidden, or the one that is wanted."""
    plain.refuse_other(path, path.name)
    try:
        with path.open("rb") as file:
            start = file.read(len(OLD_EXCEL))
        if start.startswith((PACKED, OLD_EXCEL)):
            return _chosen(_unpacked(path), wanted, path.name)
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


def exported(path: Path, key: Sequence[str]) -> Records:
    """Of a workbook that was exported, the rows as they were then under their keys; of any other none."""
    with path.open("rb") as file:
        if not file.read(len(PACKED)).startswith(PACKED):
            return {}
    sheet = _unpacked(path).get(AS_EXPORTED)
    if not sheet or not sheet.is_hidden:
        return {}
    names = sheet.cells.get(1, {})
    rows = [
        {names[number]: text for number, text in cells.items() if number in names}
        for row, cells in sheet.cells.items()
        if row > 1
    ]
    return {".".join(cells[name] for name in key): cells for cells in rows if cells.keys() >= {*key}}


def _unpacked(path: Path) -> dict[str, Sheet]:
    """All sheets, read in a process of its own: what a stranger's file does there ends with it."""
    if path.stat().st_size > LARGEST_FILE:
        raise _refused(
            path.name,
            f"the file is larger than {LARGEST_FILE:,} bytes",
            f"文件超过 {LARGEST_FILE:,} 字节。",
        )
    try:
        found: dict[str, Sheet] = _READER.run("sheets", path.absolute())
    except Hopeless:
        raise _refused(
            path.name,
            f"the file is damaged, or takes more than {PATIENCE} seconds or {MEMORY:,} bytes of memory",
            f"文件坏了，或读取时间超过{PATIENCE}秒、内存超过 {MEMORY:,} 字节。",
        ) from None
    return found


def _refused(file: str, message: str, zh: str) -> Mistakes:
    hint = "Copy the branches into a new workbook, without pictures and formats."
    return Mistakes.one(file, 0, message, hint, f"{zh}请把网点复制到新的工作簿，不带图片和格式。")


def _chosen(found: dict[str, Sheet], wanted: str | None, file: str) -> list[Sheet]:
    for sheet in found.values():
        sheet.was_exported = AS_EXPORTED in found
    if wanted and wanted not in found:
        raise Mistakes.one(
            file,
            0,
            f"there is no sheet “{wanted}”",
            nearest(wanted, found),
            f"没有“{wanted}”这个工作表。{nearest_zh(wanted, found)}",
        )
    return [
        sheet for title, sheet in found.items() if title == wanted or (not wanted and not sheet.is_hidden)
    ]


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
            refuse_size(sheet.file, number, len(row))
    except csv.Error as error:
        raise Mistakes.one(
            path.name,
            lines.line_num,
            f"this row can't be read: {error}",
            "Look for a quotation mark without its partner.",
            "这一行读不了。请看英文引号是不是少了一个。",
        ) from None
    return sheet


def cell_name(column: int, row: int) -> str:
    """A cell as Excel calls it: C14."""
    return f"{get_column_letter(column)}{row}"
