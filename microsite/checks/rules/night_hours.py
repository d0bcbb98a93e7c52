"""Counters and numbers that would be there only while everybody sleeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hours import Week
from microsite.data.values.hours import DAYS
from microsite.data.values.spans import NIGHT, after_noon
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath

_OPEN_ATNIGHT = {"night", "self-service"}


def check(project: Project) -> Iterator[Mistake]:
    """Look at the hours of each counter and number, where they are written."""
    for branch in project.roster:
        written = project.roster.written[branch.id]
        for path, week in _weeks(project, branch):
            if at_night := next(_at_night(week), None):
                meant = after_noon(at_night)
                yield written.mistake(
                    path,
                    f"{at_night} is in the middle of the night",
                    f"If the afternoon is meant, write {meant}." if meant else "Look whether it is right.",
                    f"{at_night} 是半夜。" + (f"是下午的，请写 {meant}。" if meant else "请看时间对不对。"),
                )


def _weeks(project: Project, branch: Branch) -> Iterator[tuple[KeyPath, Week]]:
    """The weeks that a branch doesn't have from the institution, with their places."""
    if branch.is_institution or branch.hours != project.roster.institution.hours:
        for name, week in branch.hours.weeks.items():
            if name not in _OPEN_ATNIGHT:
                yield ("hours",), week
    for purpose, hotline in project.roster.own_hotlines(branch):
        if hotline.hours:
            yield ("hotlines", purpose, "hours"), hotline.hours


def _at_night(week: Week) -> Iterator[str]:
    days: Iterable[tuple[str, ...]] = map(week.on, range(len(DAYS)))
    for spans in (*days, week.holidays or ()):
        for span in spans:
            begins, _, ends = span.partition("-")
            if NIGHT[0] <= begins < NIGHT[1] and ends < "12:00":
                yield span


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
