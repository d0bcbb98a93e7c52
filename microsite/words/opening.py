"""Opening hours in words, and as a browser reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from microsite.data.branch import Branch
from microsite.data.hours import Week
from microsite.data.market_days import MarketDays
from microsite.data.season import Season
from microsite.languages.dates import day_of_year, short_day, spans, weekdays
from microsite.languages.language import Language
from microsite.languages.lists import listed, named
from microsite.languages.numbers import plural
from microsite.languages.phrases import phrases
from microsite.languages.writing import remembered

SHOWN_MARKETS = 3
KNOWN = 400  # days for which a page knows seasons and market days, in case nobody builds it for a long time


class Row(NamedTuple):
    """What is said of hours below one heading, a line each; the main one also day by day."""

    label: str
    lines: tuple[str, ...]
    week: tuple[tuple[str, str], ...] = ()  # of the main one, each day of the week with its hours


class Clockwork(NamedTuple):
    """Hours as a browser reads them: of each weekday, of days that differ, and until when these are known."""

    hours: str
    special: str
    until: date | None


def week(language: Language, value: Week) -> str:
    """Opening hours of a week in words."""
    return phrases(language)["semicolon"].join(week_lines(language, value))


@remembered
def week_lines(language: Language, value: Week) -> tuple[str, ...]:
    """The same in lines: one for each run of equal days, and one for public holidays."""
    say = phrases(language)
    if value.is_always:
        return (say["around_the_clock"],)
    names = weekdays(language)
    said = [f"{_days(language, names, *run[:2])}{spans(language, run[2])}" for run in value.runs()]
    if value.holidays is not None:
        said.append(f"{say['public_holidays']}{spans(language, value.holidays)}")
    return tuple(said)


def _days(language: Language, names: Mapping[int, str], first: int, last: int) -> str:
    """The days of a run of equal days, up to the hours."""
    say = phrases(language)
    if (first, last) == (0, 6):
        return say["every_day"]
    if first == last:
        return say["one_day"].format(names[first])
    return say["two_days" if last == first + 1 else "some_days"].format(names[first], names[last])


def opening(branch: Branch, language: Language, today: date) -> list[Row]:
    """All that is said of a branch's hours, but for special days."""
    say, weeks = phrases(language), branch.hours.weeks
    main = next(iter(weeks))
    rows = [
        Row(
            _label(language, name, weeks),
            _sentences(_beside_week(language, value) if name == main else week_lines(language, value)),
            _week(language, value) if name == main else (),
        )
        for name, value in weeks.items()
    ]
    if branch.seasons:
        lines = (line for season in branch.seasons for line in _season(language, season, weeks))
        rows.append(Row(say["seasons"], _sentences(lines)))
    if branch.market_days:
        rows.append(Row(say["market_days"], _market(language, branch.market_days, today)))
    if branch.hours.note:
        rows.append(Row(say["hours_note"], (branch.hours.note[language],)))
    return rows


def _week(language: Language, value: Week) -> tuple[tuple[str, str], ...]:
    """Every day of a week with its hours; none of a place that never closes, which one line tells."""
    if value.is_always:
        return ()
    return tuple((weekdays(language)[day], spans(language, value.on(day))) for day in range(7))


def _beside_week(language: Language, value: Week) -> tuple[str, ...]:
    """What the days of a week leave to be said."""
    lines = week_lines(language, value)
    return lines if value.is_always else lines[len(value.runs()) :]


def opening_in_short(branch: Branch, language: Language) -> str:
    """What opens, with seasons and market days, in one text."""
    say, weeks = phrases(language), branch.hours.weeks
    said = [week(language, branch.hours.main)]
    for season in branch.seasons:
        when, *lines = _season(language, season, weeks)
        said.append(f"{when}{say['semicolon'].join(lines)}")
    if market := branch.market_days:
        hours = spans(language, market.counter)
        said.append(f"{say['market_days']}{say['colon']}{market_rule(language, market)}{say['colon']}{hours}")
    return say["semicolon"].join(said)


def _sentences(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line[0].upper() + line[1:] for line in lines)


def _label(language: Language, name: str, weeks: Mapping[str, Week]) -> str:
    apart = name == "counter" and "firms" in weeks
    return phrases(language)["hours_people" if apart else f"hours_{name}"]


def _season(language: Language, season: Season, weeks: Mapping[str, Week]) -> Iterator[str]:
    """Each week of a season: which part of the year, then its lines."""
    say = phrases(language)
    when = say["season"].format(day_of_year(language, season.first), day_of_year(language, season.last))
    for name, value in season.weeks.items():
        whose = f"{say['clause']}{_label(language, name, weeks)}" if len(weeks) > 1 else ""
        yield f"{when}{whose}{say['colon']}"
        yield from week_lines(language, value)


def _market(language: Language, market: MarketDays, today: date) -> tuple[str, ...]:
    say = phrases(language)
    coming = say["comma"].join(
        short_day(language, day) for day in islice(market.coming(today), SHOWN_MARKETS)
    )
    hours = spans(language, market.counter)
    told = f"{market_rule(language, market)}{say['colon']}{hours}"
    return (told, say["next_markets"].format(coming)) if coming else (told,)


def market_rule(language: Language, market: MarketDays) -> str:
    """The days of a market in words."""
    say = phrases(language)
    if market.every:
        return say["market_every"].format(market.every.days)
    rule = next(rule for rule in _NAMES if getattr(market, rule))
    days = [named(say[_NAMES[rule]], day) for day in getattr(market, rule)]
    return plural(language, say[f"market_{rule}"], len(days)).format(listed(language, days))


_NAMES = {"lunar": "lunar_ten", "lunar_days": "lunar_day", "month_days": "month_day"}  # phrases


def of_week(branch: Branch, today: date, value: Week) -> Clockwork:
    """The hours of a number, which keeps the special days of its branch unless it is always answered."""
    special = [] if value.is_always else [days.of(value) for days in branch.special_days]
    return Clockwork(
        _weekdays(value),
        _joined((days.first, days.last, days.hours) for days in special if days.last >= _yesterday(today)),
        None,
    )


def of_branch(branch: Branch, today: date) -> Clockwork:
    """The hours of a branch; seasons and market days are days that differ, for the year to come."""
    told, life = of_week(branch, today, branch.hours.main), branch.life
    varies = (branch.seasons or branch.market_days) and not branch.hours.main.is_always
    if not (varies or life.closed_between or life.closes):
        return told
    return Clockwork(told.hours, _joined(_differing(branch, today)), today + timedelta(days=KNOWN))


def _differing(branch: Branch, today: date) -> Iterator[tuple[date, date, tuple[str, ...]]]:
    """Days in a row on which it keeps other hours than in its week."""
    run: tuple[date, date, tuple[str, ...]] | None = None
    for number in range(KNOWN + 2):
        day = _yesterday(today) + timedelta(days=number)
        hours = branch.hours_on(day)
        differs = hours != branch.hours.main.on(day.weekday())
        if run and differs and run[2] == hours:
            run = (run[0], day, hours)
            continue
        if run:
            yield run
        run = (day, day, hours) if differs else None
    if run:
        yield run


def _yesterday(today: date) -> date:
    """What was open yesterday may be so past midnight."""
    return today - timedelta(days=1)


@lru_cache(1000)  # most branches have the same
def _weekdays(value: Week) -> str:
    """`1-5 08:30-17:30;6-6 09:00-12:00`, Monday being 1."""
    return ";".join(
        f"{first + 1}-{last + 1} {','.join(open_at)}" for first, last, open_at in value.runs() if open_at
    )


def _joined(runs: Iterator[tuple[date, date, tuple[str, ...]]]) -> str:
    """`2027-02-05/08;04-05;10-01/03 09:00-12:00`: of each day what differs from the day before it."""
    told, before = list[str](), ""
    for first, last, hours in runs:
        days = _beside(before, first.isoformat())
        if last != first:
            days += f"/{_beside(first.isoformat(), last.isoformat())}"
        told.append(f"{days} {','.join(hours)}".strip())
        before = last.isoformat()
    return ";".join(told)


def _beside(before: str, day: str) -> str:
    """The end of a day, from where it differs from another one."""
    for length in (8, 5):
        if before[:length] == day[:length]:
            return day[length:]
    return day
