"""Days that can't have followed each other as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from microsite.checks.plans import Plan, plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath

_AHEAD = timedelta(2 * 366)  # how long before its first day a campaign is announced at most


def check(project: Project) -> Iterator[Mistake]:
    """Compare the days of each campaign, of its changes, and of the consent to its photos."""
    for plan in plans(project):
        yield from _announced(plan)
        yield from _changed(project, plan)
        yield from _agreed(project, plan)


def _announced(plan: Plan) -> Iterator[Mistake]:
    campaign = plan.campaign
    if not plan.is_common:
        return
    if campaign.announced > campaign.first:
        yield _mistake(
            plan, ("announced",), campaign.announced, "after", "晚于", campaign.first, "活动第一天"
        )
    elif campaign.announced < campaign.first - _AHEAD:
        yield _mistake(
            plan,
            ("announced",),
            campaign.announced,
            "years before",
            "远远早于",
            campaign.first,
            "活动第一天",
        )


def _changed(project: Project, plan: Plan) -> Iterator[Mistake]:
    """What was changed before anybody knew of it."""
    announced = project.roster.campaigns[plan.id].announced
    own = plan.campaign if plan.is_common else plan.host.participations[plan.id]
    days: list[tuple[KeyPath, date | None]] = [(("changed",), own.changed)]
    days += [(("events", place, "changed"), event.changed) for place, event in enumerate(plan.events)]
    for path, day in days:
        if day and day < announced:
            yield _mistake(plan, path, day, "before", "早于", announced, "活动的发布日期")


def _agreed(project: Project, plan: Plan) -> Iterator[Mistake]:
    """Consent to a photo of a campaign of which nobody knew yet."""
    if plan.is_common:
        return
    announced = project.roster.campaigns[plan.id].announced
    results = plan.host.participations[plan.id].results
    for place, photo in enumerate(results.photos if results else ()):
        day: date | None = photo.consent.agreed_on if photo.consent else None
        if day and day < announced:
            path = ("results", "photos", place, "consent", "agreed_on")
            yield _mistake(plan, path, day, "before", "早于", announced, "活动的发布日期")


def _mistake(plan: Plan, path: KeyPath, day: date, how: str, zh: str, other: date, what_zh: str) -> Mistake:
    what = "the first day" if path == ("announced",) else "the campaign was announced"
    return plan.mistake(
        path,
        f"“{path[-1]}” is {day}, {how} {what}, {other}",
        "Look at the years of both; write the day on which it was.",
        f"{path[-1]} 写的 {day} {zh}{what_zh} {other}。请看两处的年份对不对，写实际的日期。",
    )


RULE = Rule(
    "MS119",
    "Days follow each other as they can have",
    check,
    wrong="announced: 2027-11-02\nfirst: 2027-03-09",
    right="announced: 2026-11-02\nfirst: 2027-03-09",
    zh="两个日期的先后不对。看年份对不对，写实际的日期。",
    why="One wrong year hides a campaign until it is over, or says that somebody agreed to a photo of what "
    "nobody had planned.",
)
