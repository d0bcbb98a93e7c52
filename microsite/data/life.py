"""A branch's life: when it opens, rests, moves and closes, and who serves its customers then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pydantic import ValidationInfo, field_validator, model_validator

from microsite.data.hours import in_order
from microsite.data.location import Coordinates
from microsite.data.record import BranchId, Record, Text
from microsite.data.values.day import Day
from microsite.files.mistakes import Wrong


class Closure(Record):
    """Days on which a branch is closed before it opens again, such as for a renovation."""

    first: Day
    last: Day
    why: Text
    instead: BranchId | None = None

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info, years=3)


class Move(Record):
    """A new address from a day on; without a district the branch stays in its own."""

    on: Day
    address: Text
    district: Text | None = None
    coordinates: Coordinates | None = None


class Life(Record):
    """What changes with a branch from some day on; what is left out does not happen."""

    opened: Day | None = None
    closed_between: tuple[Closure, ...] = ()
    moves: tuple[Move, ...] = ()
    closes: Day | None = None
    merged_into: BranchId | None = None

    @model_validator(mode="after")
    def _agrees(self) -> Life:
        if self.merged_into and not self.closes:
            raise Wrong(
                "says into which branch it is merged, but not when; add closes, the first day without it",
                "写了 merged_into，还要写 closes（从哪天起不再营业）",
            )
        for what, day, within in self._days():
            if self.opened and day < self.opened:
                raise Wrong(
                    f"{what} is {day}, before the branch opened ({self.opened})",
                    f"{what} 写的 {day} 早于开业日期 {self.opened}",
                    within,
                )
            if self.closes and day >= self.closes:
                raise Wrong(
                    f"{what} is {day}, but the branch closes on {self.closes}; closes is for good: a "
                    "branch that rests and opens again has closed_between, with first, last and why",
                    f"{what} 写的 {day} 不早于撤销日期（closes）{self.closes}。closes 是永久撤销；"
                    "停业一段时间再开的，改写 closed_between，里面写 first、last 和 why",
                    within,
                )
        self._refuse_overlaps()
        return self

    def _days(self) -> Iterator[tuple[str, date, tuple[str | int, ...]]]:
        """Every day that must lie within the branch's life: what it is, and where it stands."""
        if self.opened:
            yield "opened", self.opened, ("opened",)
        for place, closure in enumerate(self.closed_between):
            yield "closed_between", closure.first, ("closed_between", place, "first")
            yield "closed_between", closure.last, ("closed_between", place, "last")
        for place, move in enumerate(self.moves):
            yield "moves", move.on, ("moves", place, "on")

    def _refuse_overlaps(self) -> None:
        for one, other in pairwise(sorted(self.closed_between, key=lambda closure: closure.first)):
            if other.first <= one.last:
                raise Wrong(
                    f"is closed twice on {other.first}; join the two parts of closed_between",
                    f"{other.first} 在 closed_between 里写了两次，请合成一段",
                )
        for earlier, later in pairwise(sorted(move.on for move in self.moves)):
            if earlier == later:
                raise Wrong(f"moves twice on {later}; keep one", f"{later} 搬了两次，请只留一次")

    @property
    def others(self) -> frozenset[str]:
        """The branches to which it sends its customers, at some time."""
        instead = {closure.instead for closure in self.closed_between} | {self.merged_into}
        return frozenset(id for id in instead if id)

    def has_begun(self, day: date) -> bool:
        """Whether the branch has opened by a day."""
        return self.opened is None or self.opened <= day

    def has_ended(self, day: date) -> bool:
        """Whether the branch has closed for good by a day."""
        return self.closes is not None and self.closes <= day

    def is_within(self, first: date, last: date) -> bool:
        """Whether there was a branch on some day between two."""
        return self.has_begun(last) and not self.has_ended(first)

    def closure_on(self, day: date) -> Closure | None:
        """Why it is closed on a day, if it is and will open again."""
        return next((one for one in self.closed_between if one.first <= day <= one.last), None)


UNCHANGING = Life()
