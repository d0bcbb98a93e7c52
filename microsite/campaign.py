"""Dated publicity activities and their events."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from microsite.hours import Spans, in_order
from microsite.text import Line, Record, Text

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


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
    first: date | None = None
    last: date | None = None
    events: tuple[Event, ...] = ()

    def joined(self, campaign: Campaign) -> Campaign:
        """The campaign as this branch runs it."""
        return Campaign.model_validate(
            dict(campaign) | {
                "slogans": campaign.slogans + self.slogans,
                "first": self.first or campaign.first,
                "last": self.last or campaign.last,
                "events": campaign.events + self.events,
            })
