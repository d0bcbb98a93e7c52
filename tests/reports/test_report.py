"""What branches report adds up, and stays unknown where nobody stated it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command import run
from support.network import EVERY_KIND, LANGUAGES
from support.reports import CAMPAIGN, TODAY, changed, number, told

from macros.summary import summary as word
from microsite.data import photos
from microsite.data.loading import load
from microsite.data.results import Results
from microsite.data.roster import Roster
from microsite.reports.report import gather
from microsite.reports.spreadsheet import everything, spreadsheet
from microsite.reports.totals import KEYS, MATERIALS, add, figures
from microsite.words.context import Context

WRITTEN = EVERY_KIND / f"branches/results/{CAMPAIGN}.csv"
COUNT = st.none() | st.integers(0, 10**9)
STATED = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10**9))


@given(st.lists(STATED))
def test_a_total_is_the_sum_of_what_was_stated(reports: list[Mapping[str, int]]) -> None:
    totals = add(reports)
    for key in KEYS:
        stated = [report[key] for report in reports if key in report]
        assert (key in totals) == bool(stated)
        if stated:
            assert (totals[key].value, totals[key].reports) == (sum(stated), len(stated))


@given(
    st.dictionaries(st.sampled_from(MATERIALS), st.integers(0, 10**9)), COUNT, st.none() | st.integers(0, 9)
)
def test_what_is_left_out_is_unknown_and_not_zero(
    materials: dict[str, int], people: int | None, held: int | None
) -> None:
    results = Results.model_validate(
        {
            "reported_on": TODAY,
            "reported_by": "x",
            "materials": materials,
            "people": people,
            "held": None if held is None else [f"e{n}" for n in range(held)],
        }
    )
    stated = figures(results, 9)
    assert {key: stated[key] for key in MATERIALS if key in stated} == materials
    assert stated.get("materials") == (sum(materials.values()) if materials else None)
    assert stated.get("people") == people
    assert stated.get("events_held") == held
    assert {"calls", "complaints_received", "suggestions_received"}.isdisjoint(stated)


def test_the_total_of_the_network_is_the_sum_of_its_rows(roster: Roster) -> None:
    report = gather(roster, CAMPAIGN, roster.institution)
    rows = [*csv.DictReader(WRITTEN.read_text("utf-8").splitlines())]
    own = [
        branch.participations[CAMPAIGN].results
        for branch in roster
        if branch.id in ("maiwan", "yunlu", "wealth-centre", "head-office-hall")
    ]
    assert len(report.asked) == 12 and len(report.reported) == len(rows) + len(own) == 11
    for key in ("leaflets", "booklets", "posters"):
        stated = [int(row[key]) for row in rows if row[key]] + [
            one.materials[key] for one in own if one and key in one.materials
        ]  # type: ignore[index]
        assert report.totals[key].value == sum(stated)
        assert report.totals[key].reports == len(stated)
    assert 0 < report.totals["booklets"].reports < 11
    by_kind = next(
        table
        for section in told(roster, "hetang").sections
        for table in section.tables
        if table.caption == "By kind of branch"
    )
    for column in (1, 2, 3, 4):
        *parts, whole = (number(row[column]) for row in by_kind.rows if row[column][0].isdigit())
        assert sum(parts) == whole


def test_branches_that_have_not_reported_are_listed_and_not_counted(roster: Roster) -> None:
    report, summary = gather(roster, CAMPAIGN, roster.institution), told(roster, "hetang")
    written = {row["branch"] for row in csv.DictReader(WRITTEN.read_text("utf-8").splitlines())}
    missing = {branch.id for branch in report.missing}
    assert (
        missing
        == {
            row["id"]
            for row in csv.DictReader((EVERY_KIND / "branches/roster.csv").read_text("utf-8").splitlines())
        }
        - written
    )
    assert summary.sections[-1].points == tuple(branch.name["en"] for branch in report.missing)
    cells = {
        row["branch"]: row
        for row in csv.DictReader(spreadsheet([report], LANGUAGES).decode("utf-8-sig").splitlines())
    }
    assert all(cells[id][key] == "" for id in missing for key in ("reported_on", *KEYS))
    html = word(Context(roster[sorted(missing)[0]], "en", TODAY, roster))
    assert "has not reported on “3·15 consumer protection week 2026” yet" in html
    assert not re.search(r"\b0\b", html.partition("<h3>")[0])


def test_a_photo_is_shown_only_when_people_agreed(roster: Roster) -> None:
    photo = {"file": "yunlu-2026-desk.png", "alt": {"en": "A desk", "zh": "咨询台"}}
    assert photos.published(roster["yunlu"]) == ["yunlu-2026-desk.png"]
    assert photos.published(
        changed(
            roster["yunlu"],
            photos=[
                photo | {"consent": {"given": True, "agreed_on": "2026-03-13", "asked_by": "the branch"}}
            ],
        )
    ) == ["yunlu-2026-desk.png"]
    assert photos.published(changed(roster["yunlu"], photos=[photo])) == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(roster: Roster, sign: str) -> None:
    branch = replace(
        roster["maiwan"], name=roster["maiwan"].name.model_copy(update={"en": f'{sign}HYPERLINK("x")'})
    )
    report = replace(gather(roster, CAMPAIGN, roster["maiwan"]), asked=(branch,))
    for row in csv.reader(spreadsheet([report], LANGUAGES).decode("utf-8-sig").splitlines()):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_all_campaigns_stand_in_one_table(roster: Roster) -> None:
    rows = [*csv.DictReader(everything(roster).decode("utf-8-sig").splitlines())]
    assert len(rows) == 12 * len(roster.campaigns) == len({(row["campaign"], row["branch"]) for row in rows})
    planned = {(row["campaign"], row["branch"]): row["events"] for row in rows}
    assert (
        planned["315-2026", "yunlu"] == "outdoor-desk 2026-03-13" and planned["315-2027", "bamboo-east"] == ""
    )
    assert planned["315-2027", "willow-east"] == "information-desk 2027-03-10"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_results_may_be_saved_by_excel(project: Path, roster: Roster, encoding: str) -> None:
    path = project / f"branches/results/{CAMPAIGN}.csv"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert (
        gather(load(project / "branches"), CAMPAIGN, roster.institution).totals
        == gather(roster, CAMPAIGN, roster.institution).totals
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["315-2062"], "Did you mean “315-2026”?"),
        ([CAMPAIGN, "--branch", "yunlou"], "Did you mean “yunlu”?"),
        ([CAMPAIGN, "--branch", "cedar-west"], "“cedar-west” has not reported on 315-2026 yet."),
        (["315-2027"], "nobody has reported on 315-2027 yet."),
        ([CAMPAIGN, "--format", "docx"], "a document needs --out FILE"),
        ([CAMPAIGN, "--out", "no/such/folder.md"], "there is no such file or folder"),
    ],
)
def test_what_cannot_be_reported_is_told(every_kind: Path, arguments: list[str], said: str) -> None:
    done = run(every_kind, "report", *arguments)
    assert done.exit_code in (1, 2) and said in done.stderr


def test_a_table_for_a_campaign_that_nobody_knows(project: Path) -> None:
    path = project / f"branches/results/{CAMPAIGN}.csv"
    path.rename(path.with_stem("315-20226"))
    done = run(project, "check")
    assert (
        "branches/results/315-20226.csv: unknown campaign “315-20226” [MS012]\n    Did you mean “315-2026”? Rename the file."
        in done.stdout
    )
