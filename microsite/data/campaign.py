"""Dated publicity activities."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from microsite.data.audience import Audience
from microsite.data.event import Dated, Event
from microsite.data.message import Message
from microsite.data.record import Id, OneLine, Record, Text, WebAddress
from microsite.data.results import Channel, Results, Targets
from microsite.data.values.day import Day
from microsite.files.mistakes import Wrong

PagePath = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$")]


class Notice(Record):
    """The official notice that a campaign follows."""

    title: Text
    number: Text | None = None
    body: Text | None = None
    issued: Day | None = None
    url: WebAddress | None = None


class Article(Record):
    """A text of a campaign, shown from the day it is published: a page of the site, or one elsewhere."""

    title: Text
    published: Day
    page: PagePath | None = None
    parts: tuple[Id, ...] = ()  # of the page, for what is sent elsewhere; none is the whole page
    digest: Text | None = None
    url: WebAddress | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Article:
        if (self.page is None) == (self.url is None):
            raise Wrong(
                "write either page (a page of this site) or url (an address elsewhere)",
                "page（本站网页）和 url（别处的网址）要写一个，也只能写一个",
            )
        return self


class Campaign(Dated):
    """A campaign of the whole network."""

    series: OneLine
    title: Text
    theme: Text
    source: Text | None = None
    organisers: tuple[Text, ...] = ()
    notice: Notice | None = None
    slogans: tuple[Text, ...] = ()
    topics: tuple[PagePath, ...] = ()
    audiences: tuple[Audience, ...] = ()
    articles: tuple[Article, ...] = ()
    messages: tuple[Message, ...] = ()
    channels: tuple[Channel, ...] = ()
    targets: Targets | None = None
    announced: Day
    changed: Day | None = None
    last: Day
    events: tuple[Event, ...] = ()

    @property
    def written(self) -> date:
        """The day on which it was announced as it is now."""
        return max(self.changed or self.announced, self.announced)


class Participation(Record):
    """What a branch adds to a campaign, or does on other days."""

    slogans: tuple[Text, ...] = ()
    articles: tuple[Article, ...] = ()
    messages: tuple[Message, ...] = ()
    channels: tuple[Channel, ...] = ()
    targets: Targets | None = None
    first: Day | None = None
    last: Day | None = None
    changed: Day | None = None
    events: tuple[Event, ...] = ()
    results: Results | None = None

    def joined(self, campaign: Campaign) -> Campaign:
        """The campaign as this branch runs it."""
        if self.model_fields_set <= {"results"}:  # as most do
            return campaign.model_copy(update={"targets": None})
        first, last = self.first or campaign.first, self.last or campaign.last
        return Campaign.model_validate(
            dict(campaign)
            | {
                "slogans": campaign.slogans + self.slogans,
                "articles": campaign.articles + self.articles,
                "messages": campaign.messages + self.messages,
                "channels": campaign.channels
                + tuple(channel for channel in self.channels if channel not in campaign.channels),
                "targets": self.targets,
                "changed": max(filter(None, (self.changed, campaign.changed)), default=None),
                "first": first,
                "last": last,
                "pauses": tuple(day for day in campaign.pauses if first < day < last),
                "events": campaign.events + self.events,
            }
        )
