"""A national line that stands where a bank's own number belongs."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

# lines of telephone and mail companies
_OF_OTHERS = frozenset(
    {"10000", "10001", "10010", "10011", "10015", "10086", "10085", "10096", "10099", "11185", "11183"}
)


def check(project: Project) -> Iterator[Mistake]:
    """Find them among the numbers of the institution and of each branch that has its own."""
    roster = project.roster
    national = {line.number for line in roster.network.national_hotlines.values()} | _OF_OTHERS
    common = {hotline.number for _, hotline in roster.institution.all_hotlines}
    for branch in roster.everyone.values():
        wrong = national if branch.is_institution else national - common  # what is inherited is told once
        for _, hotline, path in roster.placed_hotlines(branch):
            if hotline.number in wrong:
                yield roster.written[branch.id].mistake(
                    (*path, "number"),
                    f"{hotline.number} is a national line, not a number of ours",
                    "Write the number that the bank itself answers; national lines stand in "
                    "facts/national.yml.",
                    f"{hotline.number} 是全国公共服务电话，不是本行的号码。请写本行自己接听的号码；"
                    "全国的号码写在 facts/national.yml。",
                )


RULE = Rule(
    "MS135",
    "A bank's number is no national line",
    check,
    wrong='number: "12378"',
    right='number: "0571 0000 2002"',
    zh="号码是全国公共服务电话，不是本行的。改成本行自己接听的号码。",
    why="Who wants to complain to the bank would reach an authority that sends them back.",
    stops_build=True,
)
