"""Events at times when the branch is closed, or everybody sleeps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.checks.rules import lives
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.event import Event
from microsite.data.values.spans import NIGHT, after_noon
from microsite.files.mistakes import Mistake

_LONGEST = 60  # days of one event that are looked at


def check(project: Project) -> Iterator[Mistake]:
    """Compare each event to come with the hours of the branch; one of the whole network is told once."""
    for plan in plans(project):
        hosts = tuple(project.roster) if plan.is_common else (plan.host,)
        for number, event in enumerate(plan.events):
            if event.end < project.today or event.cancelled:
                continue
            if event.place and (night := [span for span in event.hours if NIGHT[0] <= span < NIGHT[1]]):
                yield plan.mistake(("events", number, "hours"), *_at_night(event, night))
            if not plan.is_common and lives.closed(plan.host.life, event):
                continue  # told by its own rule
            closed = [told for branch in hosts if (told := _closed(branch, event))]
            if closed:
                (why, zh), several = closed[0], len(closed) > 1
                others = f"; in all, {len(closed)} of {len(hosts)} sites" if several else ""
                others_zh = f"（共{len(closed)}个网点如此）" if several else ""
                yield plan.mistake(
                    ("events", number, "first"),
                    f"the event “{event.id}” finds a closed door: {why}{others}",
                    "Change the event, or the hours of that day in special_days.",
                    f"场次“{event.id}”：{zh}{others_zh}。请改场次，或用 special_days 改那天的营业时间。",
                )


def _at_night(event: Event, spans: list[str]) -> tuple[str, str, str]:
    """What is told of an event whose hours are mostly those of the afternoon, as a dial shows them."""
    held, meant = ", ".join(spans), ", ".join(filter(None, map(after_noon, spans)))
    return (
        f"the event “{event.id}” is at night, {held}",
        f"If the afternoon is meant, write {meant}." if meant else "Look whether the hours are right.",
        f"场次“{event.id}”在夜里 {held}。" + (f"是下午的，请写 {meant}。" if meant else "请看时间对不对。"),
    )


def _closed(branch: Branch, event: Event) -> tuple[str, str] | None:
    """Why people would stand before a closed door, in English and in Chinese.

    Elsewhere only special days matter; what goes on for days without hours follows those of the branch.
    """
    follows = not event.hours and event.first < event.end
    for day in islice(event.days, _LONGEST):
        special = any(days.first <= day <= days.last for days in branch.special_days)
        if (event.place or follows) and not special:
            continue
        hours = branch.hours_on(day)
        if not hours:
            return f"“{branch.id}” is closed on {day}", f"“{branch.id}”在 {day} 不营业"
        if not event.place and not all(_within(span, hours) for span in event.hours):
            opens, held = ", ".join(hours), ", ".join(event.hours)
            return (
                f"“{branch.id}” is open {opens} on {day}, the event is at {held}",
                f"“{branch.id}”在 {day} 的营业时间是 {opens}，场次在 {held}",
            )
    return None


def _within(span: str, hours: tuple[str, ...]) -> bool:
    start, end = span.split("-")
    return any(opens <= start and end <= closes for opens, closes in (open.split("-") for open in hours))


RULE = Rule(
    "MS022",
    "Events are held by day, when the branch is open",
    check,
    wrong="first: 2027-02-06  # a holiday",
    right="first: 2027-03-15",
    zh="活动在夜里，或者那时网点不营业。改活动时间，或改那天的营业时间。",
    why="People come a long way. A warning, since a door may be opened for the event.",
    severity="warning",
)
