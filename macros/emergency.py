"""Words about what to do when money has gone: all from one tree, so that calls and order agree."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.markup import shared_html
from macros.pictograms import of_case
from microsite.content.emergency import NUMBER, Case, Emergency, EmergencyCall
from microsite.content.page import Page, address
from microsite.content.word import Missing, Unknown, block, inline
from microsite.data.hotline import Hotline, NationalHotline
from microsite.words.context import Context
from microsite.words.markup import for_whom, links, text
from microsite.words.opening import Clockwork, of_week
from microsite.words.purposes import answered
from microsite.words.slots import Call


@dataclass(frozen=True)
class Shown:
    """A number as this branch shows it, with its hours as a browser reads them."""

    hotline: Hotline | NationalHotline
    label: str
    clockwork: Clockwork | None


@dataclass(frozen=True)
class Told(Shown):
    """One call as this branch can offer it; `instead` when the line that it should be is missing here."""

    say: str
    instead: bool


def shown(context: Context, hotline: Hotline | NationalHotline, label: str) -> Shown:
    """A number with its label, which says for whom it is."""
    hours = hotline.hours if isinstance(hotline, Hotline) else None
    clockwork = of_week(context.branch, context.today, hours) if hours else None
    return Shown(hotline, for_whom(label, hotline, context.language), clockwork)


def _case(context: Context, name: str) -> Case:
    cases = context.emergency.cases if context.emergency else {}
    if name not in cases:
        raise Unknown("case", "这种情况", name, cases)
    return cases[name]


def told(context: Context, call: EmergencyCall) -> list[Told]:
    """A call with the numbers of this branch, or of the line that stands in; none without either."""
    network, language = context.branch.network, context.language
    if national := network.national_hotlines.get(call.hotline):
        return [_told(context, call, national, national.runs[language])]
    for wanted in (call.hotline, call.otherwise):
        purpose, numbers = answered(context, wanted) if wanted else ("", ())
        if numbers:
            label, instead = network.purposes[purpose].label[language], purpose != call.hotline
            return [_told(context, call, hotline, label, instead=instead) for hotline in numbers]
    return []


def _told(
    context: Context,
    call: EmergencyCall,
    hotline: Hotline | NationalHotline,
    label: str,
    instead: bool = False,
) -> Told:
    number = shown(context, hotline, label)
    return Told(number.hotline, number.label, number.clockwork, call.say[context.language], instead)


def emergency_calls(context: Context, name: str) -> list[Told]:
    """The calls of a case, in their order."""
    return [one for call in _case(context, name).calls for one in told(context, call)]


def first_calls(context: Context, name: str) -> list[Told]:
    """The calls of a case, each with the number that stands first."""
    return [numbers[0] for call in _case(context, name).calls if (numbers := told(context, call))]


def bar(tree: Emergency | None, page: Page) -> Call:
    """The numbers that are always on the screen: of the page's own case, else of the tree's first."""
    if tree is None or page.front.bar != "emergency":
        return Call("help_bar")
    own = (id for id, case in tree.cases.items() if case.page == page.path)
    return Call("emergency_bar", (next(own, tree.bar),))


def emergency(context: Context, case: str) -> Markup:
    """Whom to call in a case, in which order, what to say, what to do then and what to keep."""
    calls = tuple(emergency_calls(context, case))
    return shared_html("emergency.html", context, case=_case(context, case), calls=calls)


def calls(context: Context, case: str) -> Markup:
    """Whom to call in a case, and in which order, in a sentence or two."""
    known = _case(context, case)
    numbers = {call.hotline: told(context, call) for call in known.calls}
    parts = NUMBER.split(known.short[context.language])  # text, name of a hotline, text, …
    said = [text(parts[0])]
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        if not numbers[name]:
            raise Missing(
                f"“{context.branch.id}” has no hotline “{name}”, and nothing stands in for it",
                f"“{context.branch.id}”没有热线“{name}”，也没有写用哪个代替。",
            )
        said += [links([call.hotline for call in numbers[name]], context.language), text(after)]
    return Markup("").join(said)


def triage(context: Context) -> Markup:
    """“What happened?”: each case as a link to what answers it."""
    known = context.emergency.cases if context.emergency else {}
    cases = tuple(
        (id, case, tuple(emergency_calls(context, id)), address(case.page)) for id, case in known.items()
    )
    return shared_html("triage.html", context, cases=cases, drawing=of_case)


WORDS = [block(emergency), inline(calls), block(triage)]
