"""Results that are reported on a day still to come."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.rules.future_days import latest_day
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find reports of tomorrow or later, mostly with a wrong year."""
    latest = latest_day(project)
    for branch in project.roster.everyone.values():
        for id, participation in branch.participations.items():
            results = participation.results
            if results and results.reported_on > latest:
                yield project.roster.written[branch.id].mistake(
                    ("campaigns", id, "results", "reported_on"),
                    f"“{branch.id}” reports on {id} on {results.reported_on}, a day still to come",
                    "Look at the date: at its year, month and day.",
                    f"“{branch.id}”在活动 {id} 里的填报日期 {results.reported_on} 还没到。请看年月日对不对。",
                )


RULE = Rule(
    "MS051",
    "Results are reported when they are known",
    check,
    wrong="reported_on: 2072-03-20",
    right="reported_on: 2027-03-20",
    zh="填报日期还没到。改日期。",
    why="A report of tomorrow is a slip of the hand, and sorts before all others for years.",
    stops_build=True,
)
