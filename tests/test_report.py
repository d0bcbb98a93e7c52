"""What branches report adds up, stays unknown where nobody stated it, and reads the same in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
from conftest import PROJECT, microsite
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from test_escaping import Page

from macros.say import phrases
from macros.summary import summary as word
from macros.tables import GROUPS
from macros.telling import Summary, summarise
from microsite import photos
from microsite.branch import Branch
from microsite.campaign import Participation
from microsite.document import document
from microsite.exports import markdown, structured
from microsite.report import Report, gather
from microsite.results import Channel, Results, Topic
from microsite.roster import Roster, load
from microsite.spreadsheet import everything, spreadsheet
from microsite.text import LANGUAGES, Language
from microsite.totals import KEYS, MATERIALS, add, figures
from microsite.words import Place

CAMPAIGN, TODAY = "315-2026", date(2026, 11, 24)
GOLDEN = sorted((PROJECT / "tests/summaries").glob("*.md"))
WRITTEN = PROJECT / f"branches/results/{CAMPAIGN}.csv"

COUNT = st.none() | st.integers(0, 10**9)
STATED = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10**9))


@pytest.fixture(scope="module")
def roster() -> Roster:
    return load(PROJECT / "branches")


@cache
def few() -> Roster:
    """The institution with three of its branches."""
    whole = load(PROJECT / "branches")
    return replace(whole, branches={id: whole[id] for id in ("hetang", "maiwan", "yunlu", "cedar-west")})


def told(roster: Roster, id: str, language: Language = "en") -> Summary:
    return summarise(gather(roster, CAMPAIGN, roster[id]), language)


def page(roster: Roster, id: str, language: Language, today: date = TODAY) -> Page:
    return Page(word(Place(roster[id], language, today, roster)))


def tables_of(html: Page) -> list[list[list[str]]]:
    """The cells of every table of a page, row by row."""
    found: list[list[list[str]]] = []
    for n, tag in enumerate(html.found):
        if isinstance(tag, tuple) and tag[0] == "table":
            found.append([])
        elif isinstance(tag, tuple) and tag[0] == "tr":
            found[-1].append([])
        elif isinstance(tag, tuple) and tag[0] in ("td", "th"):
            found[-1][-1].append(html.found[n + 1])
    return found


def as_rows(summary: Summary) -> list[list[list[str]]]:
    return [[list(row) for row in (table.header, *table.rows)] for section in summary.sections for table in section.tables]


def number(cell: str) -> int:
    return int(cell.replace(",", ""))


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_the_summary_is_the_one_that_an_editor_read(roster: Roster, path: Path) -> None:
    """After a change that is meant: microsite report 315-2026 --branch … --language … --out tests/summaries/…"""
    id, language = path.stem.split(".")
    assert markdown(told(roster, id, language)).decode() == path.read_text("utf-8")  # type: ignore[arg-type]


@given(st.lists(STATED))
def test_a_total_is_the_sum_of_what_was_stated(reports: list[Mapping[str, int]]) -> None:
    totals = add(reports)
    for key in KEYS:
        stated = [report[key] for report in reports if key in report]
        assert (key in totals) == bool(stated)
        if stated:
            assert (totals[key].value, totals[key].reports) == (sum(stated), len(stated))


@given(st.dictionaries(st.sampled_from(MATERIALS), st.integers(0, 10**9)), COUNT, st.none() | st.integers(0, 9))
def test_what_is_left_out_is_unknown_and_not_zero(materials: dict[str, int], people: int | None, held: int | None) -> None:
    results = Results.model_validate({"reported_on": TODAY, "reported_by": "x", "materials": materials, "people": people,
                                      "held": None if held is None else [f"e{n}" for n in range(held)]})
    stated = figures(results, 9)
    assert {key: stated[key] for key in MATERIALS if key in stated} == materials
    assert stated.get("materials") == (sum(materials.values()) if materials else None)
    assert stated.get("people") == people
    assert stated.get("events_held") == held
    assert {"calls", "complaints_received", "suggestions_received"}.isdisjoint(stated)


def test_the_total_of_the_network_is_the_sum_of_its_rows(roster: Roster) -> None:
    report = gather(roster, CAMPAIGN, roster.institution)
    rows = [*csv.DictReader(WRITTEN.read_text("utf-8").splitlines())]
    own = [branch.participations[CAMPAIGN].results for branch in roster if branch.id in ("maiwan", "yunlu", "wealth-centre", "head-office-hall")]
    assert len(report.asked) == 206 and len(report.reported) == len(rows) + len(own) == 200
    for key in ("leaflets", "booklets", "posters"):
        stated = [int(row[key]) for row in rows if row[key]] + [one.materials[key] for one in own if one and key in one.materials]  # type: ignore[index]
        assert report.totals[key].value == sum(stated)
        assert report.totals[key].reports == len(stated)
    assert 0 < report.totals["booklets"].reports < 200
    by_kind = next(table for section in told(roster, "hetang").sections for table in section.tables if table.caption == "By kind of branch")
    for column in (1, 2, 3, 4):
        *parts, whole = (number(row[column]) for row in by_kind.rows if row[column][0].isdigit())
        assert sum(parts) == whole


def test_branches_that_have_not_reported_are_listed_and_not_counted(roster: Roster) -> None:
    report, summary = gather(roster, CAMPAIGN, roster.institution), told(roster, "hetang")
    written = {row["branch"] for row in csv.DictReader(WRITTEN.read_text("utf-8").splitlines())}
    missing = {branch.id for branch in report.missing}
    assert missing == {row["id"] for row in csv.DictReader((PROJECT / "branches/roster.csv").read_text("utf-8").splitlines())} - written
    assert summary.sections[-1].points == tuple(branch.name.en for branch in report.missing)
    cells = {row["branch"]: row for row in csv.DictReader(spreadsheet([report]).decode("utf-8-sig").splitlines())}
    assert all(cells[id][key] == "" for id in missing for key in ("reported_on", *KEYS))
    html = word(Place(roster[sorted(missing)[0]], "en", TODAY, roster))
    assert "has not reported on “3·15 consumer protection week 2026” yet" in html
    assert not re.search(r"\b0\b", html.partition("<h3>")[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ["hetang", "maiwan", "wealth-centre", "yunlu", "head-office-hall", "willow-east"])
def test_every_form_holds_the_same(roster: Roster, id: str, language: Language) -> None:
    report, summary = gather(roster, CAMPAIGN, roster[id]), told(roster, id, language)
    rows = as_rows(summary)

    assert tables_of(page(roster, id, language)) == rows
    made = docx.Document(io.BytesIO(document(summary, photos.shown(report.own), PROJECT / "branches" / photos.FOLDER)))
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables] == rows
    sentences = [*summary.opening, *(line for part in summary.sections for line in (part.title, *part.sentences, *part.points))]
    assert set(sentences) <= {paragraph.text for paragraph in made.paragraphs}
    text = re.sub(r"\\(.)", r"\1", markdown(summary).decode())
    assert all(line in text for line in sentences) and all(f"| {' | '.join(row)} |" in text for table in rows for row in table)
    _agrees_with_the_numbers(report, language, rows)


def _agrees_with_the_numbers(report: Report, language: Language, tables: list[list[list[str]]]) -> None:
    """The numbers of the tables are those of the JSON, and the sums of the columns of the spreadsheet."""
    say, totals = phrases(language, "summary"), json.loads(structured(report))["totals"]
    columns = [*csv.DictReader(spreadsheet([report]).decode("utf-8-sig").splitlines())]
    shown = {row[0]: row[1] for table in tables for row in table if row[0] != say["column_item"]}
    for key in [key for keys in GROUPS.values() for key in keys if say[key] in shown]:
        stated = [int(row[key]) for row in columns if row[key]]
        assert totals.get(key) == ({"value": sum(stated), "reports": len(stated)} if stated else None)
        assert shown[say[key]] == (f"{sum(stated):,}" if stated else say["unknown"])


@pytest.mark.parametrize("id", ["hetang", "wealth-centre", "maiwan"])
def test_a_chart_shows_what_its_table_says(roster: Roster, id: str) -> None:
    html = page(roster, id, "en").found
    charts = [n for n, tag in enumerate(html) if isinstance(tag, tuple) and tag[0] == "svg"]
    drawn = [table for section in told(roster, id).sections for table in section.tables if table.bars]
    assert len(charts) == len(drawn) > 0
    for start, table in zip(charts, drawn, strict=True):
        end = html.index("/svg", start)
        labels = [html[n + 1].rpartition(" ") for n in range(start, end) if isinstance(html[n], tuple) and html[n][0] == "text"]
        widths = [float(html[n][1]["width"][:-1]) for n in range(start, end) if isinstance(html[n], tuple) and html[n][0] == "rect"]
        values = {row[0]: row[1] for row in table.rows}
        assert {label: value for label, _, value in labels} == {label: values[label] for label, _, _ in labels}
        longest = max(number(value) for _, _, value in labels)
        assert widths == [pytest.approx(100 * number(value) / longest, abs=0.01) for _, _, value in labels]
        assert html[start][1]["role"] == "img" and table.caption in html[start][1]["aria-label"]


def test_the_document_can_be_handed_in(roster: Roster) -> None:
    report, summary = gather(roster, CAMPAIGN, roster["yunlu"]), told(roster, "yunlu", "zh")
    content = document(summary, photos.shown(report.own), PROJECT / "branches" / photos.FOLDER)
    assert content == document(summary, photos.shown(report.own), PROJECT / "branches" / photos.FOLDER)
    made = docx.Document(io.BytesIO(content))
    assert (round(made.sections[0].page_width.mm), round(made.sections[0].page_height.mm)) == (210, 297)
    assert [paragraph.text[:2] for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"] == ["一、", "二、", "三、", "四、", "五、"]
    assert made.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in made.tables)
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == [report.own.photos[0].alt.zh]  # type: ignore[union-attr]
    assert made.core_properties.created.date() == date(2026, 3, 19)


def changed(branch: Branch, campaign: str = CAMPAIGN, **results: Any) -> Branch:
    """A branch that reported something else."""
    participation = branch.participations.get(campaign, Participation())
    found = Results.model_validate({"reported_on": date(2026, 3, 20), "reported_by": "x"} | results)
    return replace(branch, participations=dict(branch.participations) | {campaign: participation.model_copy(update={"results": found})})


def test_a_photo_is_shown_only_when_people_agreed(roster: Roster) -> None:
    photo = {"file": "yunlu-2026-desk.png", "alt": {"en": "A desk", "zh": "咨询台"}}
    assert photos.published(roster["yunlu"]) == ["yunlu-2026-desk.png"]
    assert photos.published(changed(roster["yunlu"], photos=[photo | {"consent": "all agreed"}])) == ["yunlu-2026-desk.png"]
    assert photos.published(changed(roster["yunlu"], photos=[photo])) == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(roster: Roster, sign: str) -> None:
    branch = replace(roster["maiwan"], name=roster["maiwan"].name.model_copy(update={"en": f'{sign}HYPERLINK("x")'}))
    report = replace(gather(roster, CAMPAIGN, roster["maiwan"]), asked=(branch,))
    for row in csv.reader(spreadsheet([report]).decode("utf-8-sig").splitlines()):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_summary_of_hardly_anything_has_no_empty_sentence(roster: Roster) -> None:
    branches = dict(roster.branches) | {"willow-east": changed(roster["willow-east"], people=0, complaints={"received": 0, "settled": 0})}
    known = replace(roster, branches=branches, campaigns={CAMPAIGN: roster.campaigns[CAMPAIGN]})
    summary = told(known, "willow-east", "zh")
    assert [(part.title, part.sentences) for part in summary.sections] == [("一、活动成效", ("没有收到投诉。",))]


@st.composite
def some_results(draw: st.DrawFn) -> dict[str, Any]:
    """Results with anything left out."""
    def handled() -> dict[str, int]:
        received = draw(st.integers(0, 3))
        return {"received": received, "settled": draw(st.integers(0, received))}

    whole = {
        "materials": draw(st.dictionaries(st.sampled_from(MATERIALS), st.integers(0, 2000))),
        "publicity": draw(st.dictionaries(st.sampled_from(get_args(Channel)), st.integers(0, 2000))),
        "calls": draw(st.dictionaries(st.sampled_from(get_args(Topic)), st.integers(0, 3))),
        "people": draw(st.integers(0, 2000)), "complaints": handled(), "suggestions": handled(),
        "held": draw(st.sampled_from([[], ["information-desk"]])),
    }
    return {key: whole[key] for key in draw(st.sets(st.sampled_from(sorted(whole))))}


@settings(max_examples=50)
@given(some_results(), some_results(), some_results(), st.sampled_from(["hetang", "maiwan"]), st.sampled_from(LANGUAGES))
def test_whatever_is_stated_is_told_and_nothing_else(now: dict[str, Any], other: dict[str, Any], before: dict[str, Any], id: str, language: Language) -> None:
    known = few()
    maiwan = changed(changed(known["maiwan"], **now), "315-2025", **before)
    known = replace(known, branches=dict(known.branches) | {"maiwan": maiwan, "yunlu": changed(known["yunlu"], **other)})
    report = gather(known, CAMPAIGN, known[id])
    summary = summarise(report, language)
    rows = as_rows(summary)
    sentences = [sentence for section in summary.sections for sentence in section.sentences]
    assert not re.search(r"[{}|]|None", "".join(sentences))
    assert all(section.sentences or section.points or section.tables for section in summary.sections)
    _agrees_with_the_numbers(report, language, rows)
    assert tables_of(page(known, id, language)) == rows


def test_nothing_is_over_or_reported_yet(roster: Roster) -> None:
    assert "No campaign is over yet." in word(Place(roster["maiwan"], "en", date(2025, 3, 16), roster))
    branches = {id: replace(branch, participations={}) for id, branch in roster.branches.items()}
    assert "各网点尚未报送2026年" in word(Place(branches["hetang"], "zh", TODAY, replace(roster, branches=branches)))


def test_all_campaigns_stand_in_one_table(roster: Roster) -> None:
    rows = [*csv.DictReader(everything(roster).decode("utf-8-sig").splitlines())]
    assert len(rows) == 206 * len(roster.campaigns) == len({(row["campaign"], row["branch"]) for row in rows})
    planned = {(row["campaign"], row["branch"]): row["events"] for row in rows}
    assert planned["315-2027", "yunlu"] == "outdoor-desk 2027-03-14" and planned["315-2027", "willow-east"] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_results_may_be_saved_by_excel(project: Path, roster: Roster, encoding: str) -> None:
    path = project / f"branches/results/{CAMPAIGN}.csv"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert gather(load(project / "branches"), CAMPAIGN, roster.institution).totals == gather(roster, CAMPAIGN, roster.institution).totals


@pytest.mark.parametrize(("arguments", "said"), [
    (["315-2062"], "Did you mean “315-2027”?"),
    ([CAMPAIGN, "--branch", "yunlou"], "Did you mean “yunlu”?"),
    ([CAMPAIGN, "--branch", "cedar-west"], "“cedar-west” has not reported on 315-2026 yet."),
    (["315-2027"], "nobody has reported on 315-2027 yet."),
    ([CAMPAIGN, "--format", "docx"], "a document needs --out FILE"),
    ([CAMPAIGN, "--out", "no/such/folder.md"], "Choose another file with --out."),
])
def test_what_cannot_be_reported_is_told(arguments: list[str], said: str) -> None:
    done = microsite(PROJECT, "report", *arguments)
    assert done.returncode in (1, 2) and said in done.stderr and "Traceback" not in done.stderr


def test_a_table_for_a_campaign_that_nobody_knows(project: Path) -> None:
    path = project / f"branches/results/{CAMPAIGN}.csv"
    path.rename(path.with_stem("315-20226"))
    done = microsite(project, "check")
    assert "branches/results/315-20226.csv: unknown campaign “315-20226”\n    Did you mean “315-2026”? Rename the file." in done.stderr
