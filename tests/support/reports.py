"""Reports for tests: what they are made of, and what is read from them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st
from support.html import Page
from support.network import EVERY_KIND, LANGUAGES

from macros.summary import summary as word
from microsite.data.branch import Branch
from microsite.data.campaign import Participation
from microsite.data.loading import load
from microsite.data.results import Channel, Results, Topic
from microsite.data.roster import Roster
from microsite.languages.language import Language
from microsite.reports.export import structured
from microsite.reports.phrases import phrases
from microsite.reports.report import Report, gather
from microsite.reports.spreadsheet import spreadsheet
from microsite.reports.summary import Summary, summarise
from microsite.reports.tables import GROUPS
from microsite.reports.totals import MATERIALS
from microsite.words.context import Context

CAMPAIGN, TODAY = "315-2026", date(2026, 11, 24)


@cache
def whole() -> Roster:
    """The network of every kind of branch."""
    return load(EVERY_KIND / "branches")


@cache
def few() -> Roster:
    """The institution with three of its branches."""
    return replace(whole(), branches={id: whole()[id] for id in ("hetang", "maiwan", "yunlu", "cedar-west")})


def told(roster: Roster, id: str, language: Language = "en") -> Summary:
    return summarise(gather(roster, CAMPAIGN, roster[id]), language)


def page(roster: Roster, id: str, language: Language, today: date = TODAY) -> Page:
    return Page(word(Context(roster[id], language, today, roster)))


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
    return [
        [list(row) for row in (table.header, *table.rows)]
        for section in summary.sections
        for table in section.tables
    ]


def number(cell: str) -> int:
    return int(cell.replace(",", ""))


def agrees_with_the_numbers(report: Report, language: Language, tables: list[list[list[str]]]) -> None:
    """The numbers of the tables are those of the JSON, and the sums of the columns of the spreadsheet."""
    say, totals = phrases(language), json.loads(structured(report))["totals"]
    columns = [*csv.DictReader(spreadsheet([report], LANGUAGES).decode("utf-8-sig").splitlines())]
    shown = {row[0]: row[1] for table in tables for row in table if row[0] != say["column_item"]}
    for key in [key for keys in GROUPS.values() for key in keys if say[key] in shown]:
        stated = [int(row[key]) for row in columns if row[key]]
        assert totals.get(key) == ({"value": sum(stated), "reports": len(stated)} if stated else None)
        assert shown[say[key]] == (f"{sum(stated):,}" if stated else say["unknown"])


def changed(branch: Branch, campaign: str = CAMPAIGN, **results: Any) -> Branch:
    """A branch that reported something else."""
    participation = branch.participations.get(campaign, Participation())
    found = Results.model_validate({"reported_on": date(2026, 3, 20), "reported_by": "x"} | results)
    return replace(
        branch,
        participations=dict(branch.participations)
        | {campaign: participation.model_copy(update={"results": found})},
    )


@st.composite
def some_results(draw: st.DrawFn) -> dict[str, Any]:
    """Results with anything left out."""

    def handled() -> dict[str, int]:
        received = draw(st.integers(0, 3))
        return {"received": received, "settled": draw(st.integers(0, received))}

    everything = {
        "materials": draw(st.dictionaries(st.sampled_from(MATERIALS), st.integers(0, 2000))),
        "publicity": draw(st.dictionaries(st.sampled_from(get_args(Channel)), st.integers(0, 2000))),
        "calls": draw(st.dictionaries(st.sampled_from(get_args(Topic)), st.integers(0, 3))),
        "people": draw(st.integers(0, 2000)),
        "complaints": handled(),
        "suggestions": handled(),
        "held": draw(st.sampled_from([[], ["information-desk"]])),
    }
    return {key: everything[key] for key in draw(st.sets(st.sampled_from(sorted(everything))))}
