"""Events at times when the branch is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite.branch import Branch
from microsite.campaign import Event
from microsite.mistakes import Mistake
from microsite.project import Project
from microsite.rule import Rule

_LONGEST = 60  # days of one event that are looked at


def check(project: Project) -> Iterator[Mistake]:
    """Compare each event to come with the hours of the branch; one of the whole network is told once."""
    roster = project.roster
    for id, campaign in roster.campaigns.items():
        place = roster.places[f"campaigns/{id}"]
        for index, event in enumerate(campaign.events):
            closed = [why for branch in roster if event.end >= project.today and (why := _closed(branch, event))]
            if closed:
                others = f"; in all, {len(closed)} of {len(roster)} sites" if len(closed) > 1 else ""
                yield _mistake(place.file, place.line(("events", index, "first")), event, closed[0] + others)
    for branch in roster:
        place = roster.places[branch.id]
        for id, campaign in branch.campaigns.items() if branch.campaigns is not roster.campaigns else ():
            own = [event for event in campaign.events if event not in roster.campaigns[id].events]
            for index, event in enumerate(own):
                if event.end >= project.today and (why := _closed(branch, event)):
                    yield _mistake(place.file, place.line(("campaigns", id, "events", index, "first")), event, why)


def _mistake(file: str, line: int, event: Event, why: str) -> Mistake:
    return Mistake(file, line, f"the event “{event.id}” finds a closed door: {why}",
                   "Change the event, or the hours of that day in special_days.")


def _closed(branch: Branch, event: Event) -> str | None:
    """Why people would stand before a closed door; elsewhere than in the branch only special days matter."""
    for offset in range(min((event.end - event.first).days, _LONGEST) + 1):
        day = event.first + timedelta(offset)
        special = any(days.first <= day <= days.last for days in branch.special_days)
        if event.place and not special:
            continue
        hours = branch.hours_on(day)
        if not hours:
            return f"“{branch.id}” is closed on {day}"
        if not event.place and not all(_within(span, hours) for span in event.hours):
            return f"“{branch.id}” is open {', '.join(hours)} on {day}, the event is at {', '.join(event.hours)}"
    return None


def _within(span: str, hours: tuple[str, ...]) -> bool:
    start, end = span.split("-")
    return any(opens <= start and end <= closes for opens, closes in (open.split("-") for open in hours))


RULE = Rule("MS022", "Events are held when the branch is open", check, wrong="first: 2027-02-06  # a holiday", right="first: 2027-03-15",
            why="People come a long way. A warning, since a door may be opened for the event.", severity="warning")
