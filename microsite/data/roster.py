"""All branches, as loaded and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from microsite.data.branch import Branch, Network
from microsite.data.campaign import Campaign
from microsite.data.held_event import HeldEvent, added_by, held_by
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document


@dataclass(frozen=True)
class Roster:
    """The institution and its branches, by id; the institution comes first."""

    network: Network
    branches: Mapping[str, Branch]
    campaigns: Mapping[str, Campaign]  # as the institution plans them, without what branches add
    written: Mapping[
        str, Document
    ]  # where each branch, by its id, and each campaign, as campaigns/<id>, stands
    folder: Path

    @property
    def institution(self) -> Branch:
        """The institution as the branch at the root."""
        return self.branches[self.network.id]

    @cached_property
    def districts(self) -> Mapping[tuple[str, str], tuple[Branch, ...]]:
        """The branches of each district, by its names; found once, since every branch asks for its own."""
        members: dict[tuple[str, str], list[Branch]] = {}
        for branch in self:
            if not branch.is_institution:
                members.setdefault((branch.district.en, branch.district.zh), []).append(branch)
        return {names: tuple(branches) for names, branches in members.items()}

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

    def in_calendar(self, branch: Branch) -> Iterator[HeldEvent]:
        """What stands in a branch's calendar: what it announces; in the institution's, everything once."""
        if not branch.is_institution:
            yield from self.announced(branch)
            return
        yield from held_by(branch)
        for other in self:
            if not other.is_institution:
                yield from added_by(other)

    def __iter__(self) -> Iterator[Branch]:
        return iter(self.branches.values())

    def __len__(self) -> int:
        return len(self.branches)

    def __getitem__(self, id: str) -> Branch:
        if id not in self.branches:
            raise Mistakes.one(
                "branches",
                0,
                f"there is no branch “{id}”",
                nearest(id, self.branches),
                f"没有“{id}”这个网点。{nearest_zh(id, self.branches)}",
            )
        return self.branches[id]
