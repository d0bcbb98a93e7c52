"""Workbooks of every kind are read as people see them; hostile ones end soon, in plain words."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from microsite.files import apart
from microsite.files.mistakes import Mistakes
from microsite.sheets import workbook

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="网点">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
NAMES = "<table:table-row>{}</table:table-row>"
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
FAR = CELL.format("x").replace(" office:", ' table:number-columns-repeated="{}" office:', 1)


def xlsx(path: Path, sheet_data: str, merged: str = "") -> Path:
    """A workbook whose sheet is written by hand."""
    empty = io.BytesIO()
    Workbook().save(empty)
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = (
                    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    f"<sheetData>{sheet_data}</sheetData>{merged}</worksheet>"
                ).encode()
            out.writestr(name, content)
    return path


def ods(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        out.writestr("content.xml", ODS.format(rows))
    return path


def test_an_old_excel_file() -> None:
    (sheet,) = workbook.sheets(Path(__file__).with_name("branches.xls"))
    assert sheet.cells[2] == {1: "机构名称", 2: "投诉电话", 3: "核实日期", 4: "负责人"}
    assert sheet.cells[3] == {1: "柳路东支行", 2: "57100010009", 3: "2026-11-20", 4: "柜员"}
    assert not sheet.tells_errors and "empty cell changes nothing" in sheet.notes[0]


def test_an_open_document(tmp_path: Path) -> None:
    rows = NAMES.format(CELL.format("机构名称") + CELL.format("投诉电话")) + NAMES.format(
        CELL.format("柳路东支行") + CELL.format("0571-00010009")
    )
    (sheet,) = workbook.sheets(ods(tmp_path / "a.ods", rows))
    assert sheet.cells == {1: {1: "机构名称", 2: "投诉电话"}, 2: {1: "柳路东支行", 2: "0571-00010009"}}


def test_errors_and_formulas_without_result_are_not_taken(tmp_path: Path) -> None:
    error, unsolved = '<c r="A1" t="e"><v>#N/A</v></c>', '<c r="B1"><f>1+1</f></c>'
    cells = f'{error}{unsolved}<c r="C1"><f>1+1</f><v>2</v></c>'
    (sheet,) = workbook.sheets(xlsx(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>'))
    assert sorted(sheet.broken[1]) == [1, 2] and sheet.cells[1][3] == "2"


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR_ONE = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def far_cells() -> str:
    return "".join(f'<row r="{row}"><c r="SF{row}"><v>1</v></c></row>' for row in range(1, 50_001))


def enormous() -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 58_000_000}</t></is></c></row>'


def attributes() -> str:
    return f'<row r="1"><c r="A1" {" ".join(f"a{n}={chr(39) * 2}" for n in range(1_000_000))}/></row>'


HOSTILE: dict[str, tuple[Callable[[], str], str]] = {
    "merged over everything": (lambda: ONE, 'ref="A1:XFD1048576"'),
    "in single quotes": (lambda: ONE, "ref='A1:XFD1048576'"),
    "with dollars": (lambda: ONE, 'ref="$A$1:$XFD$1048576"'),
    "one cell far away": (lambda: FAR_ONE, ""),
    "a thin line of far cells": (far_cells, ""),
    "one enormous cell": (enormous, ""),
    "very many attributes": (attributes, ""),
    "very many cells": (lambda: "<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>", ""),
    "very many rows": (lambda: "<row/>" * 2_000_000, ""),
    "not closed": (lambda: "<row><c>" * 1000, ""),
}


LONG = "very many attributes"  # it takes seconds to refuse


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "kind",
    [kind for kind in HOSTILE if kind != LONG] + [pytest.param(LONG, marks=pytest.mark.exhaustive)],
)
def test_a_hostile_workbook(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 8)
    data, merged = HOSTILE[kind]
    merges = f"<mergeCells><mergeCell {merged}/></mergeCells>" if merged else ""
    path = xlsx(tmp_path / "a.xlsx", data(), merges)
    started = time.monotonic()
    try:
        assert sum(len(row) for sheet in workbook.sheets(path) for row in sheet.cells.values()) <= 1_000_000
    except Mistakes as refused:
        assert refused.mistakes[0].file.startswith("a.xlsx") and refused.mistakes[0].zh
    assert time.monotonic() - started < apart.PATIENCE + 60  # of a busy machine


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("columns", "rows"), [(16_384, 1), (16_384, 1_048_576), (400, 49_000)])
def test_a_hostile_open_document(tmp_path: Path, columns: int, rows: int) -> None:
    row = f'<table:table-row table:number-rows-repeated="{rows}">{FAR.format(columns)}</table:table-row>'
    with pytest.raises(Mistakes):
        workbook.sheets(ods(tmp_path / "a.ods", row))
