"""Times of day, and the week of a place that is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE = "一二三四五六日"
AFTERNOON = ("下午", "晚上", "pm")
CLOSED = "closed"
CLOCK = r"(上午|早上|中午|下午|晚上)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{2})分?|(半))?)(am|pm)?"
SPAN = re.compile(rf"{CLOCK} *(?:[-~]|至|到|to) *{CLOCK}", re.ASCII)
TOKENS = {
    "span": SPAN,
    "closed": re.compile("不对外营业|不营业|休息|closed|休"),
    "round": re.compile("24小时|全天"),
    "days": re.compile(
        "(?P<all>每天|每日|全周|daily|every ?day)|(?P<work>工作日|weekdays)|(?P<end>周末|双休日|weekends?)"
        "|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])(?![点时])"
        "|(?P<en>mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?"
        "|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)(?![a-z])"
    ),
    "more days": re.compile("(?P<zh>[一二三四五六日天])(?![点时])"),  # 周一、三、五
    "through": re.compile("[-~]|至|到|to"),
    "and": re.compile(r"[、,;|&\s:]|和|及|与|and|对外营业|营业"),
}
GROUPS = {"all": range(7), "work": range(5), "end": range(5, 7)}
Spans = tuple[str, ...]


class NoSpan(Wrong):
    """What is written is not a span of time."""


def week(text: str) -> dict[str, Spans]:
    """“周一至周五 8:30-17:00，周末休息” or “mon-fri 08:30-17:00” by day; Wrong says what can't be read."""
    days: dict[str, Spans] = {}
    for named, said in _groups(plain(text).lower()):
        if not said:
            raise Wrong(
                f"gives no hours for {', '.join(DAYS[day] for day in named)}",
                f"没有写{'、'.join(f'周{CHINESE[day]}' for day in named)}的时间",
            )
        if CLOSED in said and len(said) > 1:
            raise Wrong("says both closed and open of the same days", "同一天又写营业又写休息")
        for day in named:
            if DAYS[day] in days:
                raise Wrong(f"names {DAYS[day]} twice", f"周{CHINESE[day]}写了两次")
            days[DAYS[day]] = () if CLOSED in said else in_order(said)
    if not days:
        raise Wrong("gives no days and hours", "没有写星期和时间")
    if not any(days.values()):
        raise Wrong(
            "says only when it is closed, not when it is open", "只写了什么时候不营业，没有写什么时候营业"
        )
    return days


def told(runs: Sequence[tuple[int, int, Spans]]) -> str:
    """Runs of weekdays with the same spans, as they stand in a roster."""
    return "; ".join(
        DAYS[first] + (f"-{DAYS[last]}" if last > first else "") + f" {', '.join(spans)}"
        for first, last, spans in runs
        if spans
    )


def spans(value: Any) -> Spans:
    """“09:00-12:00, 13:30-17:00”, at least one, from early to late."""
    parts: Any = value
    if isinstance(value, str):
        parts = [part.strip(" ") for part in re.split("[,、;]", plain(value).strip('“”"'))]
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts) or parts == []:
        raise NoSpan(
            'write opening hours in quotes, such as "09:00-12:00, 13:30-17:00"',
            '时间要写在引号里，例如 "09:00-12:00, 13:30-17:00"',
        )
    return in_order([_span(_match(part.lower())) for part in parts])


def spans_or_closed(value: Any) -> Spans:
    """The same of a day that may be closed."""
    if value == [] or value == () or (isinstance(value, str) and plain(value).lower() == CLOSED):
        return ()
    try:
        return spans(value)
    except NoSpan as error:
        raise Wrong(f"{error}, or closed", f"{error.zh}；不营业写 closed") from None


def in_order(parts: Sequence[str]) -> Spans:
    """Spans of one day, each ending before the next begins."""
    last = ""
    for part in parts:
        start, end = part.split("-")
        if end > "24:00" or start > "23:59":
            raise Wrong(f"“{part}” is no time of day", f"“{part}”不是一天里的时间，最晚写到 24:00")
        if end <= start:
            raise Wrong(f"“{part}” ends before it starts", f"“{part}”的结束时间要晚于开始时间")
        if start < last:
            raise Wrong(f"“{part}” overlaps the span before it", f"“{part}”和前一段时间重叠，请从早到晚写")
        last = end
    return tuple(parts)


def _match(part: str) -> re.Match[str]:
    if found := SPAN.fullmatch(part):
        return found
    raise NoSpan(
        f'“{part}” is not a span of time; write "09:00-17:00"',
        f'“{part}”不是一段时间，请写 "09:00-17:00" 这样',
    )


def _span(found: re.Match[str]) -> str:
    start, end = found.groups()[:6], found.groups()[6:]
    half = start[0] if start[0] in AFTERNOON and not end[0] and not end[5] else end[0]
    return f"{_clock(*start)}-{_clock(half, *end[1:])}"


def _clock(
    half: str | None,
    hour: str,
    minute: str | None,
    after: str | None,
    and_half: str | None,
    english: str | None,
) -> str:
    number = int(hour)
    if (half or english) and number > 12 and half not in AFTERNOON:
        raise Wrong(f"{half or english} {hour} is no time of day", f"没有“{half or english}{hour}点”")
    if half in AFTERNOON or english == "pm":
        number += 12 if number < 12 else 0
    elif english == "am" and number == 12:
        number = 0
    minutes = minute or after or ("30" if and_half else "00")
    if int(minutes) > 59:
        raise Wrong(f"{hour}:{minutes} is no time of day", f"没有 {hour}:{minutes} 这个时间")
    return f"{number:02}:{minutes}"


def _groups(text: str) -> list[tuple[list[int], list[str]]]:
    """Days with what is said of them."""
    groups: list[tuple[list[int], list[str]]] = []
    before = ""
    for kind, found in _tokens(text):
        if kind in ("days", "more days"):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            _name(groups[-1][0], _named(found.groupdict()), before == "through", kind == "more days")
        elif kind in ("span", "closed", "round"):
            if not groups:
                raise Wrong("doesn't say on which days", "没有写是星期几")
            groups[-1][1].append({"closed": CLOSED, "round": "00:00-24:00"}.get(kind) or _span(found))
        if kind != "and":
            if before == "through" and "days" not in kind:
                raise Wrong("leaves open until when", "没有写到什么时候")
            before = kind
    if before == "through":
        raise Wrong("leaves open until when", "没有写到什么时候")
    return groups


def _name(days: list[int], named: Sequence[int], through: bool, goes_on: bool) -> None:
    """Add days to those that are named already."""
    if through and days and len(named) == 1 and named[0] > days[-1]:
        named = range(days[-1] + 1, named[0] + 1)
    elif through or (goes_on and not days):
        raise Wrong("names days in an order that can't be read", "星期的先后看不懂")
    days += named


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


def _named(found: Mapping[str, str | None]) -> Sequence[int]:
    for name, days in GROUPS.items():
        if found.get(name):
            return days
    chinese = found.get("zh")
    return (CHINESE.index(chinese.replace("天", "日")) if chinese else DAYS.index((found["en"] or "")[:3]),)
