"""What a branch, or the institution with all its branches, did in a campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables.prints import PrintRow
from microsite.data.results import Results
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.reports.totals import Figures, Total, add, figures, goals, summed


@dataclass(frozen=True)
class Report:
    """The results of one campaign: of a branch alone, or of the institution, added up over its branches.

    `stated` holds the numbers of each branch that reported, by its id; `before` is the campaign before in the
    same series.
    """

    id: str
    campaign: Campaign
    branch: Branch
    asked: tuple[Branch, ...]
    stated: Mapping[str, Figures]
    targets: Figures
    before: Report | None
    paper: tuple[PrintRow, ...] = ()

    @property
    def own(self) -> Results | None:
        """What the branch, or the institution itself, wrote."""
        return results(self.branch, self.id)

    @property
    def reported(self) -> tuple[Branch, ...]:
        """The branches that reported."""
        return tuple(branch for branch in self.asked if branch.id in self.stated)

    @property
    def missing(self) -> tuple[Branch, ...]:
        """The branches that did not."""
        return tuple(branch for branch in self.asked if branch.id not in self.stated)

    @property
    def reported_on(self) -> date:
        """The day of the last report that went into this one."""
        return max(
            found.reported_on for branch in (self.branch, *self.asked) if (found := results(branch, self.id))
        )

    @cached_property
    def printed(self) -> Figures:
        """How many copies of each material were printed, as far as somebody wrote it down."""
        return summed((row.material, row.copies) for row in self.paper)

    @cached_property
    def left_over(self) -> Figures:
        """How many copies were left, as far as they were counted."""
        return summed((row.material, row.left_over) for row in self.paper if row.left_over is not None)

    @cached_property
    def totals(self) -> Mapping[str, Total]:
        """The sums over all branches."""
        return self.added()

    def added(self, kind: str | None = None) -> Mapping[str, Total]:
        """The sums over all branches, or over those of one kind."""
        return add(self.stated[branch.id] for branch in self.reported if kind in (None, branch.kind))


def results(branch: Branch, id: str) -> Results | None:
    """What a branch reported on a campaign."""
    participation = branch.participations.get(id)
    return participation.results if participation else None


def gather(roster: Roster, id: str, branch: Branch) -> Report:
    """The report of a branch on a campaign; of the institution, that of all branches."""
    if id not in roster.campaigns:
        raise Mistakes(
            [
                Mistake(
                    "branches/campaigns",
                    0,
                    f"there is no campaign “{id}”",
                    nearest(id, roster.campaigns),
                    f"没有“{id}”这个活动。{nearest_zh(id, roster.campaigns)}",
                )
            ]
        )
    former = _before(roster, id)
    before = _gather(roster, former, branch, None) if former else None
    return _gather(roster, id, branch, before if before and before.stated else None)


def _gather(roster: Roster, id: str, branch: Branch, before: Report | None) -> Report:
    asked = roster.asked(id) if branch.is_institution else (roster.as_frozen(branch, id),)
    stated = {
        other.id: figures(found, _planned(roster, other, id))
        for other in asked
        if (found := results(other, id))
    }
    own = branch.participations.get(id)
    targets = roster.campaigns[id].targets if branch.is_institution else own.targets if own else None
    campaign = branch.campaigns.get(id, roster.campaigns[id])
    named = roster.as_frozen(branch, id)
    paper = tuple(
        row for row in roster.prints.get(id, ()) if branch.is_institution or row.branch == branch.id
    )
    return Report(id, campaign, named, asked, stated, goals(targets), before, paper)


def ended(branch: Branch, today: date) -> list[str]:
    """The campaigns that are over for a branch, the last one first."""
    over = [(campaign.last, id) for id, campaign in branch.campaigns.items() if campaign.last < today]
    return [id for _, id in sorted(over, reverse=True)]


def _planned(roster: Roster, branch: Branch, id: str) -> int:
    """How many events a branch planned; one that several share belongs to that in whose file it stands."""
    return len(roster.campaigns[id].events) + len(branch.participations[id].events)


def _before(roster: Roster, id: str) -> str | None:
    """The campaign before in the same series."""
    campaign = roster.campaigns[id]
    former = [
        (other.first, name)
        for name, other in roster.campaigns.items()
        if other.series == campaign.series and other.first < campaign.first
    ]
    return max(former)[1] if former else None
