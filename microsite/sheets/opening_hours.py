"""Opening hours as people write them, in the roster's form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import ValidationError

from microsite.data import roster_table
from microsite.data.hours import DAYS, Week
from microsite.files.mistakes import Wrong

AFTERNOON = ("下午", "晚上", "pm")
CHINESE = "一二三四五六日"
CLOCK = r"(上午|早上|中午|下午|晚上|am|pm)?(\d{1,2})[:点时](\d{2})?分?"
TOKENS = {
    "span": re.compile(CLOCK + r"\s*[-~至到]+\s*" + CLOCK),
    "closed": re.compile("休息|不营业|不对外营业|closed|休"),
    "round": re.compile("24小时|全天"),
    "days": re.compile(
        "(?P<all>每天|每日|全周|daily|everyday)|(?P<work>工作日|weekdays)|(?P<end>周末|双休日|weekends?)"
        "|(?:周|星期|礼拜)?(?P<zh>[一二三四五六日天])(?![点时])|(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    ),
    "through": re.compile("[-~至到]+|to"),
    "and": re.compile(r"[、,;:|&.()\s]|和|及|与|and|对外营业|营业"),
}
GROUPS = {"all": range(7), "work": range(5), "end": range(5, 7)}
Groups = list[tuple[list[int], list[str]]]  # days with their spans


def week(text: str) -> str:
    """“周一至周五 8:30-17:00，周末休息” as “mon-fri 08:30-17:00”; Wrong says what can't be read."""
    try:
        Week.model_validate(roster_table.hours_by_day(text))
        return text
    except ValidationError:
        pass
    days: dict[str, str] = {}
    for group, spans in _groups(re.sub(r"[‐-―－−—]", "-", text.lower())):
        if not spans:
            raise Wrong(
                f"gives no hours for {', '.join(DAYS[day] for day in group)}",
                f"没有写{'、'.join(f'周{CHINESE[day]}' for day in group)}的时间",
            )
        for day in group:
            if DAYS[day] in days:
                raise Wrong(f"names {DAYS[day]} twice", f"周{CHINESE[day]}写了两次")
            days[DAYS[day]] = "closed" if spans == ["closed"] else ", ".join(spans)
    try:
        read = Week.model_validate(days)
    except ValidationError as error:
        raise error.errors()[0]["ctx"]["error"] from None
    return (
        "; ".join(
            DAYS[first] + (f"-{DAYS[last]}" if last > first else "") + f" {', '.join(spans)}"
            for first, last, spans in read.runs()
            if spans
        )
        or "mon-sun closed"
    )


def _groups(text: str) -> Groups:
    groups: Groups = []
    through = False
    for kind, found in _tokens(text):
        if kind == "days":
            if not groups or groups[-1][1]:
                groups.append(([], []))
            days = groups[-1][0]
            named = _named(found)
            if through and days and len(named) == 1 and named[0] > days[-1]:
                named = range(days[-1] + 1, named[0] + 1)
            elif through:
                raise Wrong("names days in an order that can't be read", "星期的先后看不懂")
            days += named
        elif kind in ("span", "closed", "round"):
            if not groups:
                raise Wrong("doesn't say on which days", "没有写是星期几")
            groups[-1][1].append({"closed": "closed", "round": "00:00-24:00"}.get(kind) or _span(found))
        if kind != "and":
            through = kind == "through"
    return groups


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    place = 0
    while place < len(text):
        for kind, pattern in TOKENS.items():
            if found := pattern.match(text, place):
                yield kind, found
                place = found.end()
                break
        else:
            raise Wrong(f"holds “{text[place:]}”, which can't be read", f"“{text[place:]}”看不懂")


def _named(found: re.Match[str]) -> range:
    for name, days in GROUPS.items():
        if found[name]:
            return days
    day = CHINESE.index(found["zh"].replace("天", "日")) if found["zh"] else DAYS.index(found["en"])
    return range(day, day + 1)


def _span(found: re.Match[str]) -> str:
    half, hour, minute, other_half, other_hour, other_minute = found.groups()
    later = other_half or (half if half in AFTERNOON else "")
    return f"{_clock(half, hour, minute)}-{_clock(later, other_hour, other_minute)}"


def _clock(half: str | None, hour: str, minute: str | None) -> str:
    return f"{int(hour) + (12 if half in AFTERNOON and int(hour) < 12 else 0):02}:{minute or '00'}"
