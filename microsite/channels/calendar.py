"""A branch's campaigns and events as a calendar (RFC 5545); the institution's holds those of all branches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import icalendar

from microsite.channels.channel import of_one_file
from microsite.data.campaign import Campaign
from microsite.data.event import Dated
from microsite.data.held_event import HeldEvent
from microsite.languages.direction import alone
from microsite.languages.phrases import phrases
from microsite.words.context import Context
from microsite.words.markup import shown_numbers

FIRST_POSSIBLE = date(2000, 1, 1)  # before any branch of ours closes


class Time(NamedTuple):
    """One entry of several that an event may need: how its name ends, and when; whole days lack a clock."""

    suffix: str
    start: date | datetime
    end: date | datetime


def calendar(context: Context) -> bytes:
    """The calendar of a branch in one language; times are given in UTC."""
    file = _empty()
    file.add("x-wr-calname", alone(context.language, context.branch.name[context.language]))
    file.add("x-wr-timezone", context.branch.network.time_zone)
    file.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "P1D")
    of = f"{context.branch.id}.{context.branch.network.domain}"
    for id, campaign in context.branch.campaigns.items():
        for entry in _campaign(context, f"{id}@{of}", campaign):
            file.add_component(entry)
    for held in context.roster.in_calendar(context.branch):
        for entry in _event(context, held, context.news_page):  # its own page goes some time after it
            file.add_component(entry)
    if closes := context.branch.life.closes:
        for entry in _closing(context, f"closing@{of}", closes):
            file.add_component(entry)
    written: bytes = file.to_ical()
    return written


def event_calendar(context: Context, held: HeldEvent) -> bytes:
    """One event for the calendar of somebody who does not subscribe; whoever does has it once."""
    file = _empty()
    for entry in _event(context, held, context.page_of(held)):
        file.add_component(entry)
    written: bytes = file.to_ical()
    return written


def _empty() -> icalendar.Calendar:
    file = icalendar.Calendar()
    file.add("prodid", "-//microsite//campaigns//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    return file


def _campaign(context: Context, uid: str, campaign: Campaign) -> Iterator[icalendar.Event]:
    for entry in _entries(context, uid, campaign, campaign.written, context.news_page):
        entry.add("summary", alone(context.language, campaign.title[context.language]))
        entry.add("description", alone(context.language, campaign.theme[context.language]))
        entry.add("sequence", (campaign.written - campaign.announced).days)
        yield entry


def _closing(context: Context, uid: str, day: date) -> Iterator[icalendar.Event]:
    """The day on which the branch closes, so that nobody who subscribed goes there."""
    language, branch = context.language, context.branch
    say = phrases(language)
    for entry in _entries(context, uid, Dated(first=day), day, context.news_page):
        entry.add("summary", alone(language, say["closing_event"].format(branch.name[language])))
        entry.add("sequence", (day - FIRST_POSSIBLE).days)  # higher when it is put off
        if successor := context.roster.successor(branch):
            told = say["served_by"].format(successor.name[language])
            entry.add("description", alone(language, told))
        yield entry


def _event(context: Context, held: HeldEvent, page: str) -> Iterator[icalendar.Event]:
    language, say, event = context.language, phrases(context.language), held.event
    announced = held.campaign.announced
    changed = max(event.changed or announced, announced)
    told = [text[language] for text in (event.cancelled, event.description) if text]
    if held.host.id not in context.roster.closed:
        told.append(say["questions"].format(shown_numbers(held.contacts, language)))
    for entry in _entries(context, held.id, event, changed, page):
        title = event.title[language]
        title = say["cancelled_title"].format(title) if event.cancelled else title
        entry.add("summary", alone(language, title))
        entry.add("description", alone(language, "\n".join(told)))
        entry.add("location", alone(language, held.place[language]))
        if event.coordinates:
            entry.add("geo", (event.coordinates.latitude, event.coordinates.longitude))
        entry.add("sequence", (changed - announced).days + bool(event.cancelled))
        entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
        yield entry


def _entries(context: Context, uid: str, dated: Dated, written: date, page: str) -> Iterator[icalendar.Event]:
    name, at, host = uid.rpartition("@")
    for suffix, start, end in _times(context, dated):
        entry = icalendar.Event()
        entry.add("uid", name + suffix + at + host)
        entry.add("dtstamp", datetime.combine(written, time(), UTC))
        entry.add("dtstart", start)
        entry.add("dtend", end)
        entry.add("url", page)
        entry.add("transp", "TRANSPARENT")  # who subscribes is told, and not busy all week
        yield entry


def _times(context: Context, dated: Dated) -> Iterator[Time]:
    """One entry for whole days in a row, otherwise one for each span of each day."""
    if not dated.hours and not dated.pauses:
        yield Time("", dated.first, dated.end + timedelta(days=1))
        return
    for day in dated.days:
        named = f".{day:%Y%m%d}" if dated.first != dated.end else ""
        if not dated.hours:
            yield Time(named, day, day + timedelta(days=1))
        for number, span in enumerate(dated.hours, 1):
            start, _, end = span.partition("-")
            suffix = f".{number}" if number > 1 else ""
            yield Time(named + suffix, _moment(context, day, start), _moment(context, day, end))


def _moment(context: Context, day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    midnight = datetime.combine(day, time(), context.branch.network.zone)
    return (midnight + timedelta(hours=hour, minutes=minute)).astimezone(UTC)


CHANNEL = of_one_file("calendar.ics", calendar, is_lasting=True)
