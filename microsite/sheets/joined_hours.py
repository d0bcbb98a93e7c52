"""The hours that a list has in several columns, as one: of people and firms, of days, of public holidays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from microsite.data.hours import Hours, hours_in_cell
from microsite.data.values.hours import DAYS
from microsite.files.mistakes import Wrong
from microsite.sheets.closing import Doubt
from microsite.sheets.columns import called

_PARTS = "hours_"  # of which the columns of days, holidays and services begin
_COUNTER, _FIRMS = _SERVICES = ("counter", "firms")
_HOLIDAYS = re.compile("节假日|假日|holiday", re.IGNORECASE)
_NAMES_DAYS = re.compile(
    r"周|星期|礼拜|工作日|双休|每[天日]|天天|节|假|全[年天周]|24 ?小时"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)|daily|week",
    re.IGNORECASE,
)
_NOT_OFFERED = re.compile(
    "[×✕否/]|休息|(?:暂?不|未|没有|无)(?:对外)?(?:营业|办理|受理|开办|开展|开通|提供)?(?:对[公私](?:业务)?|业务)?"
)
_ALIKE = re.compile(
    "[同与和](?:左|上|营业|对[公私]|个人|公司|柜面|前)?(?:业务|营业时间|时间)?(?:相同|一致|一样)?"
)
Names = Mapping[str, str]  # what the sheet calls each column


def join(said: dict[str, str], names: Names, usual: str) -> Doubt | None:
    """Put the hours of all columns into one, or ask; `usual` are the days of hours that name none."""
    parts = {column.removeprefix(_PARTS): said.pop(column) for column in [*said] if column.startswith(_PARTS)}
    parts = {part: text for part, text in parts.items() if text}
    holidays = parts.pop("holidays", "")
    services = _services({name: parts.pop(name) for name in _SERVICES if name in parts})
    if general := said.get("hours", ""):
        of_people = services.get(_COUNTER, general)
        if not _is_same(general, of_people, usual):
            return _refuse(said, names, "hours", f"{_PARTS}{_COUNTER}", (general, of_people))
        services = {_COUNTER: general, **services} if services else {"": general}
    dayless = [name for name, hours in services.items() if _is_dayless(hours)]
    if dayless and not usual:
        said.pop("hours", None)
        return _on_which_days(called(names, "hours" if general else f"{_PARTS}{dayless[0]}"))
    weeks = {name: _dated(hours, usual) for name, hours in services.items()}
    if parts:
        name, *others = weeks or [""]
        if others or name == _FIRMS:  # of whom those days are said
            day = next(iter(parts))
            return _refuse(said, names, f"{_PARTS}{_FIRMS}", f"{_PARTS}{day}", (weeks[_FIRMS], parts[day]))
        week = weeks.get(name, "")
        if doubtful := _otherwise(week, parts):
            column = "hours" if general else f"{_PARTS}{name}"
            return _refuse(said, names, column, f"{_PARTS}{doubtful}", (week, parts[doubtful]))
        weeks[name] = "; ".join(filter(None, (week, *(f"{day} {text}" for day, text in parts.items()))))
    if holidays and not weeks:
        return _alone(called(names, f"{_PARTS}holidays"), holidays)
    if weeks:
        said["hours"] = "; ".join(f"{name} {_with(hours, holidays)}".strip() for name, hours in weeks.items())
    return None


def _dated(hours: str, usual: str) -> str:
    """Hours with the days on which they hold, if those are known and not named."""
    return f"{usual} {hours}" if usual and _is_dayless(hours) else hours


def _is_dayless(hours: str) -> bool:
    """Whether hours name no day on which they hold."""
    return any(map(str.isdigit, hours)) and not _NAMES_DAYS.search(hours)


def _services(said: Mapping[str, str]) -> dict[str, str]:
    """The services that there are, each with its hours: 不办理 is none, 同对私 is as the other."""
    offered = {name: hours for name, hours in said.items() if not _NOT_OFFERED.fullmatch(hours.strip())}
    first = offered.get(_COUNTER, "")
    return {name: first if first and _ALIKE.fullmatch(text) else text for name, text in offered.items()}


def _is_same(one: str, other: str, usual: str) -> bool:
    """Whether hours are the same, as far as they can be read; else the cell itself is told."""
    if one == other:
        return True
    with suppress(Wrong):
        return hours_in_cell(_dated(one, usual)).told == hours_in_cell(_dated(other, usual)).told
    return False


def _otherwise(week: str, days: Mapping[str, str]) -> str:
    """The column of days of which the hours of the week say something else; empty if there is none."""
    if not week:
        return ""
    with suppress(Wrong):
        of_week = hours_in_cell(week)
        for column, text in days.items():
            for day in _days(column):
                if (there := _on(of_week, day)) and there != _on(hours_in_cell(f"{column} {text}"), day):
                    return column
    return ""


def _days(column: str) -> range:
    first, _, last = column.partition("-")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def _on(hours: Hours, day: int) -> tuple[str, ...]:
    week = hours.weeks.get(_COUNTER)
    return week.on(day) if week else ()


def _with(hours: str, holidays: str) -> str:
    """Hours with those of public holidays."""
    if not holidays:
        return hours
    return f"{hours}; {'' if _HOLIDAYS.search(holidays) else 'holidays '}{holidays}"


def _refuse(said: dict[str, str], names: Names, one: str, other: str, cells: tuple[str, str]) -> Doubt:
    """Take no hours from a row of which two columns don't go together."""
    said.pop("hours", None)
    first, second = called(names, one), called(names, other)
    return (
        f"“{first}” says “{cells[0]}”, “{second}” says “{cells[1]}”, and it can't be told what holds when",
        f"Write all hours into one cell, such as 周一至周五 8:30-17:00，周六 9:00-16:00; or leave one column "
        f'out: --column "{second}=".',
        f"“{first}”写的是“{cells[0]}”，“{second}”写的是“{cells[1]}”，看不出到底什么时候营业。"
        "请把时间都写在一格里，例如 周一至周五 8:30-17:00，周六 9:00-16:00；"
        f'有一列不用的，写 --column "{second}="。',
    )


def _on_which_days(name: str) -> Doubt:
    return (
        f"“{name}” gives hours, but on no days",
        'Say once for all on which: --days "周一至周五".',
        f"“{name}”只写了几点到几点，没写星期几。请统一写明：--days 周一至周五。",
    )


def _alone(name: str, holidays: str) -> Doubt:
    return (
        f"“{name}” says “{holidays}”, but no cell says when it is open on other days",
        "Write the hours of the week too, or clear this cell.",
        f"“{name}”写着“{holidays}”，却没有写平时的时间。请写上平时几点到几点，或清空这一格。",
    )
