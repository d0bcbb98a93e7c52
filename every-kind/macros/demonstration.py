"""Words by which a demonstration says that it is one; elsewhere they say nothing."""

from __future__ import annotations

from markupsafe import Markup

from macros.markup import branch_html
from microsite.content.word import block
from microsite.words.context import Context


def demonstration(context: Context) -> Markup:
    """The banner of a demonstration; else nothing."""
    return branch_html("demonstration.html", context)


def noindex(context: Context) -> Markup:
    """What keeps search engines away from a demonstration; else nothing."""
    return branch_html("noindex.html", context)


WORDS = [block(demonstration), block(noindex)]
