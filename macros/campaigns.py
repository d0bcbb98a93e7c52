"""Words about campaigns and events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.days import spoken_words, state, when
from macros.say import days, fill_in, text
from microsite.content.page import address
from microsite.data.campaign import Campaign
from microsite.data.held_event import Happening, answering
from microsite.data.series import Series, Span
from microsite.words.word import Place, Unknown, block, inline

MOST_TO_COME = 2  # campaigns kept ready in a page, in case nobody builds it for a long time


def _campaign(place: Place, name: str) -> Campaign:
    """A campaign by its id; by its series, the one that runs, comes next or was last."""
    known = place.branch.campaigns
    if name in known:
        return known[name]
    series = sorted((campaign for campaign in known.values() if campaign.series == name), key=lambda campaign: campaign.first)
    if not series:
        raise Unknown("campaign", "这个活动", name, {*known, *(campaign.series for campaign in known.values())})
    return next((campaign for campaign in series if campaign.last >= place.today), series[-1])


def title(place: Place, name: str) -> Markup:
    """The campaign's title."""
    return text(_campaign(place, name).title[place.language])


def theme(place: Place, name: str) -> Markup:
    """The campaign's theme."""
    return text(_campaign(place, name).theme[place.language])


def dates(place: Place, name: str) -> Markup:
    """The campaign's days."""
    campaign = _campaign(place, name)
    return text(days(place.language, campaign.first, campaign.last))


def coming_events(place: Place) -> list[Happening]:
    """The events of this branch, and those it shares, that are not over, by date."""
    found = [happening for happening in place.roster.announced(place.branch) if happening.event.end >= place.today]
    return sorted(found, key=lambda happening: (happening.event.first, happening.event.hours, happening.id))


def expected(place: Place) -> list[tuple[Series, Span]]:
    """Series whose next campaign nobody has planned yet, by the day on which it is expected."""
    found = []
    for id, series in place.branch.network.series.items():
        ends = [campaign.last for campaign in place.branch.campaigns.values() if campaign.series == id]
        if span := series.expected(ends, place.today):
            found.append((series, span))
    return sorted(found, key=lambda pair: pair[1])


def _ordered(place: Place) -> list[tuple[str, Campaign]]:
    return sorted(place.branch.campaigns.items(), key=lambda item: (item[1].first, item[0]))


def _say(template: str, place: Place, **data: Any) -> Markup:
    """Fill in a template that tells how far off something is."""
    return fill_in(template, place, when=partial(when, place.language, place.today), words=spoken_words(place.language),
                   pages=place.pages, address=address, answering=answering, **data)


def campaigns(place: Place) -> Markup:
    """Campaigns that run now or come next, those that are expected, and those that are past."""
    ordered = _ordered(place)
    return _say("campaigns.html", place, expected=expected(place),
                current=[campaign for _, campaign in ordered if campaign.last >= place.today],
                past=[campaign for _, campaign in reversed(ordered) if campaign.last < place.today])


def on_now(place: Place) -> Markup:
    """The campaigns that run, or the next one, with what this branch does in it."""
    events = coming_events(place)
    turns = [(campaign, [happening for happening in events if happening.campaign_id == id], hidden)
             for id, campaign, hidden in _turns(place)]
    return _say("on_now.html", place, turns=turns, expected=expected(place), never=date.max)


def _turns(place: Place) -> Iterator[tuple[str, Campaign, bool]]:
    """Campaigns that are not over; one that comes later is hidden until none before it is shown."""
    coming, shown = 0, False
    for id, campaign in _ordered(place):
        about = state(place.today, campaign)
        coming += about == "next"
        if about == "past" or coming > MOST_TO_COME:
            continue
        yield id, campaign, about == "next" and shown
        shown = True


def events(place: Place) -> Markup:
    """This branch's events, today's and later ones, and where to subscribe to them."""
    site = place.branch.url.partition("://")[2]
    return _say("events.html", place, events=coming_events(place), subscription=f"webcal://{site}{place.language}/calendar.ics")


WORDS = [*(inline(function, f"campaign().{function.__name__}") for function in (title, theme, dates)),
         block(campaigns), block(on_now), block(events)]
