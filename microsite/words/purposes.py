"""For which purpose a branch gives a number where it has none for another."""

from __future__ import annotations

from microsite.data.branch import Branch


def purpose_answered(branch: Branch, purpose: str) -> str:
    """The purpose whose number stands in for one for which a branch has none, if that may be."""
    purposes, seen = branch.network.purposes, set[str]()
    while purpose in purposes and purpose not in branch.numbers and purpose not in seen:
        seen.add(purpose)
        purpose = purposes[purpose].otherwise or purpose
    return purpose
