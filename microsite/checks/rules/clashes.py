"""Two events of one branch at the same time and place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from microsite.checks.plans import Plan, plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.event import Event
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find events that overlap; those without hours last all day and need nobody's whole time."""
    held: dict[str, list[tuple[Plan, int, Event]]] = {}
    for plan in plans(project):
        held.setdefault(plan.host.id, []).extend(
            (plan, number, event)
            for number, event in enumerate(plan.events)
            if event.hours and not event.cancelled
        )
    for events in held.values():
        for (_, _, one), (plan, number, other) in combinations(events, 2):
            if one.place == other.place and (day := _clash(one, other)):
                yield plan.mistake(
                    ("events", number),
                    f"the events “{one.id}” and “{other.id}” overlap on {day}, in the same place",
                    "Change the hours of one, or write where it is: place.",
                    f"场次“{one.id}”和“{other.id}”在 {day} 时间冲突，地点相同。"
                    "请改时间，或用 place 写上不同的地点。",
                )


def _clash(one: Event, other: Event) -> str | None:
    """The first day on which two events overlap."""
    if not any(_overlap(ours, theirs) for ours in one.hours for theirs in other.hours):
        return None
    return next((str(day) for day in one.days if day in other.days), None)


def _overlap(one: str, other: str) -> bool:
    (start, _, end), (begin, _, finish) = one.partition("-"), other.partition("-")
    return start < finish and begin < end


RULE = Rule(
    "MS034",
    "Events of a branch do not clash",
    check,
    wrong='hours: "09:00-11:00" twice on one day',
    right='hours: "09:00-10:00" and "10:00-11:00"',
    zh="同一网点的两场活动时间冲突。改时间，或写上不同的地点。",
    why="One desk can't serve two events. A warning, since a branch may have enough people for both.",
    severity="warning",
)
