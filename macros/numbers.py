"""The list of all our numbers, against which a reader holds the one that called."""

from __future__ import annotations

from markupsafe import Markup

from macros.markup import branch_html
from microsite.content.word import block
from microsite.data.told_numbers import Told, of_others, untold
from microsite.words.context import Context


def our_numbers(context: Context) -> Markup:
    """A branch's own numbers and the national lines; the institution's list has those of all branches too."""
    told: Told = set()
    lists = [(context.branch, list(untold(context.branch, told)))]
    others = of_others(context.roster, told) if context.branch.is_institution else []
    return branch_html("our_numbers.html", context, lists=lists + (others or []), fit=others is not None)


WORDS = [block(our_numbers)]
