"""A file for each event, for who does not subscribe to a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from microsite.channels.calendar import event_calendar
from microsite.channels.channel import Channel, Ground
from microsite.data.held_event import HeldEvent


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for held in _with_pages(ground):
        name = _name(held)
        yield name, ground.once(name, partial(event_calendar, held=held))


def _name(held: HeldEvent) -> str:
    return f"{held.folder}event.ics"


def _with_pages(ground: Ground) -> Iterable[HeldEvent]:
    return ground.context.roster.with_pages(ground.context.branch, ground.context.today)


CHANNEL = Channel(
    r"events/(?:[a-z0-9-]+/)*event\.ics",
    _files,
    names=lambda ground: map(_name, _with_pages(ground)),
    values=lambda ground: (content for _, content in _files(ground)),
)
