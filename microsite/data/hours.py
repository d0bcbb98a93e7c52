"""When a place is open or a number is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
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
from microsite.data.values import hours
from microsite.data.values.day import Day
from microsite.data.values.hours import DAYS
from microsite.files.mistakes import Wrong

_WRITTEN = WithJsonSchema({"type": "string", "examples": ["09:00-17:00", "09:00-12:00, 13:30-17:00"]})
_WRITTEN_OR_CLOSED = WithJsonSchema(
    {"type": "string", "examples": ["09:00-17:00", "09:00-12:00, 13:30-17:00", "closed"]}
)
Spans = Annotated[tuple[str, ...], BeforeValidator(hours.spans), _WRITTEN]
SpansOrClosed = Annotated[tuple[str, ...], BeforeValidator(hours.spans_or_closed), _WRITTEN_OR_CLOSED]


def _by_day(written: Any) -> Any:
    """A week that is written as one text, as in a table."""
    return hours.week(written) if isinstance(written, str) else written


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
    if not any(days.values()):
        raise Wrong(
            "is closed all week; write when it is open, or special_days while it is closed",
            "整个星期都不营业。请写营业时间；一段时间不营业，写 special_days",
        )
    return days


_Days = Annotated[dict[str, SpansOrClosed], BeforeValidator(_by_day), AfterValidator(_expand)]


class Week(RootModel[_Days]):
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

    first: Day
    last: Day
    hours: SpansOrClosed = ()

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info)

    def without(self, others: Sequence[SpecialDays]) -> Iterator[SpecialDays]:
        """What is left of these days where others don't speak of them."""
        first = self.first
        for other in sorted(others, key=lambda other: other.first):
            if other.first <= self.last and other.last >= first:
                if first < other.first:
                    yield self.model_copy(update={"first": first, "last": other.first - timedelta(days=1)})
                first = other.last + timedelta(days=1)
        if first <= self.last:
            yield self.model_copy(update={"first": first})
