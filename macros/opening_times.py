"""Opening hours after schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from microsite.data.branch import Branch
from microsite.data.hours import MIDNIGHT, Week, wrapped
from microsite.data.season import Season
from microsite.languages.phrases import phrases
from microsite.words.context import Context

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHOWN_MARKETS = 12
Described = dict[str, Any]


def opening_times(context: Context) -> Described:
    """A branch's hours, the days that differ from them, and what opens apart as departments."""
    branch = context.branch
    told: Described = {
        "openingHoursSpecification": [*_weekly(branch.hours.main), *_seasons(branch, context.today)]
    }
    if special := [*_special(branch, context.today)]:
        told["specialOpeningHoursSpecification"] = special
    if departments := [*_departments(context)]:
        told["department"] = departments
    return told


def of_week(week: Week) -> list[Described]:
    """A week, each of its runs of days apart; what goes past midnight closes before it opens."""
    return list(_weekly(week))


def _weekly(week: Week, **valid: str) -> Iterator[Described]:
    for first, last, spans in week.runs():
        for span in spans:
            yield {**_open(span), "dayOfWeek": list(DAYS[first : last + 1]), **valid}
    if week.holidays is not None:
        for span in week.holidays or ("00:00-00:00",):
            yield {**_open(span), "dayOfWeek": "PublicHolidays", **valid}


def _open(span: str) -> Described:
    """A span; closed all day, as schema.org has it, opens and closes at midnight."""
    opens, _, closes = span.partition("-")
    closes = "23:59" if closes == MIDNIGHT else wrapped(closes) or closes
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}


def _seasons(branch: Branch, today: date) -> Iterator[Described]:
    """Each season as it comes next, or is."""
    for season in branch.seasons:
        if season.counter:
            yield from _weekly(season.counter, **_valid(*_next(season, today)))


def _next(season: Season, today: date) -> tuple[date, date]:
    """The first and last day of a season that is not over."""
    last = _on(season.last, today.year)
    if last < today:
        last = _on(season.last, today.year + 1)
    first = _on(season.first, last.year)
    return (first if first <= last else _on(season.first, last.year - 1)), last


def _on(month_day: str, year: int) -> date:
    """A day of a year; of 29 February, the day before in years without."""
    try:
        return date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return date(year, 2, 28)


def _special(branch: Branch, today: date) -> Iterator[Described]:
    if branch.hours.main.is_always:
        return
    for days in branch.special_days:
        if days.last >= today:
            yield from _dated(days.hours, days.first, days.last)
    if branch.market_days:
        for day in islice(branch.market_days.coming(today), SHOWN_MARKETS):
            if not any(days.first <= day <= days.last for days in branch.special_days):
                yield from _dated(branch.market_days.counter, day, day)


def _dated(spans: tuple[str, ...], first: date, last: date) -> Iterator[Described]:
    for span in spans or ("00:00-00:00",):
        yield {**_open(span), **_valid(first, last)}


def _valid(first: date, last: date) -> dict[str, str]:
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()}


def _departments(context: Context) -> Iterator[Described]:
    branch, language = context.branch, context.language
    for name, week in branch.hours.weeks.items():
        if week is not branch.hours.main:
            yield {
                "@type": "AutomatedTeller" if name == "self-service" else "BankOrCreditUnion",
                "name": f"{branch.name[language]} · {phrases(language)[f'hours_{name}']}",
                "openingHoursSpecification": of_week(week),
            }
