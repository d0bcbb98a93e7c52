"""The roster becomes a sheet, and the sheet the same roster."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from support.command import run
from support.network import EVERY_KIND, LANGUAGES
from support.sheets import rows

from microsite.data import roster_table
from microsite.data.values.characters import is_nothing
from microsite.files import csvfile
from microsite.sheets import cells
from microsite.sheets.sheet import ERRORS


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_roster_comes_back_as_it_went(folder: Path, suffix: str) -> None:
    shutil.copy(EVERY_KIND / "branches/roster.csv", folder / "branches")
    said = run(folder, "export", f"out.{suffix}").output
    assert "8 branches are written" in said and "maiwan" in said
    assert "0 added, 0 changed, 0 removed, 8 as before" in run(folder, "import", f"out.{suffix}").output
    (folder / "branches/roster.csv").unlink()
    assert run(folder, "import", f"out.{suffix}", "--write").exit_code == 0
    assert rows(folder) == rows(EVERY_KIND)


WORDS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"])
        | st.sampled_from("=+-@',;\"转 　"),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(lambda text: cells.tidy(text) and text not in ERRORS and not is_nothing(text))
)
NUMBERS = st.integers(0, 9_999_999).map(lambda number: f"0571 0{number // 10_000:03} {number % 10_000:04}")


@st.composite
def rosters(draw: st.DrawFn) -> list[dict[str, str]]:
    """Some branches with whatever their cells may hold."""
    ids = draw(
        st.lists(
            st.from_regex("[a-z][a-z0-9]{0,8}", fullmatch=True).map(lambda id: f"b-{id}"),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    return [
        {column: draw(WORDS) for column in roster_table.required(LANGUAGES) if "_" in column}
        | {"id": id, "kind": "outlet"}
        | draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "code": WORDS,
                    "hours": st.sampled_from(["mon-fri 09:00-17:00", "sat 09:00-12:00"]),
                    "accessibility": st.sampled_from(["ramp;parking", "ramp parking"]),
                },
            )
        )
        | draw(
            st.just({})
            | st.fixed_dictionaries(
                {
                    "complaint_number": NUMBERS,
                    "complaint_verified_on": st.just("2026-11-01"),
                    "complaint_owner": WORDS,
                },
                optional={"complaint_extension": st.just("07")},
            )
        )
        for id in ids
    ]


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(written=rosters(), suffix=st.sampled_from(["xlsx", "csv"]))
def test_any_roster_comes_back_as_it_went(worn: Path, written: list[dict[str, str]], suffix: str) -> None:
    for name in ("name_en", "name_zh"):
        assume(len({row[name] for row in written}) == len(written))
    path, out = worn / "branches/roster.csv", worn / f"out.{suffix}"
    columns = [column for column in roster_table.usual_columns() if any(column in row for row in written)]
    path.write_text(csvfile.written(columns, written), "utf-8")
    out.unlink(missing_ok=True)
    assert run(worn, "export", out.name).exit_code == 0
    said = run(worn, "import", out.name, "--write").output
    assert f"0 added, 0 changed, 0 removed, {len(written)} as before" in said, said


def test_export_is_the_same_whenever_it_is_made(folder: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run(folder, "export", name).exit_code == 0
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    said = run(folder, "export", "a.xlsx")
    assert said.exit_code == 1 and "is there already" in said.output


@pytest.mark.parametrize("place", ["nowhere", "branches/roster.csv"])
def test_a_place_that_can_not_be_written_is_told(folder: Path, place: str) -> None:
    done = run(folder, "export", f"{place}/out.xlsx")
    assert done.exit_code == 1
    assert f"{place}/out.xlsx can't be written" in done.output


def test_a_cell_never_becomes_a_formula(folder: Path) -> None:
    path = folder / "branches/roster.csv"
    path.write_text(
        path.read_text("utf-8").replace("Manager on duty", "=1+1", 1).replace("Manager on duty", "'+1", 1),
        "utf-8",
    )
    for name in ("out.xlsx", "out.csv"):
        run(folder, "export", name)
        assert "3 as before" in run(folder, "import", name).output
    cells = [
        cells for row in load_workbook(folder / "out.xlsx").active for cells in row if cells.value is not None
    ]
    assert {(cells.data_type, cells.number_format) for cells in cells} == {("s", "@")}
    content = (folder / "out.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    written = [cells for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cells in row]
    assert "'=1+1" in written and "''+1" in written
    assert not [cells for cells in written if cells.startswith(("=", "+", "-", "@"))]


def test_what_was_changed_here_meanwhile_stays(folder: Path) -> None:
    """Cells that nobody touched in the sheet don't take back what was changed since it was exported."""
    assert run(folder, "export", "out.xlsx").exit_code == 0
    roster = folder / "branches/roster.csv"
    roster.write_text(
        roster.read_text("utf-8").replace("mon-fri 08:30-17:00", "mon-fri 08:00-17:00", 1), "utf-8"
    )
    workbook = load_workbook(folder / "out.xlsx")
    names = [cell.value for cell in workbook["branches"][1]]
    workbook["branches"].cell(2, names.index("complaint_owner") + 1, "大堂经理")
    workbook.save(folder / "in.xlsx")
    assert run(folder, "import", "in.xlsx", "--write").exit_code == 0
    first = rows(folder)["willow-east"]
    assert first["complaint_owner"] == "大堂经理" and first["hours"].startswith("mon-fri 08:00")


def test_what_was_changed_on_both_sides_is_refused(folder: Path) -> None:
    assert run(folder, "export", "out.xlsx").exit_code == 0
    roster = folder / "branches/roster.csv"
    before = roster.read_text("utf-8").replace("Manager on duty", "Head of branch", 1)
    roster.write_text(before, "utf-8")
    workbook = load_workbook(folder / "out.xlsx")
    names = [cell.value for cell in workbook["branches"][1]]
    workbook["branches"].cell(2, names.index("complaint_owner") + 1, "大堂经理")
    workbook.save(folder / "in.xlsx")
    done = run(folder, "import", "in.xlsx", "--write")
    assert done.exit_code == 1 and "两边都改过" in done.output
    assert roster.read_text("utf-8") == before
