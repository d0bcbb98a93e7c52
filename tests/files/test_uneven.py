"""A first row with columns that no other row has is told once, in its own place."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.files import csvfile
from microsite.files.mistakes import Mistake, Mistakes

COLUMNS = ("id", "kind", "accessibility", "closes", "merged_into")
REQUIRED = COLUMNS[:2]
ROWS = ("a,outlet,ramp;low-counter", "b,outlet,large-print", "c,community,", "d,outlet,ramp;large-print")


def told(folder: Path, header: str, *rows: str) -> list[Mistake]:
    path = folder / "a.csv"
    path.write_text("\n".join((header, *rows, "")), "utf-8")
    with pytest.raises(Mistakes) as refused:
        csvfile.rows(path, "a.csv", COLUMNS, REQUIRED)
    return refused.value.mistakes


@pytest.mark.parametrize("ready", [0, 1])
def test_new_columns_that_few_rows_have(tmp_path: Path, ready: int) -> None:
    rows = [f"{row},2027-01-01,b" if place < ready else row for place, row in enumerate(ROWS)]
    (mistake,) = told(tmp_path, ",".join(COLUMNS), *rows)
    assert (mistake.line, mistake.message) == (1, "the first row has 5 columns, but most rows have 3 cells")
    assert "2 commas more at the end of every row" in mistake.hint and "补2个英文逗号" in mistake.zh


def test_a_name_that_is_missing_in_the_first_row(tmp_path: Path) -> None:
    (mistake,) = told(tmp_path, "id,kind", *ROWS)
    assert mistake.line == 1 and "The name of a column is missing there" in mistake.hint
    assert "少写了列名" in mistake.zh


def test_commas_at_the_end_of_every_row_but_the_first(tmp_path: Path) -> None:
    (mistake,) = told(tmp_path, "id,kind,accessibility", *(f"{row},," for row in ROWS))
    assert mistake.line == 1 and "They end in 2 commas too many" in mistake.hint
    assert "末尾多了2个英文逗号" in mistake.zh


def test_columns_without_name_and_cells_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(("id,kind,,", "a,outlet,,", "b,community,,", "")), "utf-8")
    columns, rows = csvfile.rows(path, "a.csv", COLUMNS, REQUIRED)
    assert columns == ["id", "kind"] and [row.cells["kind"] for row in rows] == ["outlet", "community"]
    path.write_text(f"id,kind{',' * 500_000}\na,outlet{',' * 500_000}\n", "utf-8")
    assert csvfile.rows(path, "a.csv", COLUMNS, REQUIRED)[0] == ["id", "kind"]
    path.write_text("\n".join(("id,kind,,", "a,outlet,,x", "b,community,,", "")), "utf-8")
    with pytest.raises(Mistakes, match="4 cells under 2 columns"):
        csvfile.rows(path, "a.csv", COLUMNS, REQUIRED)


def test_a_few_rows_of_many_are_told_themselves(tmp_path: Path) -> None:
    mistakes = told(tmp_path, "id,kind,accessibility", *ROWS, "e,outlet", "f,outlet,ramp,", "g,outlet")
    assert [mistake.line for mistake in mistakes] == [6, 7, 8]
