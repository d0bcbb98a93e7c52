"""Campaigns as editors wrote them, so that a rule can say in which file and line something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from microsite import yamlfile
from microsite.branch import Branch
from microsite.campaign import Article, Campaign
from microsite.event import Event
from microsite.happening import Happening
from microsite.mistakes import Mistake
from microsite.project import Project


@dataclass(frozen=True)
class Plan:
    """What one file says of a campaign: that of the campaign itself, or that of a branch."""

    folder: Path
    file: str
    within: tuple[str | int, ...]  # where in the file
    id: str
    campaign: Campaign
    host: Branch
    events: tuple[Event, ...]
    articles: tuple[Article, ...]

    @property
    def is_common(self) -> bool:
        """Whether it is for all branches."""
        return not self.within

    @property
    def happenings(self) -> Iterator[tuple[int, Happening]]:
        """The events with their numbers."""
        return ((number, Happening(self.id, self.campaign, event, self.host)) for number, event in enumerate(self.events))

    def mistake(self, path: tuple[str | int, ...], message: str, hint: str) -> Mistake:
        """A mistake at a place in the file."""
        return Mistake(self.file, self._document.line((*self.within, *path)), message, hint)

    @cached_property
    def _document(self) -> yamlfile.Document:
        return yamlfile.read(self.folder / self.file, self.file)


def plans(project: Project) -> Iterator[Plan]:
    """Every campaign as planned for all, then what each branch adds to it."""
    roster = project.roster
    for id, campaign in roster.campaigns.items():
        yield Plan(project.folder, f"branches/campaigns/{id}.yml", (), id, campaign, roster.institution, campaign.events, campaign.articles)
    for branch in roster:
        file = f"branches/{'network' if branch.is_institution else branch.id}.yml"
        for id, campaign in branch.campaigns.items():
            common = roster.campaigns[id]
            if campaign is not common:
                yield Plan(project.folder, file, ("campaigns", id), id, campaign, branch,
                           campaign.events[len(common.events):], campaign.articles[len(common.articles):])
