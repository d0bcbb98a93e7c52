"""Campaigns as editors wrote them, so that a rule can say in which file and line something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.checks.once import once
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.campaign import Article, Campaign
from microsite.data.event import Event
from microsite.data.message import Message
from microsite.data.record import Text
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document


@dataclass(frozen=True)
class Plan:
    """What is planned in a campaign: for all branches, or by one."""

    document: Document
    within: tuple[str | int, ...]  # where in the file
    id: str
    campaign: Campaign
    host: Branch
    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    messages: tuple[Message, ...]
    slogans: tuple[Text, ...]

    @property
    def is_common(self) -> bool:
        """Whether it is for all branches."""
        return not self.within

    def mistake(self, path: tuple[str | int, ...], message: str, hint: str, zh: str) -> Mistake:
        """A mistake at a place in the plan."""
        return self.document.mistake((*self.within, *path), message, hint, zh)


@once
def plans(project: Project) -> Iterator[Plan]:
    """Every campaign as planned for all, then what each branch adds to it."""
    roster = project.roster
    for id, campaign in roster.campaigns.items():
        yield Plan(
            roster.written[f"campaigns/{id}"],
            (),
            id,
            campaign,
            roster.institution,
            campaign.events,
            campaign.articles,
            campaign.messages,
            campaign.slogans,
        )
    for branch in roster.everyone.values():
        for id, added in branch.participations.items():
            yield Plan(
                roster.written[branch.id],
                ("campaigns", id),
                id,
                branch.campaigns[id],
                branch,
                added.events,
                added.articles,
                added.messages,
                added.slogans,
            )
