"""Branches for which another one answers the telephone."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.rules.same_numbers import answers_for_both, twice
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find numbers of two branches of which both say that the same one answers."""
    for one, other in twice(project):
        if answers_for_both(one, other):
            file, line = project.roster.written[one.branch.id].position(one.path)
            yield project.roster.written[other.branch.id].mistake(
                other.path,
                f"“{other.branch.id}” has the number {other.hotline.number} of “{one.branch.id}” "
                f"({file}:{line}), answered by {other.hotline.owner}",
                "Was the file copied? Write its own number. Does one office answer for both? Leave it.",
                f"“{other.branch.id}”的号码 {other.hotline.number} 也是“{one.branch.id}”的（{file}:{line}），"
                f"都写由 {other.hotline.owner} 接听。是复制来的就改成自己的号码；确实统一接听就不用改。",
            )


RULE = Rule(
    "MS109",
    "One branch answers for another only where that is meant",
    check,
    wrong='number: "0571 0000 2001", owner: Maiwan Town Credit Co-operative  # in a copied file',
    right='number: "0571 0000 2002", owner: Yunlu County Branch',
    zh="两个网点写了同一个号码，都由一个网点接听。复制来的就改；确实这样就不用改。",
    why="A small branch may leave its telephone to a bigger one. A warning: the data can't tell that from a "
    "copy.",
    severity="warning",
)
