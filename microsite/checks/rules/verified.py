"""Numbers that nobody has called for long."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks import stale
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find numbers whose verification has expired or does within 30 days."""
    for number in stale.every_number(project):
        whose = f"{number.what} of “{number.branch}”" if number.branch else "national"
        if number.left <= stale.NOTICE.days:
            yield Mistake(
                number.file,
                number.line,
                f"the number {number.number} ({whose}) was verified {number.days} days ago and "
                f"{'had' if number.expired else 'has'} to be verified again by {number.until}",
                f"{number.owner or 'Somebody'} calls it and writes the day in verified_on.",
                f"号码 {number.number} 已有{number.days}天没有核实，"
                f"{number.until} {'已经到期' if number.expired else '到期'}。"
                f"请打一遍{f'（负责人：{number.owner}）' if number.owner else ''}，"
                "把当天日期写进 verified_on。",
                column=number.column,
            )


RULE = Rule(
    "MS020",
    "Numbers are called every 180 days",
    check,
    wrong="verified_on: 2025-11-05",
    right="verified_on: 2026-11-05",
    zh="号码180天没有核实了。打一遍，把当天日期写进 verified_on。",
    why="A wrong number is worse than none. A warning, from 30 days before: it stops nobody's change; "
    "microsite stale lists "
    "all of them and fails when one has expired.",
    severity="warning",
)
