"""An event as it is held: in which campaign, at which branch, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.event import Event
from microsite.data.hotline import Hotline
from microsite.data.record import Text


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """An event with its campaign and host; every branch that announces it tells the same."""

    campaign_id: str
    campaign: Campaign
    event: Event
    host: Branch

    @property
    def id(self) -> str:
        """What it is called in the whole world, and for ever."""
        return f"{self.event.id}.{self.campaign_id}@{self.host.id}.{self.host.network.domain}"

    @property
    def folder(self) -> str:
        """Where its page and its calendar stand in a language's folder of each branch that announces it."""
        return f"events/{self.campaign_id}/{self.host.id}/{self.event.id}/"

    @property
    def takes_place(self) -> bool:
        """Whether its host is still there on its first day."""
        return not self.host.life.has_ended(self.event.first)

    @property
    def place(self) -> Text:
        """Where it is."""
        return self.event.place or self.host.place_on(self.event.first).address

    @property
    def contacts(self) -> tuple[Hotline, ...]:
        """Whom to call."""
        if self.event.hotline:
            return (self.event.hotline,)
        return answering(self.host, self.event.contact or self.event.kind)


def answering(branch: Branch, purpose: str = "consultation") -> tuple[Hotline, ...]:
    """A branch's numbers for a purpose, or for questions; every branch has one for complaints."""
    known = branch.numbers
    return known.get(purpose) or known.get("consultation") or known["complaint"]


def added_by(branch: Branch) -> Iterator[HeldEvent]:
    """What the branch adds to the campaigns that are planned for all."""
    for id, participation in branch.participations.items():
        for event in participation.events:
            yield HeldEvent(id, branch.campaigns[id], event, branch)


def held_by(branch: Branch) -> Iterator[HeldEvent]:
    """Everything that takes place at the branch."""
    for id, campaign in branch.campaigns.items():
        for event in campaign.events:
            yield HeldEvent(id, campaign, event, branch)
