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
    """A short name that no other event of the campaign has. / 活动内不重复的简称。"""
    title: Text
    """What it is called. / 名称。"""
    first: date
    """The day, or the first of several. / 日期，或第一天。"""
    last: date | None = None
    """The last of several days. / 最后一天。"""
    hours: Spans = ()
    """From when to when. / 时间。"""
    place: Text | None = None
    """Where, if not in the branch. / 地点，不在网点时写。"""
    description: Text | None = None
    """What happens there. / 内容。"""
    seats: Annotated[int, Field(gt=0)] | None = None
    """How many people answer calls. / 几个人接听。"""

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
    """What comes again each year, such as "315". / 每年重复的系列名，例如 "315"。"""
    title: Text
    """What it is called. / 名称。"""
    theme: Text
    """The official theme. / 官方主题。"""
    source: Text | None = None
    """Where theme and days are said. / 主题和日期的依据。"""
    slogans: tuple[Text, ...] = ()
    """Short calls to the public. / 宣传口号。"""
    announced: date
    """The day on which it was announced. / 发布日期。"""
    first: date
    """The first day. / 第一天。"""
    last: date
    """The last day. / 最后一天。"""
    events: tuple[Event, ...] = ()
    """Events at all branches. / 全部网点的场次。"""

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info)


class Participation(Record):
    """What a branch adds to a campaign, or does on other days."""

    slogans: tuple[Text, ...] = ()
    """Slogans besides the campaign's. / 另加的口号。"""
    first: date | None = None
    """Another first day. / 不同的第一天。"""
    last: date | None = None
    """Another last day. / 不同的最后一天。"""
    events: tuple[Event, ...] = ()
    """Events here. / 本网点的场次。"""

    def joined(self, campaign: Campaign) -> Campaign:
        """The campaign as this branch runs it."""
        return Campaign.model_validate(
            dict(campaign) | {
                "slogans": campaign.slogans + self.slogans,
                "first": self.first or campaign.first,
                "last": self.last or campaign.last,
                "events": campaign.events + self.events,
            })
