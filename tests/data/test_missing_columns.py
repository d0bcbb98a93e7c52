"""A column that is not there is told once for the whole table, in its first line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from support.network import EVERY_KIND, lay

from microsite.data import loading

ROSTER, RESULTS, EVENTS = "roster.csv", "results/315-2026.csv", "events/315-2027.csv"


@pytest.fixture(scope="module")
def branches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(EVERY_KIND, tmp_path_factory.mktemp("columns") / "project") / "branches"


def without(table: str, column: str) -> str:
    """The text of a table in which a column is left out of every row."""
    header, *rows = csv.reader(io.StringIO(table))
    place = header.index(column)
    file = io.StringIO()
    csv.writer(file).writerows([*row[:place], *row[place + 1 :]] for row in (header, *rows))
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "column"),
    [
        (ROSTER, "kind"),
        (ROSTER, "name_en"),
        (ROSTER, "district_zh"),
        (ROSTER, "address_en"),
        (ROSTER, "complaint_number"),
        (ROSTER, "complaint_verified_on"),
        (ROSTER, "complaint_owner"),
        (RESULTS, "reported_on"),
        (RESULTS, "reported_by"),
        (EVENTS, "title_zh"),
        (EVENTS, "first"),
    ],
)
def test_a_missing_column_is_told_once(branches: Path, file: str, column: str) -> None:
    path = branches / file
    whole = path.read_text("utf-8")
    path.write_text(without(whole, column), "utf-8")
    try:
        _, mistakes = loading.read(branches)
    finally:
        path.write_text(whole, "utf-8")
    (told,) = {mistake for mistake in mistakes if mistake.file.endswith(file)}
    assert (told.line, told.message) == (1, f"the column “{column}” is missing")
