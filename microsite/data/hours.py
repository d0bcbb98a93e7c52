"""When a place is open or a number is answered."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    RootModel,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from microsite.data.record import Record
from microsite.files.mistakes import Wrong

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)", re.ASCII)


def _spans(value: Any) -> Any:
    if value == "closed":
        return ()
    parts = re.split(r"\s*,\s*", value.strip("“”")) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise Wrong(
            'write opening hours in quotes, such as "09:00-12:00, 13:30-17:00", or closed',
            '时间要写在引号里，例如 "09:00-12:00, 13:30-17:00"；不营业写 closed',
        )
    last = ""
    for part in parts:
        if not SPAN.fullmatch(part):
            raise Wrong(
                f'“{part}” is not a span of time; write "09:00-17:00" or closed',
                f'“{part}”不是一段时间，请写 "09:00-17:00" 这样，不营业写 closed',
            )
        start, end = part.split("-")
        if end <= start:
            raise Wrong(f"“{part}” ends before it starts", f"“{part}”的结束时间要晚于开始时间")
        if end > "24:00":
            raise Wrong(f"“{part}” ends after midnight", f"“{part}”过了半夜，最晚写到 24:00")
        if start < last:
            raise Wrong(f"“{part}” overlaps the span before it", f"“{part}”和前一段时间重叠，请从早到晚写")
        last = end
    return tuple(parts)


Spans = Annotated[
    tuple[str, ...],
    BeforeValidator(_spans),
    WithJsonSchema({"type": "string", "examples": ["09:00-17:00", "09:00-12:00, 13:30-17:00", "closed"]}),
]


def _expand(written: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Turn `mon-fri` into its days."""
    days: dict[str, tuple[str, ...]] = {}
    for key, spans in written.items():
        first, _, last = key.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            raise Wrong(
                f"“{key}” is not a day; write one of {', '.join(DAYS)}, or a span such as mon-fri",
                f"“{key}”不是星期几，请写 {'、'.join(DAYS)}，或 mon-fri 这样的一段",
            )
        start, end = DAYS.index(first), DAYS.index(last or first)
        if end < start:
            raise Wrong(f"“{key}” ends before it starts", f"“{key}”的先后反了，一周从 mon 到 sun")
        for day in DAYS[start : end + 1]:
            if day in days:
                raise Wrong(f"“{day}” stands twice", f"“{day}”写了两次，请只留一个")
            days[day] = spans
    return days


class Week(RootModel[Annotated[dict[str, Spans], AfterValidator(_expand)]]):
    """Spans of time by weekday; a day that is not named is closed."""

    def on(self, weekday: int) -> tuple[str, ...]:
        """The spans of a weekday, Monday being 0."""
        return self.root.get(DAYS[weekday], ())

    def runs(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Neighbouring weekdays with the same spans: first day, last day, spans."""
        runs: list[tuple[int, int, tuple[str, ...]]] = []
        for weekday in range(7):
            spans = self.on(weekday)
            if runs and runs[-1][2] == spans:
                runs[-1] = (runs[-1][0], weekday, spans)
            else:
                runs.append((weekday, weekday, spans))
        return runs


def in_order(last: date | None, info: ValidationInfo) -> date | None:
    """The last day of a span whose first day was read before it."""
    first = info.data.get("first")
    if last and first and last < first:
        raise Wrong(f"is before the first day, {first}", f"早于第一天 {first}，请改 first 或 last")
    return last


class SpecialDays(Record):
    """Days that differ from the week, such as a holiday."""

    first: date
    last: date
    hours: Spans = ()

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info)
