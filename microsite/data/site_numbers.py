"""Which numbers a site may show, as the data has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from microsite.data.branch import Branch
from microsite.data.hotline import Hotline, NationalHotline, dialled
from microsite.data.roster import Roster

_FEW = 16  # branches, as many as one worker has in hand
_DIGITS = re.compile(rb"[0-9][0-9 -]{3,}[0-9]")


@dataclass(frozen=True)
class Numbers:
    """What a site may dial, with the digits to be shown; and what only others may."""

    own: Mapping[str, str]
    others: Mapping[str, str]  # digits, to the id of a branch whose number it is

    def foreign(self, content: bytes) -> Iterator[tuple[str, str]]:
        """Each number of another branch in a file, with the branch's id."""
        for run in set(_DIGITS.findall(content)):
            for shown, joined in _readings(run):
                if joined in self.others:
                    yield shown, self.others[joined]

    @staticmethod
    def is_of(address: str, hotline: Hotline) -> bool:
        """Whether an address dials a hotline."""
        return address == _pair(hotline)[0]


class AllNumbers:
    """The numbers of a whole network."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._last: dict[str, tuple[Branch, Numbers]] = {}  # a few branches are asked for in turn
        self._owners = {
            form: branch.id
            for branch in roster
            for _, hotline in branch.all_hotlines
            for form in _forms(hotline)
        }

    def of(self, branch: Branch) -> Numbers:
        """The numbers of a branch, of the nation, and of the events that it announces."""
        held = self._last.get(branch.id)
        if held is None or held[0] is not branch:
            if len(self._last) == _FEW:
                self._last.clear()
            held = self._last[branch.id] = branch, self._of(branch)
        return held[1]

    def _of(self, branch: Branch) -> Numbers:
        contacts = [hotline for held in self.roster.in_calendar(branch) for hotline in held.contacts]
        hotlines: list[Hotline | NationalHotline] = [
            *(hotline for _, hotline in branch.all_hotlines),
            *contacts,
            *self.roster.network.national_hotlines.values(),
        ]
        ours = {form for hotline in hotlines for form in _forms(hotline)}
        others = {form: id for form, id in self._owners.items() if form not in ours}
        return Numbers(dict(map(_pair, hotlines)), others)

    @cached_property
    def of_all(self) -> Numbers:
        """The numbers of every branch, for a page that lists them."""
        own = {address: shown for branch in self.roster for address, shown in self.of(branch).own.items()}
        return Numbers(own, {})


def _pair(hotline: Hotline | NationalHotline) -> tuple[str, str]:
    """What is dialled, and the digits that are shown."""
    number, extension = str(hotline.number or ""), hotline.extension or ""
    return dialled(number, extension or None), digits(number) + extension


@lru_cache(100_000)
def _readings(run: bytes) -> tuple[tuple[str, str], ...]:
    """The numbers that may stand in a run of digits, as shown and as digits: others may stand beside them."""
    groups = list(re.finditer(r"[0-9]+", run.decode()))
    return tuple(
        (run.decode()[first.start() : last.end()], digits(run.decode()[first.start() : last.end()]))
        for n, first in enumerate(groups[:20])
        for last in groups[n : n + 6]
    )


def digits(text: str) -> str:
    """The digits of a text alone."""
    return re.sub(r"[^0-9]", "", text)


def _forms(hotline: Hotline | NationalHotline) -> set[str]:
    """The digits in which a number may be written, with and without its extension."""
    address, shown = _pair(hotline)
    return {shown, digits(str(hotline.number)), digits(address), digits(address.partition(",")[0])}
