"""Campaigns that come back every year, and when the next one is expected."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Annotated, NamedTuple

from borax.calendars.lunardate import InvalidLunarDateError, LunarDate
from dateutil.relativedelta import MO, relativedelta
from dateutil.rrule import YEARLY, rrule
from pydantic import Field, model_validator

from microsite.data.record import Record, Text
from microsite.data.values.count import WHOLE
from microsite.data.values.month_day import MonthDay
from microsite.files.mistakes import Wrong

LAST_LUNAR_YEAR = 2100  # the tables of the lunar calendar end there


class Span(NamedTuple):
    """Days that belong together, the first and the last."""

    first: date
    last: date


class NthWeek(Record):
    """A calendar week of a month, Monday to Sunday; the first holds the first of the month."""

    month: Annotated[int, Field(ge=1, le=12), WHOLE]
    nth: Annotated[int, Field(ge=1, le=4), WHOLE]


class LunarDay(Record):
    """A day of the lunar calendar; a leap month does not repeat it."""

    month: Annotated[int, Field(ge=1, le=12), WHOLE]
    day: Annotated[int, Field(ge=1, le=29), WHOLE]  # every lunar month has these


class Series(Record):
    """A campaign that comes back on a day or in a week of every year."""

    title: Text
    day: MonthDay | None = None
    week: NthWeek | None = None
    lunar: LunarDay | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> Series:
        if sum(rule is not None for rule in (self.day, self.week, self.lunar)) != 1:
            raise Wrong(
                'write when it comes back, in one way: day: "03-15", week: {month: 9, nth: 3} or lunar: '
                "{month: 9, day: 9}",
                '每年何时再办，只写一种：day: "03-15"、week: {month: 9, nth: 3} 或 lunar: {month: 9, day: 9}',
            )
        return self

    def expected(self, ends: Collection[date], today: date) -> Span | None:
        """The next time that nobody has planned; `ends` are the last days of those that are."""
        return (
            None if any(end >= today for end in ends) else self.next(max([today - timedelta(days=1), *ends]))
        )

    def next(self, after: date) -> Span | None:
        """The next time that begins later than a day; none where the calendar's tables end."""
        return next((span for span in self._from(after.year - 1) if span.first > after), None)

    def _from(self, year: int) -> Iterator[Span]:
        if self.lunar:
            yield from _lunar(self.lunar, year)
            return
        month, day = (
            (self.week.month, 7 * self.week.nth - 6) if self.week else map(int, (self.day or "").split("-"))
        )
        for moment in rrule(YEARLY, bymonth=month, bymonthday=day, dtstart=date(year, 1, 1)):
            first = moment.date() + relativedelta(weekday=MO(-1)) if self.week else moment.date()
            yield Span(first, first + timedelta(days=6 if self.week else 0))


def _lunar(lunar: LunarDay, year: int) -> Iterator[Span]:
    for lunar_year in range(year, LAST_LUNAR_YEAR + 1):
        day = _solar(lunar_year, lunar.month, lunar.day)
        if not day:
            return
        yield Span(day, day)


@cache
def _solar(year: int, month: int, day: int) -> date | None:
    try:
        found: date = LunarDate(year, month, day, 0).to_solar_date()
    except InvalidLunarDateError:
        return None
    return found
