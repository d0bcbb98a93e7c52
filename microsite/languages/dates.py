"""Dates and times of day in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import babel.dates

from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.languages.writing import remembered, writing

MIDNIGHT = "24:00"
LEAP_YEAR = 2000


@remembered
def date_in_full(language: Language, value: date) -> str:
    """A date in full, without its weekday."""
    return babel.dates.format_date(value, writing(language).dates.in_full, writing(language).cldr)


@remembered
def day(language: Language, value: date) -> str:
    """A date in full, with its weekday."""
    return babel.dates.format_date(value, writing(language).dates.with_weekday, writing(language).cldr)


@remembered
def days(language: Language, first: date, last: date) -> str:
    """A span of days in full."""
    if first == last:
        return day(language, first)
    return babel.dates.format_interval(
        first, last, writing(language).dates.span, locale=writing(language).cldr
    )


@remembered
def short_day(language: Language, value: date) -> str:
    """A day of the weeks to come, with its weekday."""
    return _by(language, value, writing(language).dates.short, "MMMEd")


@remembered
def month(language: Language, value: date) -> str:
    """The month of a day, in short."""
    return babel.dates.format_date(value, "LLL", writing(language).cldr)


@remembered
def day_of_year(language: Language, month_day: str) -> str:
    """A day of every year, such as 05-01."""
    value = date.fromisoformat(f"{LEAP_YEAR}-{month_day}")
    return _by(language, value, writing(language).dates.of_year, "MMMMd")


def _by(language: Language, value: date, pattern: str | None, skeleton: str) -> str:
    """A date by the pattern of its language, else as CLDR has it."""
    if pattern:
        return babel.dates.format_date(value, pattern, writing(language).cldr)
    return babel.dates.format_skeleton(skeleton, value, locale=writing(language).cldr)


@remembered
def weekdays(language: Language) -> Mapping[int, str]:
    """The names of the days of a week, Monday being 0."""
    return babel.dates.get_day_names(writing(language).dates.weekdays, locale=writing(language).cldr)


@remembered
def spans(language: Language, values: tuple[str, ...]) -> str:
    """Spans of time, or that it is closed."""
    if not values:
        return phrases(language)["closed"]
    return phrases(language)["comma"].join(_span(language, value) for value in values)


def _span(language: Language, value: str) -> str:
    """A span; one that goes past midnight ends on the next day's clock."""
    start, _, end = value.partition("-")
    if end > MIDNIGHT:
        end = phrases(language)["next_day"].format(f"{int(end[:2]) - 24:02}{end[2:]}")
    return phrases(language)["from_to"].format(start, end)
