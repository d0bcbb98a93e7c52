"""A cell that is set changes in its row, and all other cells keep their bytes."""

from __future__ import annotations

import csv
import io

import pytest

from microsite.files.csv_cells import Table
from microsite.files.mistakes import Mistakes

TEXT = 'id,kind,"a ""b"""\r\none,"x, y",\n\ntwo,"several\nlines",-\r\nthree,,"last"'


def test_a_table_is_what_it_was() -> None:
    assert str(Table(TEXT, "x.csv")) == TEXT
    assert Table(TEXT, "x.csv").columns == ["id", "kind", 'a "b"']


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("one.kind", "z", '"x, y"', "z"),
        ("one.kind", "", '"x, y"', ""),
        ("one.kind", "x, y", "", ""),
        ('one.a "b"', 'q"', 'y",\n', 'y","q"""\n'),
        ("two.kind", "=1+1", '"several\nlines"', "=1+1"),
        ('three.a "b"', "a\nb", '"last"', '"a\nb"'),
    ],
)
def test_what_changes(path: str, value: str, old: str, new: str) -> None:
    after = Table(TEXT, "x.csv").with_value(path, value)
    assert after == (TEXT.replace(old, new, 1) if old else TEXT)
    assert Table(after, "x.csv").value(path) == value


@pytest.mark.parametrize("path", ["four.kind", "one.sort", "kind", "two.several.kind"])
def test_a_cell_that_can_not_be_told_is_refused(path: str) -> None:
    with pytest.raises(Mistakes):
        Table(TEXT, "x.csv").with_value(path, "z")


def test_records_are_laid_over_a_table() -> None:
    before = {"one": {"id": "one", "kind": "x, y"}, "two": {"id": "two"}, "three": {"id": "three"}}
    after = {
        "one": {"id": "one", "kind": "x, y"},
        "three": {"id": "three", "kind": "k"},
        "four": {"id": "four"},
    }
    laid = Table(TEXT, "x.csv").lay((), ("id",), before, after)
    assert laid == 'id,kind,"a ""b"""\r\none,"x, y",\n\nthree,k,"last"\r\nfour,,\r\n'
    wider = Table(laid, "x.csv").lay(("new",), ("id",), after, after | {"four": {"id": "four", "new": "1"}})
    assert [*csv.reader(io.StringIO(wider))][-1] == ["four", "", "", "1"]


def test_a_table_begins() -> None:
    assert (
        Table("", "x.csv").lay(("id", "a"), ("id",), {}, {"b": {"id": "b", "a": "c, d"}})
        == 'id,a\nb,"c, d"\n'
    )
