"""Dated publicity activities and their events."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from microsite.hours import Spans, in_order
from microsite.results import Channel, Id, Results, Targets
from microsite.text import Line, Record, Text


class Event(Record):
    """Something that the public can come to or call, on one day or several."""

    id: Id
    title: Text
    first: date
    last: date | None = None
    hours: Spans = ()
    place: Text | None = None
    description: Text | None = None
    seats: Annotated[int, Field(gt=0)] | None = None

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date | None, info: ValidationInfo) -> date | None:
        return in_order(last, info)

    @property
    def end(self) -> date:
        """The last day."""
        return self.last or self.first


class Campaign(Record):
    """A campaign of the whole network."""

    series: Line
    title: Text
    theme: Text
    source: Text | None = None
    slogans: tuple[Text, ...] = ()
    channels: tuple[Channel, ...] = ()
    targets: Targets | None = None
    announced: date
    first: date
    last: date
    events: tuple[Event, ...] = ()

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info)


class Participation(Record):
    """What a branch adds to a campaign, or does on other days."""

    slogans: tuple[Text, ...] = ()
    channels: tuple[Channel, ...] = ()
    targets: Targets | None = None
    first: date | None = None
    last: date | None = None
    events: tuple[Event, ...] = ()
    results: Results | None = None

    def joined(self, campaign: Campaign) -> Campaign:
        """The campaign as this branch runs it."""
        return Campaign.model_validate(
            dict(campaign) | {
                "slogans": campaign.slogans + self.slogans,
                "channels": campaign.channels + tuple(channel for channel in self.channels if channel not in campaign.channels),
                "targets": self.targets,
                "first": self.first or campaign.first,
                "last": self.last or campaign.last,
                "events": campaign.events + self.events,
            })
