"""One number for two purposes that is said to be answered at different times."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.roster import PlacedHotline
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Compare the numbers of the institution, and those of each branch with its own."""
    for branch in project.roster:
        yield from _of_branch(project, branch)


def _of_branch(project: Project, branch: Branch) -> Iterator[Mistake]:
    seen: dict[tuple[str, str | None], PlacedHotline] = {}
    own = [*project.roster.own_hotlines(branch)]
    for one in project.roster.placed_hotlines(branch):
        if not (number := one.hotline.number):
            continue
        first = seen.setdefault((number, one.hotline.extension), one)
        told = next((either for either in (one, first) if either in own), None)
        if first.purpose != one.purpose and first.hotline.hours != one.hotline.hours and told:
            labels = [branch.network.purposes[either.purpose].label for either in (first, one)]
            yield project.roster.written[branch.id].mistake(
                told.path,
                f"the number {number} is answered at other times as “{one.purpose}” "
                f"than as “{first.purpose}”",
                "Write the same hours, or the number that is meant. Are both right? Leave it.",
                f"同一个号码 {number}，“{labels[0]['zh']}”和“{labels[1]['zh']}”的接听时间不一样。"
                "请改成一样的时间，或改成该写的号码；两处都没错就不用改。",
            )


RULE = Rule(
    "MS095",
    "One number is answered at the same times",
    check,
    wrong='complaint: {number: "0571 0000 2001", hours: {mon-fri: "08:30-16:30"}, …}\n'
    'consultation: {number: "0571 0000 2001", hours: {mon-sun: "08:30-20:00"}, …}',
    right='complaint: {number: "0571 0000 2001", hours: {mon-fri: "08:30-16:30"}, …}\n'
    'consultation: {number: "0571 0000 1001", hours: {mon-sun: "08:30-20:00"}, …}',
    zh="同一个号码在两个用途里的接听时间不一样。核对后改正；没错就不用改。",
    why="Mostly one of the two is another number, and people call when nobody answers. A warning: a line may "
    "well take complaints for fewer hours than questions.",
    severity="warning",
)
