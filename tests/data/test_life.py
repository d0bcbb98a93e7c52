"""A branch's life: what there is on each day, what stays of a branch that has closed, and what can't be."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.network import lay_rows

from microsite.data.life import Life
from microsite.data.loading import load
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.reports.report import gather

WHY = {"en": "renovation", "zh": "装修"}
NEW = {"en": "9 Egret Avenue, Bailu District", "zh": "白鹭区白鹭大道9号"}
FIRST, LAST = date(2027, 3, 1), date(2028, 3, 1)


def days() -> list[date]:
    """A little more than a year, with the days on which something changes."""
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def living(folder: Path, life: dict[str, Any], id: str = "maiwan") -> Roster:
    """A small network in which one branch has a life."""
    lay_rows(folder)
    path = folder / f"branches/{id}.yml"
    data = yaml.safe_load(path.read_text("utf-8")) | {"life": life}
    path.write_text(json.dumps(data, default=str, indent=1), "utf-8")  # JSON is YAML, without aliases
    return load(folder / "branches")


def test_each_day_of_a_year(roster: Roster) -> None:
    """The centre is renovated from April to June, moves in August and closes at New Year."""
    for day in days():
        there, closed = roster.on(day), day >= date(2028, 1, 1)
        assert ("wealth-centre" in there.branches, "wealth-centre" in there.closed) == (not closed, closed)
        assert len(there) + len(there.closed) == len(roster)
        centre = there.everyone["wealth-centre"]
        assert centre.address["en"] == (
            NEW["en"] if day >= date(2027, 8, 1) else "100 Egret Avenue, Bailu District"
        )
        resting = date(2027, 4, 1) <= day <= date(2027, 6, 30)
        works = day.weekday() < 5 and not resting and not closed
        holiday = date(2027, 10, 1) <= day <= date(2027, 10, 3)
        assert bool(centre.hours_on(day)) == (works and not holiday)


def test_totals_of_the_past_are_the_same_on_each_day(roster: Roster) -> None:
    for id in ("315-2025", "315-2026"):
        told = gather(roster, id, roster.institution)
        for day in days()[::30]:
            again = gather(roster.on(day), id, roster.on(day).institution)
            assert (again.totals, [one.id for one in again.asked]) == (
                told.totals,
                [one.id for one in told.asked],
            )


@pytest.mark.parametrize(
    ("life", "asked"),
    [
        ({}, True),
        ({"opened": "2027-03-15"}, True),
        ({"opened": "2027-03-16"}, False),
        ({"closes": "2027-03-10"}, True),
        ({"closes": "2027-03-09"}, False),
    ],
)
def test_who_is_asked_for_a_report(tmp_path: Path, life: dict[str, Any], asked: bool) -> None:
    """Nobody who opened when the campaign was over or had closed before it began, but whoever reported."""
    roster = living(tmp_path, life)
    campaign = roster.campaigns["315-2027"]
    assert (campaign.first, campaign.last) == (date(2027, 3, 9), date(2027, 3, 15))
    assert ("maiwan" in {branch.id for branch in roster.asked("315-2027")}) == asked
    assert "maiwan" in {branch.id for branch in roster.asked("315-2026")}


def test_an_event_takes_place_where_the_branch_is_that_day(roster: Roster) -> None:
    day = date(2027, 3, 1)
    centre = roster.on(day)["wealth-centre"]
    assert centre.place_on(date(2027, 7, 31)).address["en"] != NEW["en"]
    assert centre.place_on(date(2027, 8, 1)).address["en"] == NEW["en"]


def test_a_closed_branch_leads_to_its_successor(roster: Roster) -> None:
    after = roster.on(date(2028, 1, 1))
    centre = after.closed["wealth-centre"]
    successor = after.successor(centre)
    assert successor is not None and successor.id == "head-office-hall"
    with pytest.raises(Mistakes, match="has closed on this day"):
        after["wealth-centre"]


def test_a_branch_is_nowhere_before_it_opens(tmp_path: Path) -> None:
    roster = living(tmp_path, {"opened": "2027-05-01"})
    assert "maiwan" not in roster.on(date(2027, 4, 30)).branches
    assert "maiwan" in roster.on(date(2027, 5, 1)).branches
    with pytest.raises(Mistakes, match="has not opened yet"):
        roster.on(date(2027, 4, 30))["maiwan"]


RENOVATED = {"first": "2027-04-01", "last": "2027-06-30", "why": WHY}
MOVED = {"on": "2027-08-01", "address": NEW}


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "life",
    [
        {},
        {"opened": "2015-06-01"},
        {"closes": "2028-01-01"},
        {"closes": "2028-01-01", "merged_into": "bamboo-east"},
        {"closed_between": [RENOVATED]},
        {"closed_between": [RENOVATED | {"instead": "bamboo-east"}]},
        {"closed_between": [RENOVATED, RENOVATED | {"first": "2027-07-01", "last": "2027-07-02"}]},
        {"closed_between": [RENOVATED | {"last": "2027-04-01"}]},
        {"moves": [MOVED]},
        {"moves": [MOVED, MOVED | {"on": "2027-09-01", "district": {"en": "Lake", "zh": "湖区"}}]},
        {"opened": "2026-01-01", "closed_between": [RENOVATED], "moves": [MOVED], "closes": "2028-01-01"},
        {"closed_between": [RENOVATED], "closes": "2027-07-01", "merged_into": "hetang"},
    ],
)
def test_lives_that_can_be(tmp_path: Path, life: dict[str, Any]) -> None:
    assert living(tmp_path, life).everyone["maiwan"].life == Life.model_validate(life)


@pytest.mark.sampled(8)
@pytest.mark.parametrize(
    ("life", "told"),
    [
        ({"merged_into": "bamboo-east"}, "add closes"),
        ({"closes": "2028-01-01", "merged_into": "bamboo-ost"}, "Did you mean “bamboo-east”?"),
        ({"closes": "2028-01-01", "merged_into": "maiwan"}, "leads to itself"),
        ({"opened": "2028-01-01", "closes": "2027-01-01"}, "opened is 2028-01-01"),
        ({"opened": "2027-05-01", "closed_between": [RENOVATED]}, "before the branch opened"),
        ({"closes": "2027-06-30", "closed_between": [RENOVATED]}, "the branch closes on 2027-06-30"),
        ({"closes": "2027-08-01", "moves": [MOVED]}, "the branch closes on 2027-08-01"),
        ({"moves": [MOVED, MOVED]}, "moves twice on 2027-08-01"),
        ({"closed_between": [RENOVATED, RENOVATED]}, "is closed twice on 2027-04-01"),
        ({"closed_between": [RENOVATED | {"last": "2027-03-01"}]}, "before the first day"),
        (
            {"closed_between": [{"first": "2027-04-01", "last": "2027-06-30"}]},
            "“why” in item 1 of “life.closed_between” is missing",
        ),
        ({"closed_between": [RENOVATED | {"instead": "nowhere"}]}, "unknown branch “nowhere”"),
        ({"closed_between": [RENOVATED | {"instead": "maiwan"}]}, "leads to itself"),
        ({"moves": [{"on": "2027-08-01"}]}, "“address” in item 1 of “life.moves” is missing"),
        ({"moves": {"on": "2027-08-01", "address": NEW}}, "must be a list"),
        ({"closed": "2027-08-01"}, "Did you mean “closes”?"),
        ({"closes": "soon"}, "is not written as year-month-day"),
    ],
)
def test_lives_that_cannot_be(tmp_path: Path, life: dict[str, Any], told: str) -> None:
    with pytest.raises(Mistakes) as refused:
        living(tmp_path, life)
    assert told in refused.value.message
    assert all(mistake.zh for mistake in refused.value.mistakes)


def test_a_successor_is_open_when_it_is_needed(tmp_path: Path) -> None:
    folder = lay_rows(tmp_path)
    path = folder / "branches/roster.csv"
    header, first, second, *rest = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join(
            [
                f"{header},closes,merged_into",
                f"{first},2027-06-01,bamboo-east",
                f"{second},2027-05-01,",
                *(f"{row},," for row in rest),
            ]
        )
        + "\n",
        "utf-8",
    )
    with pytest.raises(Mistakes, match=r"“bamboo-east” is itself closed then \(2027-06-01\)"):
        load(folder / "branches")


def test_results_of_a_branch_that_was_deleted_are_handed_to_nobody(tmp_path: Path) -> None:
    folder = lay_rows(tmp_path)
    (folder / "branches/results").mkdir()
    (folder / "branches/results/315-2026.csv").write_text(
        "branch,reported_on,reported_by,people\nbamboo-west,2026-03-20,Manager,3\n", "utf-8"
    )
    with pytest.raises(Mistakes) as refused:
        load(folder / "branches")
    assert "bamboo-east" not in refused.value.message
    assert "write below life on which day it closes" in refused.value.message
