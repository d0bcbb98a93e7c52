"""Days of every year, such as 03-15."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

LEAP_YEAR = 2000
FORM = re.compile(r"\d\d-\d\d", re.ASCII)


class NoMonthDay(Wrong):
    """What is written is not a month-day."""


def month_day(value: Any) -> str:
    """A day as month-day; NoMonthDay says why it is none."""
    written = plain(value) if isinstance(value, str) else ""
    try:
        if FORM.fullmatch(written):
            date.fromisoformat(f"{LEAP_YEAR}-{written}")
            return written
    except ValueError:
        pass
    raise NoMonthDay(
        f'there is no day {value}; write month-day in quotes, such as "03-15"',
        '日历上没有这一天，请写月-日，加引号，例如 "03-15"',
    )


MonthDay = Annotated[
    str,
    BeforeValidator(month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"}),
]
