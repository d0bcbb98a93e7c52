"""Words about numbers to call and how to complain."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from macros.emergency import Shown, first_calls, shown
from macros.markup import shared_html
from macros.phrases import phrases
from microsite.content.word import Missing, Unknown, block, inline
from microsite.data.hotline import Hotline, NationalHotline
from microsite.languages.dates import date_in_full
from microsite.words.context import Context
from microsite.words.markup import links, text
from microsite.words.purposes import answered


def _find(context: Context, purpose: str) -> tuple[Hotline | NationalHotline, ...]:
    network = context.branch.network
    if own := answered(context, purpose)[1]:
        return own
    if purpose in network.national_hotlines:
        return (network.national_hotlines[purpose],)
    if purpose not in network.purposes:
        known = {name: one.label for name, one in network.purposes.items()}
        known |= {name: one.runs for name, one in network.national_hotlines.items()}
        raise Unknown("hotline", "这条热线", purpose, known, known)
    passage = f'{{% call only_for(hotline="{purpose}") %}}'
    raise Missing(
        f"“{context.branch.id}” has no hotline “{purpose}”; enclose the passage in {passage}, "
        "or give one in branches/network.yml",
        f"“{context.branch.id}”没有热线“{purpose}”。请把这一段放进 {passage} … {{% endcall %}}，"
        "或在 branches/network.yml 里加上这条热线。",
    )


def hotline(context: Context, purpose: str) -> Markup:
    """This branch's numbers for a purpose, or a national number, as links that call them."""
    return links(_find(context, purpose), context.language)


def hotlines(context: Context) -> Markup:
    """Who answers, for what, on which number, when: this branch's and the national numbers."""
    network, language = context.branch.network, context.language
    numbers = tuple(
        (network.purposes[purpose].label[language], network.purposes[purpose].text[language], hotline)
        for purpose, hotline in context.branch.all_hotlines
    )
    national = tuple(network.national_hotlines.values())
    return shared_html("hotlines.html", context, numbers=numbers, national=national)


def verified(context: Context) -> Markup:
    """Since when all of this branch's numbers have been verified, as a sentence."""
    days = [hotline.verified_on for _, hotline in context.branch.all_hotlines if hotline.verified_on]
    if not days:
        return Markup("")
    said: str = phrases(context.language)["numbers_verified"]
    return text(said.format(date_in_full(context.language, min(days))))


def complaint_steps(context: Context) -> Markup:
    """The ladder of the complaint route, with numbers and time limits."""
    steps = tuple(
        (step, tuple((_label(context, name), _find(context, name)) for name in step.hotlines))
        for step in context.branch.network.complaint_route
    )
    return shared_html("complaint_steps.html", context, steps=steps)


def _label(context: Context, purpose: str) -> str:
    network, language = context.branch.network, context.language
    if purpose in network.purposes:
        return network.purposes[purpose].label[language]
    return network.national_hotlines[purpose].runs[language]


def emergency_bar(context: Context, case: str) -> Markup:
    """What pages on emergencies show instead: the first two calls of a case, or one and the usual one."""
    tree, own = context.emergency, first_calls(context, case)
    usual = first_calls(context, tree.bar) if tree else []
    known = {call.hotline.number for call in own}
    calls = [*own, *(call for call in usual if call.hotline.number not in known)][:2]
    return _bar(context, calls, _complaint(context)[:1])


def help_bar(context: Context) -> Markup:
    """What every page shows first: this branch's complaint number, and what to do in an emergency."""
    national, label = context.branch.network.national_hotlines.values(), phrases(context.language)["cheated"]
    emergency = [shown(context, number, label) for number in national if number.emergency]
    complaint, *others = _complaint(context)
    tree = context.emergency
    lines = first_calls(context, tree.bar) if tree else []
    own = [call for call in lines if isinstance(call.hotline, Hotline)]
    return _bar(context, [*emergency, complaint], [*own, *others])


def _complaint(context: Context) -> list[Shown]:
    label = phrases(context.language)["complain"]
    return [shown(context, number, label) for number in context.branch.numbers["complaint"]]


def _bar(context: Context, first: Sequence[Shown], more: Sequence[Shown]) -> Markup:
    """Numbers that are always on the screen, and others that tell beside them when they are answered."""
    known = {call.hotline.number for call in first}
    others = [call for call in more if call.hotline.number not in known]
    return shared_html(
        "help_bar.html",
        context,
        first=tuple(first),
        others=tuple(others),
        tells_what_to_do="complain/money-gone.md" in context.pages,
        leads_to_others="find.md" in context.pages and len(context.roster) > 1,
    )


WORDS = [
    inline(hotline),
    block(hotlines),
    block(complaint_steps),
    block(help_bar),
    block(emergency_bar),
    inline(verified),
]
