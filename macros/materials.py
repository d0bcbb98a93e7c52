"""What a branch prints and shows, as its site offers it."""

from __future__ import annotations

from markupsafe import Markup

from macros.markup import branch_html
from microsite.content.word import block
from microsite.pieces.offers import MOST, campaigns, offers, refused
from microsite.words.context import Context


def materials(context: Context) -> Markup:
    """The pieces that a branch may print or show today, with their editions; texts of campaigns to copy."""
    offered = [*offers(context)]
    known = context.branch.campaigns
    return branch_html(
        "materials.html",
        context,
        always=[offer for offer in offered if not offer.id],
        running=[
            (id, known[id], [offer for offer in offered if offer.id == id]) for id in campaigns(context)
        ],
        refused=[*refused(context)],
        is_too_large=len(context.roster.branches) > MOST,
    )


WORDS = [block(materials)]
