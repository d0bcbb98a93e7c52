"""Days of the calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

YEARS = range(1949, 2101)
FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
FORMS_OF_SHEETS = (
    re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00(?::00)?)?", re.ASCII),
    re.compile(r"(\d{4})([/.])(\d\d?)\2(\d\d?)", re.ASCII),
    re.compile(r"(\d{4})年 ?(\d\d?)月 ?(\d\d?)日", re.ASCII),
    re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII),
)
SERIAL = range(36_526, 73_051)  # the days from 2000 to 2099 as spreadsheets count them


class NoDay(Wrong):
    """What is written is not a day."""


class NoDayOfOurs(NoDay):
    """What is written is a day of a year that nothing here is of."""


def day(value: Any) -> date:
    """A day as year-month-day; NoDay says why it is none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return _of_our_time(value)
    if isinstance(value, str) and (found := FORM.fullmatch(plain(value))):
        return _made(*found.groups())
    raise NoDay(
        "is not a day; write year-month-day, such as 2026-03-15", "不是日期，请写年-月-日，例如 2026-03-15"
    )


def day_in_cell(text: str) -> date:
    """A day as people and spreadsheets write it."""
    written = plain(text)
    if re.fullmatch(r"\d{5}", written, re.ASCII) and int(written) in SERIAL:
        return date(1899, 12, 30) + timedelta(int(written))
    for form in FORMS_OF_SHEETS:
        if found := form.fullmatch(written):
            return _made(*(part for part in found.groups() if part.isdecimal()))
    return day(written)


def _made(year: str, month: str, day: str) -> date:
    try:
        return _of_our_time(date(int(year), int(month), int(day)))
    except ValueError as error:
        if isinstance(error, NoDay):
            raise
        raise NoDay("is not a day of the calendar", "日历上没有这一天") from None


def _of_our_time(value: date) -> date:
    if value.year not in YEARS:
        raise NoDayOfOurs(
            f"is not a day between {YEARS[0]} and {YEARS[-1]}; look at the year",
            f"不在 {YEARS[0]} 年到 {YEARS[-1]} 年之间，请看年份对不对",
        )
    return value


def later(value: date, info: ValidationInfo, key: str) -> date:
    """A day, unless it is not after that of another key."""
    before: date | None = info.data.get(key)
    if before and value <= before:
        raise Wrong(
            f"is not after the day of {key}, {before}; look at the year",
            f"要晚于 {key} 的日期 {before}，请看年份对不对",
        )
    return value


Day = Annotated[date, BeforeValidator(day)]
