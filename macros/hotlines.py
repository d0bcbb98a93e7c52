"""Words about numbers to call and how to complain."""

from __future__ import annotations

from markupsafe import Markup

from macros.say import fill_in, link
from microsite.hotline import Hotline, NationalHotline
from microsite.words import Missing, Place, Unknown, block, inline


def _find(place: Place, purpose: str) -> Hotline | NationalHotline:
    network = place.branch.network
    if purpose in place.branch.hotlines:
        return place.branch.hotlines[purpose]
    if purpose in network.national_hotlines:
        return network.national_hotlines[purpose]
    if purpose in network.purposes:
        raise Missing(f"“{place.branch.id}” has no hotline “{purpose}”; enclose the passage in "
                      f"{{% call only_for(hotline=\"{purpose}\") %}}, or give one in branches/network.yml")
    raise Unknown("hotline", purpose, [*network.purposes, *network.national_hotlines])


def hotline(place: Place, purpose: str) -> Markup:
    """This branch's number for a purpose, or a national number, as a link that calls it."""
    return link(_find(place, purpose), place.language)


def hotlines(place: Place) -> Markup:
    """Who answers, for what, on which number, when: this branch's and the national numbers."""
    return fill_in("hotlines.html", place)


def complaint_steps(place: Place) -> Markup:
    """The ladder of the complaint route, with numbers and time limits."""
    steps = [(step, [(name, _find(place, name)) for name in step.hotlines]) for step in place.branch.network.complaint_route]
    return fill_in("complaint_steps.html", place, steps=steps)


def help_bar(place: Place) -> Markup:
    """What every page shows first: this branch's complaint number, and what to do in an emergency."""
    emergency = [national for national in place.branch.network.national_hotlines.values() if national.emergency]
    return fill_in("help_bar.html", place, complaint=place.branch.hotlines["complaint"], emergency=emergency)


WORDS = [inline(hotline), block(hotlines), block(complaint_steps), block(help_bar)]
