"""A summary reads as an editor read it, and the same in every form."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import markdown as renderer
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from support.html import HOSTILE, Page
from support.network import EVERY_KIND, LANGUAGES
from support.reports import (
    CAMPAIGN,
    TODAY,
    agrees_with_the_numbers,
    as_rows,
    changed,
    few,
    number,
    page,
    some_results,
    tables_of,
    told,
)

from macros.summary import summary as word
from microsite.data import photos
from microsite.data.roster import Roster
from microsite.languages.language import Language
from microsite.reports.document import document
from microsite.reports.export import export, markdown
from microsite.reports.report import gather
from microsite.reports.sentences import HIGHLIGHTS
from microsite.reports.summary import summarise
from microsite.words.context import Context

GOLDEN = sorted((Path(__file__).parent / "summaries").glob("*.md"))


@pytest.mark.sampled(4)
@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_the_summary_is_the_one_that_an_editor_read(path: Path) -> None:
    """After a change that is meant: microsite report 315-2026 --branch … --language … --out tests/reports/summaries/…, in a copy of the network"""
    id, language = path.stem.split(".")
    assert export(EVERY_KIND / "branches", CAMPAIGN, id, language, "md").decode() == path.read_text("utf-8")  # type: ignore[arg-type]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "id", ["hetang", "maiwan", "wealth-centre", "yunlu", "head-office-hall", "willow-east"]
)
def test_every_form_holds_the_same(roster: Roster, id: str, language: Language) -> None:
    report, summary = gather(roster, CAMPAIGN, roster[id]), told(roster, id, language)
    rows = as_rows(summary)

    assert tables_of(page(roster, id, language)) == rows
    made = docx.Document(io.BytesIO(document(summary, photos.shown(report.own), EVERY_KIND / "branches")))
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables] == rows
    sentences = [
        *summary.opening,
        *(line for part in summary.sections for line in (part.title, *part.sentences, *part.points)),
    ]
    assert set(sentences) <= {paragraph.text for paragraph in made.paragraphs}
    text = html.unescape(re.sub(r"\\(.)", r"\1", markdown(summary).decode()))
    assert all(line in text for line in sentences) and all(
        f"| {' | '.join(row)} |" in text for table in rows for row in table
    )
    agrees_with_the_numbers(report, language, rows)


@pytest.mark.parametrize("id", ["hetang", "wealth-centre", "maiwan"])
def test_a_chart_shows_what_its_table_says(roster: Roster, id: str) -> None:
    html = page(roster, id, "en").found
    charts = [n for n, tag in enumerate(html) if isinstance(tag, tuple) and tag[0] == "svg"]
    drawn = [table for section in told(roster, id).sections for table in section.tables if table.bars]
    assert len(charts) == len(drawn) > 0
    for start, table in zip(charts, drawn, strict=True):
        end = html.index("/svg", start)
        labels = [
            html[n + 1].rpartition(" ")
            for n in range(start, end)
            if isinstance(html[n], tuple) and html[n][0] == "text"
        ]
        widths = [
            float(html[n][1]["width"][:-1])
            for n in range(start, end)
            if isinstance(html[n], tuple) and html[n][0] == "rect" and "class" not in html[n][1]
        ]
        aims = [
            float(html[n][1]["x"][:-1])
            for n in range(start, end)
            if isinstance(html[n], tuple) and html[n][1].get("class") == "ms-aim"
        ]
        values = {row[0]: row[1] for row in table.rows}
        assert {label: value for label, _, value in labels} == {
            label: values[label] for label, _, _ in labels
        }
        targets = [target for _, _, target in table.bars if target is not None]
        longest = max(*(number(value) for _, _, value in labels), *targets, 0)
        assert aims == [pytest.approx(100 * target / longest, abs=0.01) for target in targets]
        assert widths == [pytest.approx(100 * number(value) / longest, abs=0.01) for _, _, value in labels]
        assert html[start][1]["role"] == "img" and table.caption in html[start][1]["aria-label"]


def test_the_document_can_be_handed_in(roster: Roster) -> None:
    report, summary = gather(roster, CAMPAIGN, roster["yunlu"]), told(roster, "yunlu", "zh")
    content = document(summary, photos.shown(report.own), EVERY_KIND / "branches")
    assert content == document(summary, photos.shown(report.own), EVERY_KIND / "branches")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    made = docx.Document(io.BytesIO(content))
    assert (round(made.sections[0].page_width.mm), round(made.sections[0].page_height.mm)) == (210, 297)
    assert [paragraph.text[:2] for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert made.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in made.tables)
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == [
        report.own.photos[0].alt["zh"]
    ]  # type: ignore[union-attr]
    assert made.core_properties.created.date() == date(2026, 3, 19)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "text", [HOSTILE.strip(), "1. x", "# x", "- x", "+ x", "=== x", "| x | y |", "~~x~~", "=1+1"]
)
def test_whatever_a_branch_writes_stays_text(roster: Roster, text: str) -> None:
    written = changed(
        roster["willow-east"],
        people=7,
        problems=[{"en": text, "zh": text}],
        organisation=[{"en": text, "zh": text}],
    )
    known = replace(roster, branches=dict(roster.branches) | {"willow-east": written})
    summary = told(known, "willow-east")
    made = docx.Document(io.BytesIO(document(summary, (), EVERY_KIND)))
    assert [paragraph.text for paragraph in made.paragraphs].count(text) == 2
    read = Page(renderer.markdown(markdown(summary).decode())).found
    assert [found for found in read if isinstance(found, str)].count(text) == 2
    assert not [tag for tag in read if isinstance(tag, tuple) and tag[0] in ("b", "del", "script", "ol")]


def test_a_summary_of_hardly_anything_has_no_empty_sentence(roster: Roster) -> None:
    branches = dict(roster.branches) | {
        "willow-east": changed(roster["willow-east"], people=0, complaints={"received": 0, "settled": 0})
    }
    known = replace(roster, branches=branches, campaigns={CAMPAIGN: roster.campaigns[CAMPAIGN]})
    summary = told(known, "willow-east", "zh")
    assert [(part.title, part.sentences) for part in summary.sections] == [
        ("一、活动成效", ()),
        ("二、投诉和建议办理", ("没有收到投诉。",)),
    ]


@given(
    some_results(),
    some_results(),
    some_results(),
    st.sampled_from(["hetang", "maiwan"]),
    st.sampled_from(LANGUAGES),
)
def test_whatever_is_stated_is_told_and_nothing_else(
    now: dict[str, Any], other: dict[str, Any], before: dict[str, Any], id: str, language: Language
) -> None:
    known = few()
    maiwan = changed(changed(known["maiwan"], **now), "315-2025", **before)
    known = replace(
        known, branches=dict(known.branches) | {"maiwan": maiwan, "yunlu": changed(known["yunlu"], **other)}
    )
    report = gather(known, CAMPAIGN, known[id])
    summary = summarise(report, language)
    rows = as_rows(summary)
    sentences = [sentence for section in summary.sections for sentence in section.sentences]
    assert not re.search(r"[{}|]|None", "".join(sentences))
    assert all(section.sentences or section.points or section.tables for section in summary.sections)
    agrees_with_the_numbers(report, language, rows)
    assert tables_of(page(known, id, language)) == rows
    shown = [int(re.sub(r"\D", "", value)) for _, value in summary.highlights]
    assert shown == [
        report.totals[key].value for key in HIGHLIGHTS if key in report.totals and report.totals[key].value
    ]


def test_nothing_is_over_or_reported_yet(roster: Roster) -> None:
    assert "No campaign is over yet." in word(Context(roster["maiwan"], "en", date(2025, 3, 16), roster))
    branches = {id: replace(branch, participations={}) for id, branch in roster.branches.items()}
    assert "各网点尚未报送2026年" in word(
        Context(branches["hetang"], "zh", TODAY, replace(roster, branches=branches))
    )
