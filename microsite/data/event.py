"""Something that the public can come to or call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from microsite.data.hotline import Hotline
from microsite.data.hours import Spans, in_order
from microsite.data.location import Accessibility, Coordinates
from microsite.data.record import BranchId, Id, Record, Text
from microsite.data.values import yes_no
from microsite.data.values.characters import plain
from microsite.data.values.count import WHOLE
from microsite.data.values.day import Day
from microsite.files.mistakes import Wrong

EventKind = Literal["desk", "hotline-day", "lecture", "visit", "school", "village", "exhibition", "other"]
Spoken = Literal["mandarin", "dialect", "english", "sign-language"]


class Dated(Record):
    """What takes place on one day or several; without hours, all day long."""

    first: Day
    last: Day | None = None
    pauses: tuple[Day, ...] = ()
    hours: Spans = ()

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date | None, info: ValidationInfo) -> date | None:
        return in_order(last, info)

    @field_validator("pauses")
    @classmethod
    def _within(cls, pauses: tuple[date, ...], info: ValidationInfo) -> tuple[date, ...]:
        first: date | None = info.data.get("first")
        if first is None or "last" not in info.data:
            return pauses  # the day itself is told to be wrong
        last: date = info.data.get("last") or first
        for day in pauses:
            if not first < day < last:
                raise Wrong(
                    f"{day} is not between the first day, {first}, and the last, {last}; "
                    "change pauses, first or last",
                    f"{day} 不在第一天 {first} 和最后一天 {last} 之间，请改 pauses、first 或 last",
                )
        return tuple(sorted(pauses))

    @property
    def end(self) -> date:
        """The last day."""
        return self.last or self.first

    @property
    def late(self) -> str:
        """Until when it goes on in the night after its last day, such as 00:30; empty if it does not."""
        hour, _, minute = self.hours[-1].partition("-")[2].partition(":") if self.hours else ("0", "", "")
        return f"{int(hour) - 24:02}:{minute}" if (hour, minute) > ("24", "00") else ""

    @property
    def until(self) -> date:
        """The day on which it is over: the next one, if it goes on past midnight."""
        return self.end + timedelta(days=1) if self.late else self.end

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which it takes place."""
        all_days = (self.first + timedelta(days=n) for n in range((self.end - self.first).days + 1))
        return tuple(day for day in all_days if day not in self.pauses)


_NO_REASONS = {
    *yes_no.WORDS,
    "y",
    "n",
    "none",
    "0",
    "1",
    "无",
    "没有",
    "未取消",
    "已取消",
    "取消",
    "cancelled",
}


class Event(Dated):
    """One event; it belongs to the branch in whose file it stands, and others may announce it too."""

    id: Id
    title: Text
    kind: EventKind = "other"
    place: Text | None = None
    coordinates: Coordinates | None = None
    accessibility: tuple[Accessibility, ...] = ()
    languages: tuple[Spoken, ...] = ()
    description: Text | None = None
    seats: Annotated[int, Field(gt=0), WHOLE] | None = None
    contact: Id | None = None  # a purpose of the branch's hotlines
    hotline: Hotline | None = None  # a number of its own
    shared_with: tuple[BranchId, ...] = ()
    cancelled: Text | None = None
    changed: Day | None = None

    @model_validator(mode="after")
    def _says_why(self) -> Event:
        for language, said in self.cancelled.items() if self.cancelled else ():
            if plain(said).lower() in _NO_REASONS:
                raise Wrong(
                    f"“{said}” is no reason: write why it doesn't take place, or nothing if it does",
                    f"“{said}”不是理由。取消了的，请写为什么取消；没有取消的，这里什么都不写",
                    ("cancelled", language),
                )
        return self

    @model_validator(mode="after")
    def _one_number(self) -> Event:
        if self.contact and self.hotline:
            raise Wrong(
                "has both contact (a purpose of the branch) and hotline (a number of its own); keep one",
                "contact（网点的热线）和 hotline（自己的号码）只能留一个",
            )
        if self.hotline and not self.hotline.number:
            raise Wrong(
                "its hotline has no number; add number, verified_on and owner",
                "hotline 里没有号码，请加上 number、verified_on 和 owner",
            )
        return self
