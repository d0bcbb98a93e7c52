"""Days on which a market is held and a branch has other hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

from borax.calendars.lunardate import LunarDate
from pydantic import Field, model_validator

from microsite.data.hours import Spans
from microsite.data.record import Record
from microsite.data.values.count import WHOLE
from microsite.data.values.day import Day
from microsite.files.mistakes import Several, Wrong

LONGEST_PAUSE = 62  # days: a market on the 30th of the lunar month may be left out by a short month


class Every(Record):
    """Every so many days, counted from one of them."""

    days: Annotated[int, Field(ge=2, le=60), WHOLE]
    since: Annotated[Day, Field(alias="from")]


class MarketDays(Record):
    """The days of a market, told in one way, and the hours of the counter on them."""

    lunar: Annotated[tuple[Annotated[int, Field(ge=1, le=10), WHOLE], ...], Field(max_length=9)] = ()
    lunar_days: tuple[Annotated[int, Field(ge=1, le=30), WHOLE], ...] = ()
    month_days: tuple[Annotated[int, Field(ge=1, le=31), WHOLE], ...] = ()
    every: Every | None = None
    counter: Spans

    @model_validator(mode="after")
    def _one_rule(self) -> MarketDays:
        ways = {key: getattr(self, key) for key in ("lunar", "lunar_days", "month_days", "every")}
        if len(given := [key for key, days in ways.items() if days]) > 1:
            raise Several(
                f"says in {len(given)} ways when the market is: {' and '.join(given)}; delete all but one",
                f"集日写了{len(given)}种：{'、'.join(given)}。请只留一种，其余删掉",
            )
        if not given:
            raise Wrong(
                "write when the market is, in one way: lunar: [3, 8] (each ten days of the lunar month), "
                "lunar_days: [1, 15], month_days: [5, 20] or every: {days: 5, from: 2027-01-03}",
                "集日只写一种：lunar: [3, 8]（农历逢三、八）、lunar_days: [1, 15]（农历初一、十五）、"
                "month_days: [5, 20]（公历每月5日、20日）或 every: {days: 5, from: 2027-01-03}（每5天一集）",
            )
        return self

    def holds(self, day: date) -> bool:
        """Whether there is a market on a day."""
        if self.every:
            return day >= self.every.since and (day - self.every.since).days % self.every.days == 0
        if self.month_days:
            return day.day in self.month_days
        lunar = _lunar_day(day)
        return lunar > 0 and (lunar in self.lunar_days or (lunar - 1) % 10 + 1 in self.lunar)

    def coming(self, since: date) -> Iterator[date]:
        """The days of the market, from a day on."""
        day = since
        while (day - since).days < LONGEST_PAUSE or (self.every and day <= self.every.since):
            if self.holds(day):
                yield day
            day += timedelta(days=1)


@lru_cache(10_000)
def _lunar_day(day: date) -> int:
    """The day of the lunar month; 0 where the tables of the lunar calendar end."""
    try:
        number: int = LunarDate.from_solar_date(day.year, day.month, day.day).day
    except ValueError:
        return 0
    return number
