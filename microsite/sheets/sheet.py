"""One sheet as people keep it: what stands in each cell, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from microsite.files.mistakes import Mistakes

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 500, 5_000_000
LONGEST_CELL = 32_767  # characters, as in Excel
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?E\+(\d+)")


@dataclass
class Sheet:
    """One sheet; `file` is what messages call it, a cell is found by row and column, both from 1."""

    file: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: dict[tuple[int, int], str] = field(
        default_factory=dict
    )  # what stands left in the same merged cell
    broken: dict[int, dict[int, tuple[str, str]]] = field(
        default_factory=dict
    )  # why not to trust it, twice told
    notes: list[str] = field(default_factory=list)
    numeric: set[tuple[int, int]] = field(default_factory=set)  # cells that hold no text but a number
    struck: set[int] = field(default_factory=set)  # rows in which something is struck through
    is_hidden: bool = False
    was_exported: bool = False  # by us, so that beside it stands what it said then
    tells_errors: bool = True  # otherwise an empty cell may hold one

    def put(self, row: int, column: int, value: Any) -> None:
        """Keep a value as text, and why it can't be trusted."""
        text = _text(value)
        if len(text) > LONGEST_CELL:
            raise _overlong(self.file, row)
        if isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer():
            self.numeric.add((row, column))
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

    def spread(self, top: int, left: int, bottom: int, right: int) -> None:
        """A merged cell says the same in all its rows; to the right only a heading does."""
        text = self.cells.get(top, {}).get(left, "")
        for row in range(top, bottom + 1) if text else ():
            self.cells.setdefault(row, {})[left] = text
            self.merged |= {(row, column): text for column in range(left + 1, right + 1)}


def _overlong(file: str, row: int) -> Mistakes:
    return Mistakes.one(
        file,
        row,
        f"a cell holds more than {LONGEST_CELL:,} characters",
        "Was something else pasted into it?",
        f"有一格超过 {LONGEST_CELL:,} 个字符。是不是贴错了内容？",
    )


def refuse_size(file: str, rows: int, columns: int) -> None:
    """Refuse what would fill the memory."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Mistakes.one(
            file,
            0,
            f"the sheet has more than {MOST_ROWS:,} rows, {MOST_COLUMNS} columns or {MOST_CELLS:,} cells",
            "Delete the empty rows and columns after the last branch, "
            "or copy the branches into a new workbook.",
            f"表格超过 {MOST_ROWS:,} 行、{MOST_COLUMNS} 列或 {MOST_CELLS:,} 格。"
            "请删掉最后一个网点后面的空行空列，或把网点复制到新的工作簿。",
        )


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
