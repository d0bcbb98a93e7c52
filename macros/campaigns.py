"""Words about campaigns and events."""

from __future__ import annotations

from markupsafe import Markup

from macros.say import days, fill_in, text
from microsite.campaign import Campaign, Event
from microsite.words import Place, Unknown, block, inline


def _campaign(place: Place, name: str) -> Campaign:
    """A campaign by its id; by its series, the one that runs, comes next or was last."""
    known = place.branch.campaigns
    if name in known:
        return known[name]
    series = sorted((campaign for campaign in known.values() if campaign.series == name), key=lambda campaign: campaign.first)
    if not series:
        raise Unknown("campaign", name, {*known, *(campaign.series for campaign in known.values())})
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


def campaigns(place: Place) -> Markup:
    """Campaigns that run now, come next, and are past."""
    ordered = sorted(place.branch.campaigns.values(), key=lambda campaign: campaign.first)
    groups = {
        "now": [campaign for campaign in ordered if campaign.first <= place.today <= campaign.last],
        "next": [campaign for campaign in ordered if campaign.first > place.today],
        "past": [campaign for campaign in reversed(ordered) if campaign.last < place.today],
    }
    return fill_in("campaigns.html", place, groups={name: members for name, members in groups.items() if members})


def coming_events(place: Place) -> list[Event]:
    """This branch's events that are not over, by date."""
    found = [event for campaign in place.branch.campaigns.values() for event in campaign.events if event.end >= place.today]
    return sorted(found, key=lambda event: (event.first, event.hours, event.id))


def events(place: Place) -> Markup:
    """This branch's events, today's and later ones."""
    return fill_in("events.html", place, events=coming_events(place))


WORDS = [*(inline(function, f"campaign().{function.__name__}") for function in (title, theme, dates)), block(campaigns), block(events)]
