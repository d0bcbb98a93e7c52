"""All branches, as loaded and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from microsite.data.branch import Branch, Network
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables.prints import Prints
from microsite.data.frozen import Frozen
from microsite.data.held_event import HeldEvent, added_by, held_by
from microsite.data.hotline import Hotline
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

REMEMBERED = timedelta(days=30)  # for so long the page of an event that is over still says so
STRETCH = 100  # branches of one district that are listed together


class PlacedHotline(NamedTuple):
    """A number of a branch, its purpose, and where it is written: by itself, or in a list."""

    purpose: str
    hotline: Hotline
    path: KeyPath


@dataclass(frozen=True)
class Roster:
    """The institution and its branches, by id; the institution comes first."""

    network: Network
    branches: Mapping[str, Branch]  # on some day those that are there; as loaded, all
    campaigns: Mapping[str, Campaign]  # as the institution plans them, without what branches add
    written: Mapping[
        str, Document
    ]  # where each branch, by its id, and each campaign, as campaigns/<id>, stands
    folder: Path
    closed: Mapping[str, Branch] = field(default_factory=dict)  # for good, by the same day
    coming: Mapping[str, Branch] = field(default_factory=dict)  # that have not opened yet
    frozen: Frozen = field(default_factory=dict)
    prints: Prints = field(default_factory=dict)
    unread: frozenset[str] = frozenset()  # names that stand where something is wrong: none is unknown

    def on(self, day: date) -> Roster:
        """The branches that there are on a day, each where it is then."""
        branches: dict[str, Branch] = {}
        closed: dict[str, Branch] = {}
        coming: dict[str, Branch] = {}
        for id, branch in self.everyone.items():
            ended, begun = branch.life.has_ended(day), branch.life.has_begun(day)
            (closed if ended else branches if begun else coming)[id] = branch.on(day)
        return replace(self, branches=branches, closed=closed, coming=coming)

    @cached_property
    def everyone(self) -> Mapping[str, Branch]:
        """All branches that ever were or will be, the institution first."""
        others = {**self.branches, **self.closed, **self.coming}
        return {self.network.id: others.pop(self.network.id), **dict(sorted(others.items()))}

    @property
    def bare(self) -> Roster:
        """The institution's own data, without any branch: what is the same on every site knows no more."""
        return Roster(self.network, {}, {}, {}, self.folder)

    @property
    def absent(self) -> Mapping[str, Branch]:
        """The branches whose addresses hold a notice: that have closed, or not yet opened."""
        return {**self.closed, **self.coming}

    def successor(self, branch: Branch) -> Branch | None:
        """The branch that serves the customers of a closed one; if that has closed too, the next."""
        into = branch.life.merged_into or ""
        while into in self.closed:
            into = self.closed[into].life.merged_into or ""
        return self.branches.get(into)

    def asked(self, id: str) -> tuple[Branch, ...]:
        """The branches from which a report on a campaign is expected: those of its days; and who reported."""
        campaign, kinds = self.campaigns[id], self.network.all_kinds
        frozen = self.frozen.get(id)
        return tuple(
            self.as_frozen(branch, id)
            for branch in self.everyone.values()
            if not branch.is_institution
            and (
                (
                    branch.id in frozen
                    if frozen
                    else kinds[branch.kind].staffed and branch.life.is_within(campaign.first, campaign.last)
                )
                or ((own := branch.participations.get(id)) is not None and own.results is not None)
            )
        )

    def as_frozen(self, branch: Branch, id: str) -> Branch:
        """A branch as the report on a campaign names it: as on the day when that was frozen, if it is."""
        row = self.frozen.get(id, {}).get(branch.id)
        return replace(branch, name=row.name, kind=row.kind) if row else branch

    @property
    def institution(self) -> Branch:
        """The institution as the branch at the root."""
        return self.branches[self.network.id]

    def placed_hotlines(self, branch: Branch) -> Iterator[PlacedHotline]:
        """The numbers of a branch, those from the institution too, and where its file holds each."""
        written = self.written[branch.id]
        for purpose, numbers in branch.numbers.items():
            for place, hotline in enumerate(numbers):
                listed: KeyPath = ("hotlines", purpose, place)
                yield PlacedHotline(purpose, hotline, listed if listed in written.lines else listed[:2])

    def own_hotlines(self, branch: Branch) -> Iterator[PlacedHotline]:
        """The numbers of a branch but those that it has from the institution."""
        inherited = () if branch.is_institution else tuple(self.institution.all_hotlines)
        return (one for one in self.placed_hotlines(branch) if (one.purpose, one.hotline) not in inherited)

    @cached_property
    def districts(self) -> Mapping[tuple[str, ...], tuple[Branch, ...]]:
        """The branches of each district, by its names; found once, since every branch asks for its own."""
        members: dict[tuple[str, ...], list[Branch]] = {}
        for branch in self:
            if not branch.is_institution:
                members.setdefault(self.district_of(branch), []).append(branch)
        return {names: tuple(branches) for names, branches in members.items()}

    @cached_property
    def is_placed(self) -> bool:
        """Whether any branch has a place on the map, so that there can be a nearest one."""
        return any(branch.coordinates for branch in self if not branch.is_institution)

    @cached_property
    def stretches(self) -> tuple[tuple[Branch, ...], ...]:
        """The branches of each district, in the order of districts; of a large one, some at a time."""
        return tuple(
            branches[start : start + STRETCH]
            for _, branches in sorted(self.districts.items())
            for start in range(0, len(branches), STRETCH)
        )

    @cached_property
    def stretch_of(self) -> Mapping[str, int]:
        """In which stretch a branch stands, by its id."""
        return {branch.id: number for number, branches in enumerate(self.stretches) for branch in branches}

    def district_of(self, branch: Branch) -> tuple[str, ...]:
        """The names of a branch's district in the languages in which none may be missing."""
        return tuple(branch.district[language] for language in self.network.site.complete)

    @cached_property
    def shared(self) -> Mapping[str, tuple[HeldEvent, ...]]:
        """What others hold and a branch announces too; found once, since every branch asks for its own."""
        guests: dict[str, list[HeldEvent]] = {}
        for branch in self:
            for held in added_by(branch):
                for id in held.event.shared_with:
                    guests.setdefault(id, []).append(held)
        return {id: tuple(events) for id, events in guests.items()}

    def announced(self, branch: Branch) -> Iterator[HeldEvent]:
        """What a branch announces: what it holds, and what is shared with it."""
        yield from held_by(branch)
        yield from self.shared.get(branch.id, ())

    def with_pages(self, branch: Branch, day: date) -> Iterator[HeldEvent]:
        """What a branch announces that is to come, or was over not long before a day."""
        for held in self.announced(branch):
            if held.takes_place and held.event.until + REMEMBERED >= day:
                yield held

    def in_calendar(self, branch: Branch) -> Iterator[HeldEvent]:
        """What stands in a branch's calendar: what it announces; in the institution's, everything once."""
        if not branch.is_institution:
            yield from (held for held in self.announced(branch) if held.takes_place)
            return
        yield from held_by(branch)
        for other in (*self, *self.closed.values()):
            if not other.is_institution:
                yield from (held for held in added_by(other) if held.takes_place)

    def __iter__(self) -> Iterator[Branch]:
        return iter(self.branches.values())

    def __len__(self) -> int:
        return len(self.branches)

    def __getitem__(self, id: str) -> Branch:
        if id in self.closed or id in self.coming:
            raise Mistakes.one(
                "branches",
                0,
                f"the branch “{id}” has {'closed' if id in self.closed else 'not opened yet'} on this day",
                "Choose another branch, or another day with --today.",
                f"网点“{id}”这一天{'已经撤销' if id in self.closed else '还没有开业'}。"
                "请换一个网点，或用 --today 换一天。",
            )
        if id not in self.branches:
            meant = [branch.id for branch in self if id in (name for _, name in branch.name.items())]
            raise Mistakes.one(
                "branches",
                0,
                f"there is no branch “{id}”",
                f"Write its id: {' or '.join(meant)}." if meant else nearest(id, self.branches),
                f"没有“{id}”这个网点。"
                + (f"请写它的 id：{'或'.join(meant)}。" if meant else nearest_zh(id, self.branches)),
            )
        return self.branches[id]
