"""Words of the page that an event has of its own, and of messages about it; pages never say them."""

from __future__ import annotations

from markupsafe import Markup

from macros.campaigns import coming_html
from macros.phrases import phrases
from microsite.content.word import Missing, block, inline
from microsite.data.event import Dated
from microsite.data.held_event import HeldEvent
from microsite.languages.dates import day, days, short_day, spans
from microsite.languages.language import Language
from microsite.words.context import Context
from microsite.words.markup import in_its_language, shown_numbers, text


def _event(context: Context) -> HeldEvent:
    if context.event is None:
        raise Missing(
            "stands in a message that names its event only",
            "只能用在写了 event 的短信里。",
        )
    return context.event


def event_title(context: Context) -> Markup:
    """The title of the event."""
    return text(_event(context).event.title[context.language])


def event_when(context: Context) -> Markup:
    """The days and hours of the event."""
    event, language = _event(context).event, context.language
    if event.end > event.first:
        return text(_when(event, language))
    hours = f" {spans(language, event.hours)}" if event.hours else ""
    return text(short_day(language, event.first) + hours)


def event_place(context: Context) -> Markup:
    """Where the event is."""
    return in_its_language(_event(context).place, context.language)


def event_folder(context: Context) -> Markup:
    """Where the page of the event stands in the folder of its language."""
    return text(_event(context).folder)


def event_page(context: Context) -> Markup:
    """When and where an event is, whom to call, its file for a calendar, and a text to copy."""
    held = _event(context)
    return coming_html(
        "event_page.html", context, held=held, full=True, labelled=True, lines=_lines(context, held)
    )


def _lines(context: Context, held: HeldEvent) -> list[str]:
    """What one tells somebody of an event, line by line."""
    language, say, event = context.language, phrases(context.language), held.event
    pauses = say["comma"].join(day(language, pause) for pause in event.pauses)
    where = held.place[language]
    if event.kind == "hotline-day" and not event.place:
        where = say["by_telephone"]
    elif held.host.id != context.branch.id:
        where = f"{held.host.name[language]}{say['clause']}{where}"
    told = [
        ("", event.title[language]),
        ("cancelled", event.cancelled[language] if event.cancelled else ""),
        ("event_when", _when(event, language)),
        ("", say["pauses"].format(pauses) if pauses else ""),
        ("event_where", where),
        ("event_call", shown_numbers(held.contacts, language)),
        ("", f"{context.branch.url}{language}/{held.folder}"),
    ]
    return [_line(say, label, said) for label, said in told if said]


def _when(event: Dated, language: Language) -> str:
    hours = f" {spans(language, event.hours)}" if event.hours else ""
    return days(language, event.first, event.end) + hours


def _line(say: dict[str, str], label: str, said: str) -> str:
    if not label:
        return said
    return f"{say[label]} {said}" if label == "cancelled" else f"{say[label]}{say['colon']}{said}"


WORDS = [
    inline(event_title),
    inline(event_when),
    inline(event_place),
    inline(event_folder),
    block(event_page),
]
