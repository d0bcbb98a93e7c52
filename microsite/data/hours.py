"""When a place is open or a number is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    RootModel,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema

from microsite.data.record import Record, Text
from microsite.data.values import hours, spans
from microsite.data.values.day import Day
from microsite.data.values.hours import DAYS, HOLIDAYS, SERVICES
from microsite.data.values.spans import ROUND
from microsite.data.values.yes_no import YesNo
from microsite.files.mistakes import Wrong

_WRITTEN = WithJsonSchema(
    {"type": "string", "examples": ["09:00-17:00", "09:00-12:00, 13:30-17:00", "18:00-26:00"]}
)
_WRITTEN_OR_CLOSED = WithJsonSchema(
    {"type": "string", "examples": ["09:00-17:00", "09:00-12:00, 13:30-17:00", "closed"]}
)
Spans = Annotated[tuple[str, ...], BeforeValidator(spans.spans), _WRITTEN]
SpansOrClosed = Annotated[tuple[str, ...], BeforeValidator(spans.spans_or_closed), _WRITTEN_OR_CLOSED]
YEAR = timedelta(366)  # the longest that a campaign, an event or special days can last
_LONGEST_HOLIDAY = 10  # days; no public holiday has been longer
MIDNIGHT = "24:00"
_KNOWN = {*SERVICES, "note"}
Told = TypeVar("Told", bound=BaseModel)
ALWAYS = ((0, 6, (ROUND,)),)


def _by_day(written: Any) -> Any:
    """A week that is written as one text, as in a table."""
    return hours.week(written) if isinstance(written, str) else written


def _expand(written: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Turn `mon-fri` into its days."""
    days: dict[str, tuple[str, ...]] = {}
    for key, open_at in written.items():
        for day in [HOLIDAYS] if key == HOLIDAYS else _days(key):
            if day in days:
                raise Wrong(f"“{day}” stands twice", f"“{day}”写了两次，请只留一个")
            days[day] = open_at
    if not any(days.get(day) for day in DAYS):
        raise Wrong(
            "is closed all week; write when it is open, or special_days while it is closed",
            "整个星期都不营业。请写营业时间；一段时间不营业，写 special_days",
        )
    _refuse_overlaps(days)
    return days


def _days(key: str) -> Sequence[str]:
    first, _, last = key.partition("-")
    if first not in DAYS or (last and last not in DAYS):
        raise Wrong(
            f"“{key}” is not a day; write one of {', '.join(DAYS)}, a span such as mon-fri, or {HOLIDAYS}",
            f"“{key}”不是星期几，请写 {'、'.join(DAYS)}，或 mon-fri 这样的一段；节假日写 {HOLIDAYS}",
        )
    start, end = DAYS.index(first), DAYS.index(last or first)
    if end < start:
        raise hours.turned_round(start, end)
    return DAYS[start : end + 1]


def _refuse_overlaps(days: Mapping[str, tuple[str, ...]]) -> None:
    """What goes past midnight ends before the next day begins."""
    for day, after in zip(DAYS, (*DAYS[1:], DAYS[0]), strict=True):
        ends = days.get(day, ("",))[-1:] or ("",)
        begins = days.get(after, ())[:1]
        if begins and wrapped(ends[0].partition("-")[2]) > begins[0].partition("-")[0]:
            raise Wrong(
                f"“{day}” goes on past midnight, {ends[0]}, into the hours of “{after}”, {begins[0]}",
                f"“{day}”的 {ends[0]} 过了零点，和“{after}”的 {begins[0]} 重叠",
            )


def wrapped(clock: str) -> str:
    """A time past midnight as the clock of the next day shows it; empty for one before."""
    return f"{int(clock[:2]) - 24:02}{clock[2:]}" if clock > MIDNIGHT else ""


_Days = Annotated[dict[str, SpansOrClosed], BeforeValidator(_by_day), AfterValidator(_expand)]


class Week(RootModel[_Days]):
    """Spans of time by weekday, and on public holidays; a weekday that is not named is closed."""

    model_config = ConfigDict(frozen=True)

    def __hash__(self) -> int:
        return hash(frozenset(self.root.items()))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        handler.resolve_ref_schema(schema)["type"] = ["object", "string"]  # or one text, such as always
        return schema

    def on(self, weekday: int) -> tuple[str, ...]:
        """The spans of a weekday, Monday being 0."""
        return self.root.get(DAYS[weekday], ())

    @property
    def holidays(self) -> tuple[str, ...] | None:
        """The spans of public holidays; None where nothing is said of them."""
        return self.root.get(HOLIDAYS)

    @cached_property
    def is_always(self) -> bool:
        """Whether it never closes, on no day."""
        return tuple(self.runs()) == ALWAYS and self.holidays in (None, (ROUND,))

    def runs(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Neighbouring weekdays with the same spans: first day, last day, spans."""
        runs: list[tuple[int, int, tuple[str, ...]]] = []
        for weekday in range(7):
            open_at = self.on(weekday)
            if runs and runs[-1][2] == open_at:
                runs[-1] = (runs[-1][0], weekday, open_at)
            else:
                runs.append((weekday, weekday, open_at))
        return runs

    @property
    def told(self) -> str:
        """The week as it stands in a roster."""
        return "always" if self.is_always else hours.told(self.runs(), self.holidays)


class Services(Record):
    """The weeks of what a branch offers: its counter, that for firms, that at night, and its machines."""

    counter: Week | None = None
    firms: Week | None = None
    night: Week | None = None
    self_service: Annotated[Week | None, Field(alias="self-service")] = None

    @property
    def weeks(self) -> dict[str, Week]:
        """Those that there are, by name."""
        named = zip(SERVICES, (self.counter, self.firms, self.night, self.self_service), strict=True)
        return {name: week for name, week in named if week}


class Hours(Services):
    """When a branch is open: one week for everybody, or one for each of its services."""

    note: Text | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _simple(cls, written: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """One week, or one text, is that of the counter."""
        if isinstance(written, str):
            return handler(hours.services(written))
        if isinstance(written, Mapping) and (strays := _strays(written)):
            raise Wrong(
                f"“{strays[0]}” is not one of {', '.join(SERVICES)}",
                f"没有“{strays[0]}”这种业务，请写 {'、'.join(SERVICES)}",
            )
        if not isinstance(written, Mapping) or not written.keys() & _KNOWN:
            return handler({}).model_copy(update={"counter": Week.model_validate(written)})
        if days := [key for key in written if key.partition("-")[0] in DAYS]:
            raise Wrong(
                f"“{days[0]}” stands beside {', '.join(key for key in written if key not in days)}; "
                "write the days below counter:",
                f"“{days[0]}”和几种业务写在了一起。星期几要写在 counter: 下面",
            )
        read = handler(written)
        if not read.weeks:
            raise Wrong("has a note, but no hours; write counter: too", "只有说明，没有时间。请加上 counter:")
        return read

    @property
    def main(self) -> Week:
        """What “open” means: the counter; where there is none, the first of what there is."""
        return next(iter(self.weeks.values()))

    @property
    def told(self) -> str:
        """The hours as they stand in a roster."""
        return "; ".join(
            f"{'' if name == 'counter' else f'{name} '}{week.told}" for name, week in self.weeks.items()
        )


def _strays(written: Mapping[str, Any]) -> list[str]:
    """What holds a week of its own, but is no service."""
    return [key for key, value in written.items() if isinstance(value, Mapping) and key not in _KNOWN]


class _OrOneWeek:
    """That one week may be written instead, for editors' programs."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        hours = handler(core)
        counter = handler.resolve_ref_schema(hours)["properties"]["counter"]
        return {"anyOf": [hours, *counter["anyOf"][:1]]}


OpeningHours = Annotated[Hours, _OrOneWeek()]


def hours_in_cell(text: str) -> Hours:
    """The hours that one text tells; Wrong says what can't be read."""
    return _in_cell(Hours, text)


def week_in_cell(text: str) -> Week:
    """The same of a number, which has one week."""
    return _in_cell(Week, text)


def _in_cell(model: type[Told], text: str) -> Told:
    try:
        return model.model_validate(text)
    except ValidationError as error:
        raise error.errors()[0]["ctx"]["error"] from None


def in_order(last: date | None, info: ValidationInfo, years: int = 1) -> date | None:
    """The last day of a span whose first day was read before it."""
    first = info.data.get("first")
    if last and first and last < first:
        raise Wrong(
            f"is before the first day, {first}; change first or last, or exchange them",
            f"早于第一天 {first}，请改 first 或 last；写反了的，就对换",
        )
    if last and first and last > first + years * YEAR:
        raise Wrong(
            f"is more than {years * 12} months after the first day, {first}; look at the year",
            f"比第一天 {first} 晚了{years * 12}个月以上，请看年份对不对",
        )
    return last


class SpecialDays(Record):
    """Days that differ from the week, such as a holiday."""

    first: Day
    last: Day
    hours: SpansOrClosed = ()
    holiday: YesNo = False  # whether they are public holidays, of which a week may have its own hours

    @field_validator("last")
    @classmethod
    def _in_order(cls, last: date, info: ValidationInfo) -> date | None:
        return in_order(last, info)

    @field_validator("holiday")
    @classmethod
    def _no_season(cls, holiday: bool, info: ValidationInfo) -> bool:
        first, last = info.data.get("first"), info.data.get("last")
        if holiday and first and last and (days := (last - first).days + 1) > _LONGEST_HOLIDAY:
            raise Wrong(
                f"holds for {days} days, and no public holiday is longer than {_LONGEST_HOLIDAY}; "
                f"change last, which is {last}, or write holiday: no",
                f"这一段有{days}天，法定节假日没有超过{_LONGEST_HOLIDAY}天的。"
                f"请改 last（现在是 {last}）；不是节假日，请写 holiday: no",
            )
        return holiday

    def of(self, week: Week) -> SpecialDays:
        """These days as a week has them, which may say itself when it is open on public holidays."""
        if self.holiday and week.holidays is not None:
            return self.model_copy(update={"hours": week.holidays})
        return self

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


def _apart(all: tuple[SpecialDays, ...]) -> tuple[SpecialDays, ...]:
    """Refuse special days that overlap, of which nobody could tell which hold."""
    for place, days in enumerate(all):
        for other in all[:place]:
            if days.first <= other.last and other.first <= days.last:
                raise Wrong(
                    f"overlaps the days from {other.first} to {other.last}; say of each day once what holds",
                    f"和 {other.first} 至 {other.last} 这一段重叠，不知道按哪个。每天只写一次",
                    (place, "first"),
                )
    return all


ListOfSpecialDays = Annotated[tuple[SpecialDays, ...], AfterValidator(_apart)]
