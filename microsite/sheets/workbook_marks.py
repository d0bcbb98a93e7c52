"""What an .xlsx file tells beside values: errors, formulas without a result, what is hidden."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, iterparse, parse

from openpyxl.utils import column_index_from_string, get_column_letter

from microsite.sheets.sheet import MOST_COLUMNS, Sheet, refuse_size, spans

CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STYLES = "xl/styles.xml"
TRUE = frozenset({"1", "true"})


@dataclass
class Marks:
    """Of one sheet."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unsolved: set[tuple[int, int]] = field(default_factory=set)  # formulas without a result
    struck_rows: set[int] = field(default_factory=set)  # in which something is struck through
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    def tell(self, sheet: Sheet) -> None:
        """Note them in a sheet that has its values."""
        for (row, column), error in self.errors.items():
            sheet.put(row, column, error)
        for row, column in self.unsolved:
            sheet.doubt(
                row,
                column,
                "holds a formula whose result is not in the file",
                "是公式，文件里没有算好的结果",
            )
        sheet.struck |= self.struck_rows
        if rows := [row for row in self.hidden_rows if row in sheet.cells]:
            sheet.notes.append(f"hidden, but read 隐藏的，也读了: {spans('row', rows)}")
        if self.hidden_columns:
            letters = ", ".join(map(get_column_letter, self.hidden_columns))
            sheet.notes.append(f"hidden, but read 隐藏的，也读了: column {letters}")


def marks(archive: zipfile.ZipFile, file: str) -> dict[str, Marks]:
    """Those of every sheet, by its title; none if the file is no .xlsx."""
    if "xl/workbook.xml" not in archive.namelist():
        return {}
    found: dict[str, Marks] = {}
    struck = _struck_styles(archive)
    for title, part in _parts(archive):
        with archive.open(part) as content:
            found[title] = _marks(content, f"{file}:{title}", struck)
    return found


def _struck_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the styles whose letters are struck through."""
    if _STYLES not in archive.namelist():
        return frozenset()
    with archive.open(_STYLES) as content:
        root = parse(content).getroot()
    parts = {_name(part): part for part in root}
    fonts = [
        any(_name(mark) == "strike" and mark.get("val", "1") in TRUE for mark in font)
        for font in parts.get("fonts", ())
    ]
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    styles = enumerate(parts.get("cellXfs", ()))
    return frozenset(str(number) for number, style in styles if style.get("fontId") in struck)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The title of each sheet, and the file that holds it."""
    with archive.open("xl/_rels/workbook.xml.rels") as relations:
        targets = {one.get("Id"): one.get("Target", "") for one in parse(relations).iter()}
    with archive.open("xl/workbook.xml") as workbook:
        for element in parse(workbook).iter():
            if _name(element) == "sheet":
                target = targets[element.get(RELATION)]
                yield element.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _marks(content: IO[bytes], file: str, struck: Container[str]) -> Marks:
    found = Marks()
    row = column = 0
    for event, element in iterparse(content, ("start", "end")):
        match event, _name(element):
            case "start", "row":
                row, column = int(element.get("r") or row + 1), 0
                refuse_size(file, row, 0)
                if element.get("hidden") in TRUE:
                    found.hidden_rows.append(row)
            case "end", "c":
                place = CELL.fullmatch(element.get("r", ""))
                column = column_index_from_string(place[1]) if place else column + 1
                refuse_size(file, row, column)
                _note(found, row, column, element, struck)
                element.clear()
            case "end", "col" if element.get("hidden") in TRUE:
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                found.hidden_columns += range(first, min(last, MOST_COLUMNS) + 1)
            case "end", "row":
                element.clear()
    return found


def _note(found: Marks, row: int, column: int, cell: Element, struck: Container[str]) -> None:
    parts = {_name(part): part.text or "" for part in cell}
    if parts and cell.get("s") in struck:
        found.struck_rows.add(row)
    if cell.get("t") == "e":
        found.errors[row, column] = parts.get("v", "")
    elif "f" in parts and not parts.get("v"):
        found.unsolved.add((row, column))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
