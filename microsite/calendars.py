"""One branch's campaigns and events as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar

from microsite.campaign import Campaign, Event
from microsite.words import Place


def calendar(place: Place) -> bytes:
    """The calendar of a branch in one language; times are given in UTC."""
    branch, language = place.branch, place.language
    file = icalendar.Calendar()
    file.add("prodid", "-//microsite//campaigns//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", branch.name[language])
    for id, campaign in branch.campaigns.items():
        entry = _entry(place, f"{id}@{branch.id}", campaign, campaign.title[language], campaign.first, campaign.last, ())
        entry.add("description", campaign.theme[language])
        file.add_component(entry)
        for event in campaign.events:
            file.add_component(_event(place, f"{event.id}.{id}@{branch.id}", campaign, event))
    return file.to_ical()


def _event(place: Place, uid: str, campaign: Campaign, event: Event) -> icalendar.Event:
    entry = _entry(place, uid, campaign, event.title[place.language], event.first, event.end, event.hours)
    entry.add("location", (event.place or place.branch.address)[place.language])
    if event.description:
        entry.add("description", event.description[place.language])
    return entry


def _entry(place: Place, uid: str, campaign: Campaign, title: str, first: date, last: date, hours: tuple[str, ...]) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("dtstamp", datetime.combine(campaign.announced, time(), UTC))
    entry.add("summary", title)
    if hours and first == last:
        entry.add("dtstart", _moment(place, first, hours[0].partition("-")[0]))
        entry.add("dtend", _moment(place, first, hours[-1].partition("-")[2]))
    else:
        entry.add("dtstart", first)
        entry.add("dtend", last + timedelta(days=1))
    return entry


def _moment(place: Place, day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    midnight = datetime.combine(day, time(), place.branch.network.zone)
    return (midnight + timedelta(hours=hour, minutes=minute)).astimezone(UTC)
