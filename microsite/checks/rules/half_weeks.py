"""Lines that answer day and night, but not on every day, and lines that should."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hours import Week
from microsite.data.values.hours import DAYS
from microsite.data.values.spans import ROUND
from microsite.files.mistakes import Mistake

_BLOCKS = "loss-report"  # what nobody can wait for
_ALWAYS = 'mon-sun: "00:00-24:00"'


def check(project: Project) -> Iterator[Mistake]:
    """Look at the lines of the institution, and at those that each branch has of its own."""
    for branch in project.roster:
        yield from _of_branch(project, branch)


def _of_branch(project: Project, branch: Branch) -> Iterator[Mistake]:
    for purpose, hotline, path in project.roster.own_hotlines(branch):
        silent = _silent(hotline.hours) if hotline.hours else []
        if silent:
            yield project.roster.written[branch.id].mistake(
                (*path, "hours"),
                f"{hotline.number} answers day and night, but not on {', '.join(silent)}",
                f"Write {{{_ALWAYS}}} if somebody always answers, else the hours of each day.",
                f"{hotline.number} 有的日子全天24小时接听，{'、'.join(silent)} 却不接听。"
                f"天天都有人接，请写 {{{_ALWAYS}}}；不是全天的，请写每天几点到几点。",
            )
        elif purpose == _BLOCKS and hotline.hours and not _is_always(hotline.hours):
            yield project.roster.written[branch.id].mistake(
                (*path, "hours"),
                f"{hotline.number}, where lost cards are blocked, is not answered day and night",
                f"Write {{{_ALWAYS}}} if somebody always answers. If nobody does at night, leave it, and "
                "give the number that is called then, such as that of the head office.",
                f"挂失、停卡的 {hotline.number} 不是全天24小时接听。天天都有人接，请写 {{{_ALWAYS}}}。"
                "夜里确实没人接的，不用改；请另写一个夜里能打通的号码，例如总行的。",
            )


def _is_always(week: Week) -> bool:
    return all(week.on(day) == (ROUND,) for day in range(len(DAYS))) and week.holidays in (None, (ROUND,))


def _silent(week: Week) -> list[str]:
    """The weekdays without any hours, where others are open all day."""
    spans = {day: week.on(place) for place, day in enumerate(DAYS)}
    return [day for day in spans if not spans[day]] if (ROUND,) in spans.values() else []


RULE = Rule(
    "MS127",
    "A line that answers at night answers every day",
    check,
    wrong='hours: {mon-fri: "00:00-24:00"}',
    right='hours: {mon-sun: "00:00-24:00"}',
    zh="有的日子全天24小时接听，别的日子却不接听。请看星期几有没有写错。",
    why="Whoever loses a card on a Saturday would be told to wait until Monday. Only asked: some may be so.",
    severity="warning",
)
