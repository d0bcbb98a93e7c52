"""What machines read in the pages: schema.org descriptions; and the demonstration's banner."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros.campaigns import coming_events
from macros.say import phrases
from microsite.content.word import block
from microsite.data.hotline import dialled
from microsite.words.context import Context
from microsite.words.markup import text


def _organisation(context: Context) -> dict[str, Any]:
    branch, language = context.branch, context.language
    points = [
        {
            "@type": "ContactPoint",
            "contactType": branch.network.purposes[purpose].label[language],
            "telephone": dialled(hotline.number or "", hotline.extension).removeprefix("tel:"),
        }
        for purpose, hotline in branch.hotlines.items()
    ]
    described: dict[str, Any] = {
        "@type": "BankOrCreditUnion",
        "@id": f"{branch.url}#organisation",
        "name": branch.name[language],
        "url": f"{branch.url}{language}/",
        "address": branch.address[language],
        "contactPoint": points,
    }
    if not branch.is_institution:
        described["parentOrganization"] = {"@id": f"{branch.network.url}#organisation"}
    if branch.coordinates:
        described["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": branch.coordinates.latitude,
            "longitude": branch.coordinates.longitude,
        }
    return described


def json_ld(context: Context) -> Markup:
    """The branch and its coming events as schema.org JSON-LD."""
    organisation = _organisation(context)
    events = [
        {
            "@type": "Event",
            "name": held.event.title[context.language],
            "startDate": held.event.first.isoformat(),
            "endDate": held.event.end.isoformat(),
            "eventStatus": f"https://schema.org/Event{'Cancelled' if held.event.cancelled else 'Scheduled'}",
            "location": {
                "@type": "Place",
                "name": held.host.name[context.language],
                "address": held.place[context.language],
            },
            "organizer": {"@id": f"{held.host.url}#organisation"},
        }
        for held in coming_events(context)
    ]
    described = json.dumps(
        {"@context": "https://schema.org", "@graph": [organisation, *events]}, separators=(",", ":")
    )
    for character in "<>&":
        described = described.replace(character, f"\\u{ord(character):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(described))


def demonstration(context: Context) -> Markup:
    """The banner of a demonstration; else nothing."""
    if not context.branch.network.demonstration:
        return Markup("")
    return Markup('<p class="ms-demonstration">{}</p>').format(
        text(phrases(context.language)["demonstration"])
    )


def noindex(context: Context) -> Markup:
    """What keeps search engines away from a demonstration; else nothing."""
    return Markup('<meta name="robots" content="noindex">' if context.branch.network.demonstration else "")


WORDS = [block(json_ld), block(demonstration), block(noindex)]
