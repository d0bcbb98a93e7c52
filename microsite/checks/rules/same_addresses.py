"""Branches that stand at one address."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.rules.copies import are_counted_as_two, copied, is_hall_of
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.record import Text
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Tell each branch at the address of another one of its kind, but for copies and halls of one house."""
    told = {(branch.id, other) for branch, other, _ in copied(project)}
    first: dict[tuple[str, Text, Text], Branch] = {}
    for branch in project.roster.everyone.values():
        if branch.is_institution or branch.id in project.roster.closed:
            continue
        other = first.setdefault((branch.kind, branch.district, branch.address), branch)
        if other is branch or (branch.id, other.id) in told or _may_be_both(project, branch, other):
            continue
        file, line = project.roster.written[other.id].position(("address",))
        yield project.roster.written[branch.id].mistake(
            ("address", project.site.first),
            f"“{branch.id}” stands at the address of “{other.id}” ({file}:{line})",
            "Was one of the two copied? Write its own address. Are both in one house? Leave it, or write "
            "where in the house each is.",
            f"“{branch.id}”和“{other.id}”（{file}:{line}）的地址一样。有一个是不是复制来的？请改成它自己的地址。"
            "确实在同一处的，不用改；最好各写明楼层或门牌。",
        )


def _may_be_both(project: Project, branch: Branch, other: Branch) -> bool:
    """Whether one is the hall of the other, is counted beside it, or takes its place."""
    language = project.site.first
    return (
        is_hall_of(branch.name[language], other.name[language])
        or are_counted_as_two(branch, other)
        or branch.id in other.life.others
        or other.id in branch.life.others
    )


RULE = Rule(
    "MS132",
    "Two branches of one kind have two addresses",
    check,
    wrong="address: {en: 12 Old Street, zh: 老街12号}  # in two files",
    right="address: {en: 14 Old Street, zh: 老街14号}",
    zh="两个网点的地址一样。复制来的改成自己的；确实在同一处的不用改。",
    why="A row that began as a copy sends people to another branch. A warning: two may well be in one house.",
    severity="warning",
)
