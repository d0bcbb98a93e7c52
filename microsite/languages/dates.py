"""Dates and times of day in words."""

from __future__ import annotations

from datetime import date
from functools import cache

import babel.dates

from microsite.languages.language import LOCALES, Language
from microsite.languages.phrases import phrases

UNTIL = {"en": "–", "zh": "至"}
MIDNIGHT = "24:00"
LEAP_YEAR = 2000


@cache
def date_in_full(language: Language, value: date) -> str:
    """A date in full, without its weekday."""
    return babel.dates.format_date(value, "d MMMM y" if language == "en" else "y年M月d日", LOCALES[language])


@cache
def day(language: Language, value: date) -> str:
    """A date in full, with its weekday."""
    return babel.dates.format_date(
        value, "EEEE, d MMMM y" if language == "en" else "y年M月d日EEEE", LOCALES[language]
    )


@cache
def days(language: Language, first: date, last: date) -> str:
    """A span of days in full."""
    if first == last:
        return day(language, first)
    return babel.dates.format_interval(
        first, last, "yMMMMd" if language == "en" else "yMMMd", locale=LOCALES[language]
    )


@cache
def short_day(language: Language, value: date) -> str:
    """A day of the weeks to come, with its weekday."""
    return babel.dates.format_date(
        value, "EEE d MMMM" if language == "en" else "M月d日EEE", LOCALES[language]
    )


@cache
def day_of_year(language: Language, month_day: str) -> str:
    """A day of every year, such as 05-01."""
    value = date.fromisoformat(f"{LEAP_YEAR}-{month_day}")
    return babel.dates.format_date(value, "d MMMM" if language == "en" else "M月d日", LOCALES[language])


@cache
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
    return f"{start}{UNTIL[language]}{end}"
