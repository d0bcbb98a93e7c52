"""Which numbers a branch gives for a purpose, where it may have none for it."""

from __future__ import annotations

from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.words.context import Context


def answered(context: Context, purpose: str) -> tuple[str, tuple[Hotline, ...]]:
    """The purpose that a branch answers in the place of one, and its numbers; none where nothing stands in.

    Where no staff is, a number of one's own is for questions about the place: nobody there blocks a card.
    """
    branch = context.branch
    if purpose in branch.numbers:
        return purpose, branch.numbers[purpose]
    kind = branch.network.all_kinds.get(branch.kind)
    host = branch if kind is None or kind.staffed else context.roster.institution
    instead = _standing_in(host, purpose)
    return instead, host.numbers.get(instead, ())


def _standing_in(branch: Branch, purpose: str) -> str:
    """The purpose whose number stands in for one for which a branch has none, if that may be."""
    purposes, seen = branch.network.purposes, set[str]()
    while purpose in purposes and purpose not in branch.numbers and purpose not in seen:
        seen.add(purpose)
        purpose = purposes[purpose].otherwise or purpose
    return purpose
