"""Events and results go out as a sheet and come back: what was filled in changes, every other byte stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.command import run
from support.network import EVERY_KIND, lay

from microsite.data.campaign_tables import events, results
from microsite.files.csv_cells import Table

EVENTS, RESULTS = "branches/events/315-2027.csv", "branches/results/315-2026.csv"
LANGUAGES = ("en", "zh")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(EVERY_KIND, tmp_path_factory.mktemp("returned") / "project")


@pytest.fixture
def project(kept: Path, tmp_path: Path) -> Path:
    """The same with tables that a test may spoil."""
    shutil.rmtree(kept / "branches")
    shutil.copytree(EVERY_KIND / "branches", kept / "branches")
    for sheet in kept.glob("*.xlsx"):
        sheet.unlink()
    return kept


def filled(project: Path, table: str, *cells: tuple[int, str, str]) -> str:
    """Export a table, write into rows and columns of the sheet, and save it under another name."""
    assert run(project, "export", "out.xlsx", "--table", table).exit_code == 0
    book = load_workbook(project / "out.xlsx")
    (sheet,) = [sheet for sheet in book if sheet.sheet_state == "visible"]
    names = [cell.value for cell in sheet[1]]
    for row, column, text in cells:
        cell = sheet.cell(row, names.index(column) + 1)
        cell.value = text or None
        if text:
            cell.data_type = "s"
    book.save(project / "in.xlsx")
    return "in.xlsx"


def taken(project: Path, table: str, sheet: str) -> tuple[int, str]:
    done = run(project, "import", sheet, "--table", table, "--write")
    return done.exit_code, done.output


@pytest.mark.parametrize("table", [EVENTS, RESULTS])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_nobody_filled_in_stays(project: Path, table: str, suffix: str) -> None:
    before = (project / table).read_bytes()
    (project / "out.csv").unlink(missing_ok=True)
    assert run(project, "export", f"out.{suffix}", "--table", table).exit_code == 0
    assert taken(project, table, f"out.{suffix}") == (0, "It stands there already. 已经是这样了。\n")
    assert (project / table).read_bytes() == before


# For every field: what may be filled in, and what is written then.
VALUES = {
    "events": {
        "title": "“=1+1”, 讲座",
        "kind": "lecture",
        "first": "2027-03-14",
        "last": "2027-03-14",
        "hours": "10:00-11:00",
        "place": "Hall, 大厅",
        "latitude": "30.2141",
        "longitude": "120.1861",
        "contact": "complaint",
        "seats": "30",
        "languages": "mandarin",
        "accessibility": "ramp",
        "description": '=HYPERLINK("https://x.example")',
        "shared_with": "maiwan",
        "cancelled": "下雨 rain",
        "changed": "2026-11-01",
    },
    "results": {
        "reported_on": "2026-03-21",
        "reported_by": "=1+1",
        "leaflets": "7",
        "people": "9",
        "organisation": "+分组, A",
    },
}
FIELDS = [
    (kind, column)
    for kind, table in (("events", events), ("results", results))
    for column in table.columns(LANGUAGES)
    if column not in table.KEY
]


def value_of(kind: str, column: str) -> str:
    values = VALUES[kind]
    return values.get(column) or values.get(column.rpartition("_")[0]) or "5"


@pytest.mark.sampled(6)
@pytest.mark.parametrize(("kind", "column"), FIELDS, ids=[f"{kind}.{column}" for kind, column in FIELDS])
def test_one_cell_changes_one_line(project: Path, kind: str, column: str) -> None:
    """Whatever a build says of it then: the file itself changes in one line, and in the header for a new column."""
    from microsite.changes import returned

    table = EVENTS if kind == "events" else RESULTS
    before = (project / table).read_text("utf-8")
    sheet = filled(project, table, (3, column, value_of(kind, column)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(returned, "refuse_wrong", lambda *_: None)
        code, said = taken(project, table, sheet)
    assert code == 0, said
    after = (project / table).read_text("utf-8")
    row = 1
    old, new = Table(before, table), Table(after, table)
    assert new.rows[row][new.columns.index(column)] == value_of(kind, column)
    if column in old.columns:
        same = zip(before.splitlines(), after.splitlines(), strict=True)
        assert [one == other for one, other in same].count(False) == 1
    else:
        assert new.columns == [*old.columns, column]
        assert [
            line[: len(was)] for line, was in zip(after.splitlines(), before.splitlines(), strict=True)
        ] == (before.splitlines())


def test_a_new_row_is_added(project: Path) -> None:
    before = (project / RESULTS).read_text("utf-8")
    row = len(before.splitlines()) + 1
    branch = next(
        id
        for id in ("cedar-west", "cedar-central-community", "bamboo-east-community")
        if f"\n{id}," not in before
    )
    cells = {
        "branch": branch,
        "reported_on": "2026-03-20",
        "reported_by": "Manager on duty",
        "leaflets": "12",
    }
    sheet = filled(project, RESULTS, *((row, column, text) for column, text in cells.items()))
    code, said = taken(project, RESULTS, sheet)
    assert code == 0, said
    after = (project / RESULTS).read_text("utf-8")
    assert after.startswith(before) and after.splitlines()[-1].startswith(f"{branch},2026-03-20,")


def test_a_first_table_is_made(project: Path) -> None:
    (project / EVENTS).unlink()
    cells = {
        "branch": "willow-east",
        "id": "talk",
        "title_en": "Talk",
        "title_zh": "讲座",
        "first": "2027-03-12",
    }
    sheet = filled(project, EVENTS, *((2, column, text) for column, text in cells.items()))
    code, said = taken(project, EVENTS, sheet)
    assert code == 0, said
    assert (project / EVENTS).read_text("utf-8") == (
        "branch,id,title_en,title_zh,first\nwillow-east,talk,Talk,讲座,2027-03-12\n"
    )


def test_what_was_changed_here_meanwhile_stays(project: Path) -> None:
    sheet = filled(project, EVENTS, (3, "hours", "08:30-10:00"))
    path = project / EVENTS
    path.write_text(path.read_text("utf-8").replace("早市户外咨询点", "早市咨询点"), "utf-8")
    assert taken(project, EVENTS, sheet)[0] == 0
    assert "早市咨询点,desk,2027-03-13,,08:30-10:00" in path.read_text("utf-8")


@pytest.mark.parametrize("kind", ["changed", "taken out"])
def test_what_was_changed_on_both_sides_is_refused(project: Path, kind: str) -> None:
    sheet = filled(project, EVENTS, (3, "hours", "08:30-10:00"))
    path = project / EVENTS
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace("08:00-10:00", "09:00-10:00") if kind == "changed" else ""
    path.write_text("".join(lines), "utf-8")
    code, said = taken(project, EVENTS, sheet)
    assert code == 1 and {"changed": "两边都改过", "taken out": "was taken out here"}[kind] in said
    assert path.read_text("utf-8") == "".join(lines)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ((3, "hours", "half past eight"), "half past eight"),
        ((1, "seats", "seets"), "“seets”, which is no column"),
        ((1, "id", "branch"), "“branch” heads 2 columns"),
        ((3, "seats", "#REF!"), "shows the error #REF!"),
        ((4, "id", ""), "the cell “id” of this row is empty"),
        ((3, "branch", "nowhere"), "nowhere"),
    ],
)
def test_what_is_wrong_is_refused(project: Path, cell: tuple[int, str, str], says: str) -> None:
    before = (project / EVENTS).read_bytes()
    sheet = filled(project, EVENTS, cell)
    code, said = taken(project, EVENTS, sheet)
    assert code == 1 and says in said, said
    assert (project / EVENTS).read_bytes() == before


def test_a_row_that_is_not_in_the_sheet_stays_and_is_told(project: Path) -> None:
    filled(project, EVENTS)
    book = load_workbook(project / "in.xlsx")
    book["events"].delete_rows(3)
    book.save(project / "in.xlsx")
    code, said = taken(project, EVENTS, "in.xlsx")
    assert (
        code == 0 and "kept 保留       lotus-west.market-desk" in said and "It stands there already" in said
    )


@pytest.mark.parametrize(
    "name", ["branches/roster.csv", "branches/events/none.csv", "../events/315-2027.csv", "/etc/passwd"]
)
def test_what_is_no_table_of_a_campaign(project: Path, name: str) -> None:
    done = run(project, "export", "out.xlsx", "--table", name)
    assert done.exit_code == 1 and "is no table of a campaign" in done.output
