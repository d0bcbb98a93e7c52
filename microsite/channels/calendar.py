"""A branch's campaigns and events as a calendar (RFC 5545); the institution's holds those of all branches."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
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

_END = b"END:VCALENDAR\r\n"


class Entry(NamedTuple):
    """The properties of an entry, in the order in which they are written; it lacks those that are none."""

    summary: str
    dtstart: date | None = None
    dtend: date | None = None
    dtstamp: datetime | None = None
    uid: str = ""
    sequence: int = 0
    description: str | None = None
    geo: tuple[float, float] | None = None
    location: str | None = None
    status: str | None = None
    transp: str = "TRANSPARENT"  # who subscribes is told, and not busy all week
    url: str = ""


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
    return _written(file, _all(context))


def _all(context: Context) -> Iterator[Entry]:
    of = f"{context.branch.id}.{context.branch.network.domain}"
    for id, campaign in context.branch.campaigns.items():
        yield from _campaign(context, f"{id}@{of}", campaign)
    for held in context.roster.in_calendar(context.branch):
        yield from _event(context, held, context.news_page)  # its own page goes some time after it
    if closes := context.branch.life.closes:
        yield from _closing(context, f"closing@{of}", closes)


def event_calendar(context: Context, held: HeldEvent) -> bytes:
    """One event for the calendar of somebody who does not subscribe; whoever does has it once."""
    return _written(_empty(), _event(context, held, context.page_of(held)))


def _empty() -> icalendar.Calendar:
    file = icalendar.Calendar()
    file.add("prodid", "-//microsite//campaigns//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    return file


def _written(file: icalendar.Calendar, entries: Iterable[Entry]) -> bytes:
    parts = [file.to_ical().removesuffix(_END)]
    for entry in entries:
        properties = [_property(*named) for named in entry._asdict().items() if named[1] is not None]
        parts += [b"BEGIN:VEVENT\r\n", *properties, b"END:VEVENT\r\n"]
    return b"".join([*parts, _END])


@lru_cache(maxsize=2000, typed=True)  # most are the same in the calendars of all branches
def _property(name: str, value: Hashable) -> bytes:
    holder = icalendar.Event()
    holder.add(name, value)
    line: bytes = holder.content_lines()[1].to_ical()
    return line + b"\r\n"


def _campaign(context: Context, uid: str, campaign: Campaign) -> Iterator[Entry]:
    language = context.language
    told = Entry(
        alone(language, campaign.title[language]),
        dtstamp=_stamp(campaign.written),
        uid=uid,
        sequence=(campaign.written - campaign.announced).days,
        description=alone(language, campaign.theme[language]),
        url=context.news_page,
    )
    yield from _entries(context, campaign, told)


def _closing(context: Context, uid: str, day: date) -> Iterator[Entry]:
    """The day on which the branch closes, so that nobody who subscribed goes there."""
    language, branch = context.language, context.branch
    say = phrases(language)
    successor = context.roster.successor(branch)
    served = say["served_by"].format(successor.name[language]) if successor else ""
    told = Entry(
        alone(language, say["closing_event"].format(branch.name[language])),
        dtstamp=_stamp(day),
        uid=uid,
        sequence=(day - FIRST_POSSIBLE).days,  # higher when it is put off
        description=alone(language, served) if served else None,
        url=context.news_page,
    )
    yield from _entries(context, Dated(first=day), told)


def _event(context: Context, held: HeldEvent, page: str) -> Iterator[Entry]:
    language, say, event = context.language, phrases(context.language), held.event
    announced = held.campaign.announced
    changed = max(event.changed or announced, announced)
    described = [text[language] for text in (event.cancelled, event.description) if text]
    if held.host.id not in context.roster.closed:
        described.append(say["questions"].format(shown_numbers(held.contacts, language)))
    title, place = event.title[language], event.coordinates
    told = Entry(
        alone(language, say["cancelled_title"].format(title) if event.cancelled else title),
        dtstamp=_stamp(changed),
        uid=held.id,
        sequence=(changed - announced).days + bool(event.cancelled),
        description=alone(language, "\n".join(described)),
        geo=(place.latitude, place.longitude) if place else None,
        location=alone(language, held.place[language]),
        status="CANCELLED" if event.cancelled else "CONFIRMED",
        url=page,
    )
    yield from _entries(context, event, told)


def _stamp(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _entries(context: Context, dated: Dated, told: Entry) -> Iterator[Entry]:
    """What is told, for each time."""
    name, at, host = told.uid.rpartition("@")
    for suffix, start, end in _times(context, dated):
        yield told._replace(uid=name + suffix + at + host, dtstart=start, dtend=end)


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
