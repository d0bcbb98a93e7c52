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
_MEANT = re.compile(r"(\d\d?)(?:[-/.]|月 ?)(\d\d?)日?", re.ASCII)
_SUCH = ('write it such as "03-15"', '例如 "03-15"')


class NoMonthDay(Wrong):
    """What is written is not a month-day."""


def month_day(value: Any) -> str:
    """A day as month-day; NoMonthDay says why it is none."""
    written = plain(value) if isinstance(value, str) else ""
    found = _MEANT.fullmatch(written)
    meant = f"{int(found[1]):02}-{int(found[2]):02}" if found else ""
    if found and not _is_there(meant):
        raise NoMonthDay(
            f"there is no day {value}; write another one",
            "日历上没有这一天，请改成另一天",
        )
    if not FORM.fullmatch(written):
        way, way_zh = (f'write "{meant}"', f'请写 "{meant}"') if meant else _SUCH
        raise NoMonthDay(f"is not month-day in quotes; {way}", f"要写月-日，加引号，{way_zh}")
    return written


def _is_there(month_day: str) -> bool:
    try:
        date.fromisoformat(f"{LEAP_YEAR}-{month_day}")
    except ValueError:
        return False
    return True


MonthDay = Annotated[
    str,
    BeforeValidator(month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"}),
]
