"""Words about this branch and the other ones."""

from __future__ import annotations

from markupsafe import Markup

from macros.say import fill_in, phrases
from microsite.content.word import Missing, Unknown, block, condition, inline
from microsite.words.context import Context
from microsite.words.markup import text, week
from microsite.words.slots import HOME

KINDS = ("institution", "outlet", "community", "cooperative", "county", "centre")


def name(context: Context) -> Markup:
    """This branch's name."""
    return text(context.branch.name[context.language])


def institution(context: Context) -> Markup:
    """The institution's name."""
    return text(context.branch.network.name[context.language])


def address(context: Context) -> Markup:
    """This branch's address."""
    return text(context.branch.address[context.language])


def district(context: Context) -> Markup:
    """This branch's district."""
    return text(context.branch.district[context.language])


def hours(context: Context) -> Markup:
    """This branch's opening hours in words."""
    return text(week(context.language, context.branch.hours))


def kind(context: Context) -> Markup:
    """What kind of place this branch is."""
    return text(phrases(context.language)[f"kind_{context.branch.kind}"])


def feedback(context: Context) -> Markup:
    """Where a reader tells that a number is wrong: the institution's form, or else the page that says whom to call."""
    address = context.branch.network.feedback
    return (
        text(address.replace("{branch}", context.branch.id)) if address else Markup(f"{HOME}about/#mistake")
    )


def branch_card(context: Context) -> Markup:
    """Name, address, hours, numbers and accessibility of this branch."""
    return fill_in(
        "branch_card.html",
        context,
        kind=kind(context),
        special=[days for days in context.branch.special_days if days.last >= context.today],
    )


def branch_finder(context: Context) -> Markup:
    """All branches by district; in a branch, those of its district and the way to all."""
    own = context.branch.district
    groups = [
        (members[0].district[context.language], [other for other in members if other.id != context.branch.id])
        for names, members in context.roster.districts.items()
        if context.branch.is_institution or names == (own.en, own.zh)
    ]
    groups = sorted((group for group in groups if group[1]), key=lambda group: group[0])
    return fill_in("branch_finder.html", context, groups=groups)


def only_for(context: Context, kind: str | None = None, hotline: str | None = None) -> bool:
    """Keep the passage in branches of this kind, or that have this hotline."""
    if kind is not None and kind not in KINDS:
        raise Unknown("kind", "这种网点", kind, KINDS)
    if hotline is not None and hotline not in context.branch.network.purposes:
        raise Unknown("hotline", "这条热线", hotline, context.branch.network.purposes)
    if kind is None and hotline is None:
        raise Missing('only_for needs kind="…" or hotline="…"', 'only_for 里要写 kind="…" 或 hotline="…"。')
    return kind in (None, context.branch.kind) and (hotline is None or hotline in context.branch.hotlines)


WORDS = [
    *(
        inline(function, f"branch.{function.__name__}")
        for function in (name, institution, address, district, hours, kind)
    ),
    inline(feedback),
    block(branch_card),
    block(branch_finder),
    condition(only_for),
]
