"""What machines read in the pages: schema.org descriptions; and the demonstration's banner."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros.campaigns import coming_events
from macros.say import phrases, text
from microsite.data.hotline import dialled
from microsite.words.word import Place, block


def _organisation(place: Place) -> dict[str, Any]:
    branch, language = place.branch, place.language
    points = [{
        "@type": "ContactPoint",
        "contactType": branch.network.purposes[purpose].label[language],
        "telephone": dialled(hotline.number or "", hotline.extension).removeprefix("tel:"),
    } for purpose, hotline in branch.hotlines.items()]
    described: dict[str, Any] = {
        "@type": "BankOrCreditUnion", "@id": f"{branch.url}#organisation", "name": branch.name[language],
        "url": f"{branch.url}{language}/", "address": branch.address[language], "contactPoint": points,
    }
    if not branch.is_institution:
        described["parentOrganization"] = {"@id": f"{branch.network.url}#organisation"}
    if branch.coordinates:
        described["geo"] = {"@type": "GeoCoordinates", "latitude": branch.coordinates.latitude,
                            "longitude": branch.coordinates.longitude}
    return described


def json_ld(place: Place) -> Markup:
    """The branch and its coming events as schema.org JSON-LD."""
    organisation = _organisation(place)
    events = [{
        "@type": "Event", "name": happening.event.title[place.language],
        "startDate": happening.event.first.isoformat(), "endDate": happening.event.end.isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if happening.event.cancelled else 'Scheduled'}",
        "location": {"@type": "Place", "name": happening.host.name[place.language], "address": happening.place[place.language]},
        "organizer": {"@id": f"{happening.host.url}#organisation"},
    } for happening in coming_events(place)]
    described = json.dumps({"@context": "https://schema.org", "@graph": [organisation, *events]}, separators=(",", ":"))
    for character in "<>&":
        described = described.replace(character, f"\\u{ord(character):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(described))


def demonstration(place: Place) -> Markup:
    """The banner of a demonstration; else nothing."""
    if not place.branch.network.demonstration:
        return Markup("")
    return Markup('<p class="ms-demonstration">{}</p>').format(text(phrases(place.language)["demonstration"]))


def noindex(place: Place) -> Markup:
    """What keeps search engines away from a demonstration; else nothing."""
    return Markup('<meta name="robots" content="noindex">' if place.branch.network.demonstration else "")


WORDS = [block(json_ld), block(demonstration), block(noindex)]
