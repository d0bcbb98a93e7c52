"""The numbers of all branches, each told once, for the list against which a reader holds one that called."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.data.roster import Roster

MOST = 150  # numbers of branches in one list; of a larger network each branch tells its own
Told = set[tuple[str | None, str | None]]


def untold(branch: Branch, told: Told) -> Iterator[tuple[str, Hotline]]:
    """The numbers of a branch that nobody before it has told."""
    for purpose, hotline in branch.all_hotlines:
        if (hotline.number, hotline.extension) not in told:
            told.add((hotline.number, hotline.extension))
            yield purpose, hotline


def of_others(roster: Roster, told: Told) -> list[tuple[Branch, list[tuple[str, Hotline]]]] | None:
    """What each branch adds to what was told; None where that is too much for one list."""
    others = [(branch, list(untold(branch, told))) for branch in roster]
    if sum(len(numbers) for _, numbers in others) > MOST:
        return None
    return [(branch, numbers) for branch, numbers in others if numbers]
