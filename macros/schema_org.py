"""What machines read in the pages: descriptions after schema.org."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from markupsafe import Markup

from macros.campaigns import coming_events
from macros.markup import html
from macros.opening_times import of_week, opening_times
from microsite.content.word import block
from microsite.data.held_event import HeldEvent
from microsite.data.hotline import dialled
from microsite.words.context import Context


def _organisation(context: Context) -> dict[str, Any]:
    branch, language = context.branch, context.language
    points = [
        {
            "@type": "ContactPoint",
            "contactType": branch.network.purposes[purpose].label[language],
            "telephone": dialled(hotline.number or "", hotline.extension).removeprefix("tel:"),
            **({"hoursAvailable": of_week(hotline.hours)} if hotline.hours else {}),
        }
        | ({"description": hotline.whom[language]} if hotline.whom else {})
        for purpose, hotline in branch.all_hotlines
    ]
    described: dict[str, Any] = {
        "@type": "BankOrCreditUnion",
        "@id": f"{branch.url}#organisation",
        "name": branch.name[language],
        "url": f"{branch.url}{language}/",
        "address": branch.address[language],
        "contactPoint": points,
        **opening_times(context),
    }
    if not branch.is_institution:
        described["parentOrganization"] = {"@id": f"{branch.network.url}#organisation"}
    if branch.coordinates:
        described["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": branch.coordinates.latitude,
            "longitude": branch.coordinates.longitude,
        }
    if branch.life.opened:
        described["foundingDate"] = branch.life.opened.isoformat()
    if closures := [one for one in branch.life.closed_between if one.last >= context.today]:
        described["specialOpeningHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "validFrom": closure.first.isoformat(),
                "validThrough": closure.last.isoformat(),
                "opens": "00:00",
                "closes": "00:00",
            }
            for closure in closures
        ]
    return described


def _event(context: Context, held: HeldEvent) -> dict[str, Any]:
    language, event = context.language, held.event
    return {
        "@type": "Event",
        "name": event.title[language],
        "startDate": _moment(context, event.first, event.hours[:1], 0),
        "endDate": _moment(context, event.end, event.hours[-1:], 1),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if event.cancelled else 'Scheduled'}",
        "location": {"@type": "Place", "name": held.host.name[language], "address": held.place[language]},
        "organizer": {"@id": f"{held.host.url}#organisation"},
    }


def _moment(context: Context, day: date, spans: tuple[str, ...], end: int) -> str:
    """When the first span of a day starts, or the last one ends; the day alone without hours."""
    if not spans:
        return day.isoformat()
    hour, minute = map(int, spans[0].split("-")[end].split(":"))
    midnight = datetime.combine(day, time(), context.branch.network.zone)
    return (midnight + timedelta(hours=hour, minutes=minute)).isoformat()


def json_ld(context: Context) -> Markup:
    """The branch and its coming events as schema.org JSON-LD."""
    events = [_event(context, held) for held in coming_events(context)]
    graph = {"@context": "https://schema.org", "@graph": [_organisation(context), *events]}
    return html("json_ld.html", context.language, graph=_in_script(graph))


def _in_script(value: Any) -> Markup:
    """JSON that ends no element in which it stands."""
    written = json.dumps(value, separators=(",", ":"))
    for character in "<>&":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)


WORDS = [block(json_ld)]
