"""Counters and numbers that would be there only while everybody sleeps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hours import Week
from microsite.data.values.hours import DAYS
from microsite.data.values.spans import NIGHT, ROUND, Spans, after_noon
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath

_ALONE = "self-service"  # where nobody waits
_EARLY, _LATE = "06:00", "24:00"  # no counter opens before, or closes after
Timed = tuple[KeyPath, str, Spans]  # the place, the service and one day's spans


def check(project: Project) -> Iterator[Mistake]:
    """Look at the hours of each counter and number, where they are written."""
    for branch in project.roster:
        written = project.roster.written[branch.id]
        told: set[KeyPath] = set()
        for path, service, spans in _timed(project, branch):
            at_night = next((span for span in spans if _is_doubtful(service, span)), None)
            if at_night and path not in told:
                told.add(path)
                meant = _meant(at_night)
                yield written.mistake(
                    path,
                    f"{at_night} begins or ends in the middle of the night",
                    f"If the afternoon is meant, write {meant}." if meant else "Look whether it is right.",
                    f"{at_night} 有一头在半夜。"
                    + (f"是下午的，请写 {meant}。" if meant else "请看时间对不对。"),
                )


def _timed(project: Project, branch: Branch) -> Iterator[Timed]:
    """The spans of each day that a branch doesn't have from the institution."""
    of_all = None if branch.is_institution else project.roster.institution
    if not (of_all and branch.hours == of_all.hours):
        for service, week in branch.hours.weeks.items():
            yield from _of_week(("hours",), service, week)
    yield from _of_other_days(branch, of_all)
    for purpose, hotline, path in project.roster.own_hotlines(branch):
        if hotline.hours:
            yield from _of_week((*path, "hours"), purpose, hotline.hours)


def _of_other_days(branch: Branch, of_all: Branch | None) -> Iterator[Timed]:
    """Those of seasons, markets and special days."""
    for number, season in enumerate(branch.seasons):
        if not (of_all and season in of_all.seasons):
            for service, week in season.weeks.items():
                yield from _of_week(("seasons", number, service), service, week)
    if branch.market_days:
        yield ("market_days", "counter"), "counter", branch.market_days.counter
    for special in branch.special_days:
        if not (of_all and special in of_all.special_days):
            yield ("special_days",), "counter", special.hours


def _of_week(path: KeyPath, service: str, week: Week) -> Iterator[Timed]:
    for spans in chain(map(week.on, range(len(DAYS))), [week.holidays or ()]):
        yield path, service, spans


def _is_doubtful(service: str, span: str) -> bool:
    """Whether nobody would wait then; some numbers and counters are there at night."""
    begins, _, ends = span.partition("-")
    if span == ROUND or service == _ALONE:
        return False
    if NIGHT[0] <= begins < NIGHT[1]:
        return True
    return service == "counter" and (begins < _EARLY or ends > _LATE)


def _meant(span: str) -> str:
    """The same of the afternoon, or from then on; empty where that can't be meant."""
    begins, _, ends = span.partition("-")
    later = f"{int(begins[:2]) + 12}{begins[2:]}"
    return after_noon(span) or (f"{later}-{ends}" if begins < "12:00" and later < ends <= _LATE else "")


RULE = Rule(
    "MS137",
    "Counters and numbers are not only there at night",
    check,
    wrong='hours: {mon-fri: "02:00-05:00"}',
    right='hours: {mon-fri: "14:00-17:00"}',
    zh="营业或接听的时间在半夜。是下午的，请按24小时写。",
    why="An afternoon written as a dial shows it sends people to a closed door. Only asked: some may be so.",
    severity="warning",
)
