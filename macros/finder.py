"""Words that lead from one branch to another."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from macros.markup import branch_html, shared_html
from microsite.content.word import block
from microsite.data.branch import Branch
from microsite.words.context import Context
from microsite.words.markup import in_its_language

LISTED = 100  # branches that one page lists; a larger network is divided by districts
DIVIDED = 150  # stretches of districts that one page lists


class Stretch(NamedTuple):
    """Districts from one to another, and the branch from which one reads on."""

    first: str
    last: str
    start: Branch


def branch_search(context: Context) -> Markup:
    """A field in which one looks for a branch, or for the nearest; it needs JavaScript."""
    return branch_html("branch_search.html", context)


def branch_finder(context: Context) -> Markup:
    """All branches by district; of a large network, the districts; in a branch, those of its district."""
    branch, roster = context.branch, context.roster
    is_large = len(roster) - 1 > LISTED
    groups, ways = [], list[Stretch]()
    if not branch.is_institution:
        members = roster.stretches[roster.stretch_of[branch.id]]
        groups = [(_district(context, branch), [other for other in members if other.id != branch.id])]
        ways = _beside(context, roster.stretch_of[branch.id]) if is_large else []
    elif is_large:
        ways = _divided(context)
    else:
        groups = [(_district(context, others[0]), list(others)) for others in roster.districts.values()]
        groups.sort(key=lambda group: group[0])
    shown = [(district, [_way(context, other) for other in others]) for district, others in groups if others]
    return branch_html("branch_finder.html", context, groups=shown, ways=ways)


def _way(context: Context, branch: Branch) -> Markup:
    """A branch in a list, and how long it is closed: the same on the pages of all others."""
    closure = branch.life.closure_on(context.today)
    return shared_html(
        "branch_way.html",
        context,
        folder=branch.folder,
        name=branch.name[context.language],
        address=in_its_language(branch.address, context.language),
        closed=closure.last if closure else None,
    )


def _district(context: Context, branch: Branch) -> str:
    return branch.district[context.language]


def _divided(context: Context) -> list[Stretch]:
    """The districts of a large network; if there are too many, some together."""
    stretches = context.roster.stretches
    step = -(-len(stretches) // DIVIDED)
    return [
        _stretch(context, stretches[number][0], stretches[min(number + step, len(stretches)) - 1][0])
        for number in range(0, len(stretches), step)
    ]


def _beside(context: Context, number: int) -> list[Stretch]:
    """What comes before a stretch, and after it."""
    stretches = context.roster.stretches
    beside = (other for other in (number - 1, number + 1) if 0 <= other < len(stretches))
    return [_stretch(context, stretches[other][0], stretches[other][0]) for other in beside]


def _stretch(context: Context, first: Branch, last: Branch) -> Stretch:
    return Stretch(_beginning(context, first), _beginning(context, last), first)


def _beginning(context: Context, branch: Branch) -> str:
    """A stretch by its district; what goes on in one, by its first branch too."""
    district = _district(context, branch)
    is_first = context.roster.districts[context.roster.district_of(branch)][0] is branch
    return district if is_first else f"{district} · {branch.name[context.language]}"


WORDS = [block(branch_search), block(branch_finder)]
