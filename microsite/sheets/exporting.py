"""The roster as a sheet for Excel, to be imported again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from microsite.data import loading, roster_table
from microsite.files import csvfile
from microsite.files.mistakes import Mistakes
from microsite.files.whole import timeless, write
from microsite.sheets.importing import ROSTER
from microsite.sheets.workbook import AS_EXPORTED

Lines = list[list[str]]
NOTHING: Mapping[str, Lines] = {}
ANCIENT = datetime(1980, 1, 1)  # noqa: DTZ001 - no clock and no zone: the same roster gives the same file


def export(folder: Path, file: Path) -> tuple[int, list[str]]:
    """Write the rows of the roster to a file; gives their number, and the branches kept elsewhere."""
    if not (folder / "roster.csv").exists():
        raise Mistakes.one(
            ROSTER,
            0,
            "there is no roster",
            "Import a sheet first.",
            "还没有网点表。请先导入一个表格。",
        )
    known = loading.load(folder)
    columns, rows = roster_table.rows(folder / "roster.csv", ROSTER, known.network.site)
    lines = [columns, *([row.cells.get(column, "") for column in columns] for row in rows)]
    write_sheet(file, "branches", lines)
    exported = {row.cells["id"] for row in rows}
    return len(rows), [
        branch.id for branch in known if branch.id not in exported and not branch.is_institution
    ]


def write_sheet(file: Path, title: str, lines: Lines) -> None:
    """Write a new sheet to be filled in; a workbook remembers what stood there."""
    makers: dict[str, Callable[[Lines], bytes]] = {
        ".xlsx": lambda lines: workbook({title: lines}, {AS_EXPORTED: lines}),
        ".csv": lambda lines: csvfile.for_excel(lines).encode(),
    }
    if file.suffix.lower() not in makers:
        raise click.UsageError(f"{file} should end in .xlsx or .csv.")
    if file.exists():
        raise click.ClickException(f"{file} is there already. Choose another name, or delete it first.")
    write(file, makers[file.suffix.lower()](lines))


def workbook(sheets: Mapping[str, Lines], hidden: Mapping[str, Lines] = NOTHING) -> bytes:
    """All cells are text, so that no zero in front is lost and nothing becomes a formula."""
    made = Workbook()
    made.properties.created = made.properties.modified = ANCIENT
    made.remove(made.active)
    for title, lines in {**sheets, **hidden}.items():
        sheet = made.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        sheet.freeze_panes = "A2"
        for number in range(1, len(lines[0]) + 1):
            column = sheet.column_dimensions[get_column_letter(number)]
            column.number_format, column.width = "@", 22
        for row, line in enumerate(lines, 1):
            for number, text in enumerate(line, 1):
                if text:
                    cell = sheet.cell(row, number, text)
                    cell.number_format, cell.data_type = "@", "s"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        ExcelWriter(made, archive).save()
    return timeless(file)
