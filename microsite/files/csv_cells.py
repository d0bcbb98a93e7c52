"""The cells of a table where they stand in its file: one is changed, all others keep their bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from microsite.files import csv_marks
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.files.rewriting import with_ends_of

Records = Mapping[str, Mapping[str, str]]
_CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')

_NEEDS_MARKS = re.compile(r'[",\r\n]|^\s|\s$')


class Row:
    """A row as it is written: its cells, with their quotation marks, and the end of its last line."""

    def __init__(self, written: str) -> None:
        self.cells: list[str] = []
        at = 0
        while True:
            found = _CELL.match(written, at)
            assert found  # as nothing at all is a cell
            self.cells.append(found[0])
            at = found.end()
            if written[at : at + 1] != ",":
                break
            at += 1
        self.end = written[at:]

    def __str__(self) -> str:
        return ",".join(self.cells) + self.end

    def __getitem__(self, column: int) -> str:
        return _read(self.cells[column]).strip() if column < len(self.cells) else ""

    def __setitem__(self, column: int, value: str) -> None:
        if self[column] != value:
            self.cells += [""] * (column + 1 - len(self.cells))
            self.cells[column] = _cell(value)


class Table:
    """The text of a table that can be read."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        lines = io.StringIO(text, newline="").readlines()
        reader = csv.reader(lines, strict=True)
        rows, before = [], 0
        try:
            for _ in reader:
                rows.append(Row("".join(lines[before : reader.line_num])))
                before = reader.line_num
        except csv.Error:
            raise Mistakes([csv_marks.one_sided(lines, reader.line_num, name)]) from None
        self.header, *self.rows = rows or [Row("")]

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [self.header[number] for number in range(len(self.header.cells))]

    def __str__(self) -> str:
        return "".join(map(str, (self.header, *self.rows)))

    def records(self, key: Sequence[str]) -> dict[str, dict[str, str]]:
        """What stands in each row, under its key."""
        columns = self.columns
        rows = [{name: row[number] for number, name in enumerate(columns)} for row in self.rows]
        return {".".join(cells.get(name, "") for name in key): cells for cells in rows}

    def value(self, path: str) -> str:
        """What stands in a cell: maiwan.complaint_number."""
        row, column = self._find(path)
        return row[column]

    def with_value(self, path: str, value: str) -> str:
        """The text with another value in a cell."""
        row, column = self._find(path)
        row[column] = value
        return str(self)

    def has(self, **cells: str) -> bool:
        """Whether a row has these cells."""
        numbers = {self.columns.index(column): value for column, value in cells.items()}
        return any(all(row[number] == value for number, value in numbers.items()) for row in self.rows)

    def with_row(self, columns: Iterable[str], record: Mapping[str, str]) -> str:
        """The text with these columns as well, and with one more row."""
        self._add_columns(columns)
        row = self._new_row()
        for number, name in enumerate(self.columns):
            row[number] = record.get(name, "")
        return str(self)

    def lay(self, columns: Iterable[str], key: Sequence[str], before: Records, after: Records) -> str:
        """The text with these columns as well, and with what is new in records, each under its key."""
        self._add_columns(columns)
        numbers = {name: number for number, name in enumerate(self.columns)}

        def id_of(row: Row) -> str:
            return ".".join(row[numbers[name]] for name in key)

        self.rows = [row for row in self.rows if id_of(row) not in before or id_of(row) in after]
        there = {id_of(row): row for row in self.rows}
        for id, record in after.items():
            row = there.get(id) or self._new_row()
            former = before.get(id, {})
            for name in {*former, *record}:
                if former.get(name) != record.get(name):
                    row[numbers[name]] = record.get(name, "")
        return str(self)

    def _add_columns(self, names: Iterable[str]) -> None:
        if not self.header.cells[0]:
            self.header.cells.clear()
        for name in names:
            if name not in self.columns:
                self.header.cells.append(name)
                for row in self.rows:
                    row.cells.append("")

    def _new_row(self) -> Row:
        """A row at the end of the table, in which nothing stands yet."""
        last = self.rows[-1] if self.rows else self.header
        last.end = last.end or with_ends_of(self.text, "\n")
        row = Row("," * (len(self.header.cells) - 1) + with_ends_of(self.text, "\n"))
        self.rows.append(row)
        return row

    def _find(self, path: str) -> tuple[Row, int]:
        *names, column = path.split(".")
        columns = self.columns
        if column not in columns:
            raise Mistakes.one(
                self.name,
                1,
                f"there is no column “{column}” in the first row",
                nearest(column, columns),
                f"第一行里没有“{column}”这一列。{nearest_zh(column, columns)}",
            )
        found = [row for row in self.rows if [row[number] for number in range(len(names))] == names]
        if not names or len(found) != 1:
            raise Mistakes.one(
                self.name,
                0,
                f"{len(found)} rows begin with “{','.join(names)}”",
                "Write what stands in the first cells of one row, then the column: "
                f"{columns[0]}.{column}, with full stops between.",
                f"以“{'、'.join(names)}”开头的有{len(found)}行。请写明一行最前面的几格，再写列名，用英文句点隔开。",
            )
        return found[0], columns.index(column)


def _read(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _NEEDS_MARKS.search(value) else value
