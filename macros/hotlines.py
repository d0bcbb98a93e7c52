"""Words about numbers to call and how to complain."""

from __future__ import annotations

from markupsafe import Markup

from macros.emergency import first_calls
from macros.markup import branch_html
from microsite.content.word import Missing, Unknown, block, inline
from microsite.data.hotline import Hotline, NationalHotline
from microsite.words.context import Context
from microsite.words.markup import links
from microsite.words.opening import of_week


def _find(context: Context, purpose: str) -> tuple[Hotline | NationalHotline, ...]:
    network = context.branch.network
    if own := context.branch.numbers.get(_answering(context, purpose)):
        return own
    if purpose in network.national_hotlines:
        return (network.national_hotlines[purpose],)
    if purpose not in network.purposes:
        raise Unknown("hotline", "这条热线", purpose, [*network.purposes, *network.national_hotlines])
    passage = f'{{% call only_for(hotline="{purpose}") %}}'
    raise Missing(
        f"“{context.branch.id}” has no hotline “{purpose}”; enclose the passage in {passage}, "
        "or give one in branches/network.yml",
        f"“{context.branch.id}”没有热线“{purpose}”。请把这一段放进 {passage} … {{% endcall %}}，"
        "或在 branches/network.yml 里加上这条热线。",
    )


def _answering(context: Context, purpose: str) -> str:
    """The purpose whose number stands in for one for which a branch has none, if that may be."""
    purposes, seen = context.branch.network.purposes, set[str]()
    while purpose in purposes and purpose not in context.branch.numbers and purpose not in seen:
        seen.add(purpose)
        purpose = purposes[purpose].otherwise or purpose
    return purpose


def hotline(context: Context, purpose: str) -> Markup:
    """This branch's numbers for a purpose, or a national number, as links that call them."""
    return links(_find(context, purpose), context.language)


def hotlines(context: Context) -> Markup:
    """Who answers, for what, on which number, when: this branch's and the national numbers."""
    return branch_html("hotlines.html", context)


def complaint_steps(context: Context) -> Markup:
    """The ladder of the complaint route, with numbers and time limits."""
    steps = [
        (step, [(name, _find(context, name)) for name in step.hotlines])
        for step in context.branch.network.complaint_route
    ]
    return branch_html("complaint_steps.html", context, steps=steps)


def emergency_bar(context: Context) -> Markup:
    """What pages on emergencies show instead: the first two calls of the tree."""
    if context.emergency is None:
        return help_bar(context)
    calls = first_calls(context, context.emergency.bar)[:2]
    return branch_html("emergency_bar.html", context, calls=calls)


def help_bar(context: Context) -> Markup:
    """What every page shows first: this branch's complaint number, and what to do in an emergency."""
    national = context.branch.network.national_hotlines.values()
    complaint, *others = context.branch.numbers["complaint"]
    hours = complaint.hours
    return branch_html(
        "help_bar.html",
        context,
        complaint=complaint,
        others=others,
        emergency=[number for number in national if number.emergency],
        clockwork=hours and of_week(context.branch, context.today, hours),
    )


WORDS = [inline(hotline), block(hotlines), block(complaint_steps), block(help_bar), block(emergency_bar)]
