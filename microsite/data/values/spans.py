"""Times of day and spans between them; one that goes past midnight counts on: 18:00-26:00."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise
from typing import Any

from microsite.data.values.characters import in_digits, plain
from microsite.files.mistakes import Wrong

EVENINGS = ("晚上", "晚")  # of which the twelfth hour is midnight
AFTERNOON = ("下午", *EVENINGS, "pm")
CLOSED = "closed"
ROUND = "00:00-24:00"
_HALF = "上午|早上?|凌晨|中午|下午|晚上?"
_CLOCK = (
    rf"(?P<next>(?:次日|第二天|翌日) ?)?(?:(?P<half>{_HALF})(?: ?: ?)?)?(?P<hour>\d{{1,2}})"
    r"(?::(?P<minute>\d{2})|[点时](?:(?P<after>\d{2})分?|(?P<and_half>半))?|(?= ?[ap]m))"
    r"(?: ?(?P<english>am|pm))?(?P<later> ?\(?(?:次日|(?:the )?next day)\)?)?"
)
_BARE = re.sub(r"\?P<\w+>", "?:", _CLOCK)
CLOCK = re.compile(_CLOCK, re.ASCII)
_THROUGH = " *(?:[-~]{1,2}|至|到|to) *"
_SHORT = rf"(?:{_HALF})?\d{{1,2}}(?={_THROUGH}(?:{_HALF})?\d{{1,2}}[点时])"  # 9-11点
SPAN = re.compile(rf"({_BARE}|{_SHORT}){_THROUGH}({_BARE})", re.ASCII)
_WITHOUT_COLON = re.compile(r"\b(\d{1,2})[.·]?(\d\d)(?!\d)", re.ASCII)
_SURELY_MORNING = "06:00"  # a span that begins before may be meant as of the afternoon
NIGHT = ("01:00", "05:00")  # nothing that the public is asked to begins then
HOUR, DAY = 60, 24 * 60
NOON, EVENING, MORNING = 12 * HOUR, 17 * HOUR, 6 * HOUR  # 09:00-17:00 turned round is a slip
Spans = tuple[str, ...]
_AROUND_THE_CLOCK = re.compile("24 ?h(?:(?:ou)?rs)?|24小时|全天|always|24/7")
_WITH_DAYS = re.compile(
    r"(?P<days>(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?) ?:? ?(?P<span>\d.*)"
)


class NoSpan(Wrong):
    """What is written is not a span of time."""


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
    return in_order([_span(part) for part in parts])


@lru_cache(1000)  # as most branches of a network are open at the same times
def _span(part: str) -> str:
    return span(_match(plain(part).lower()))


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
        start = part.partition("-")[0]
        if start < last:
            ordered = sorted(parts)
            if part >= _SURELY_MORNING and _are_apart(ordered):
                right = ", ".join(ordered)
                raise Wrong(
                    f"“{part}” stands behind a later span; write {right}",
                    f"“{part}”写在了更晚的一段后面，请从早到晚写：{right}",
                )
            meant = after_noon(part, last)
            asked = f"; is it the afternoon? Then write {meant}" if meant else ""
            asked_zh = f"是下午的，请写 {meant}" if meant else "请从早到晚写"
            raise Wrong(
                f"“{part}” overlaps the span before it{asked}", f"“{part}”和前一段时间重叠，{asked_zh}"
            )
        last = part.partition("-")[2]
    return tuple(parts)


def after_noon(part: str, last: str = "") -> str:
    """The same span twelve hours later, if it begins in the afternoon then and behind the one before."""
    moved = [int(clock[:2]) * HOUR + int(clock[3:]) + NOON for clock in part.split("-")]
    begins, ends = map(_told, moved)
    return f"{begins}-{ends}" if moved[0] >= NOON and moved[1] <= DAY and last <= begins else ""


def without_break(open_span: str, pause: str) -> list[str]:
    """What is left of a span when a break is taken out of its middle."""
    (start, end), (leaves, returns) = open_span.split("-"), pause.split("-")
    if not start < leaves < returns < end:
        raise Wrong(f"the break {pause} is not within {open_span}", f"午休 {pause} 不在 {open_span} 里面")
    return [f"{start}-{leaves}", f"{returns}-{end}"]


def span(found: re.Match[str]) -> str:
    """A span as it is kept: from 08:30-17:30 to 18:00-26:00, which ends at two on the next day."""
    start, end = CLOCK.fullmatch(found[1]) or CLOCK.fullmatch(f"{found[1]}点"), CLOCK.fullmatch(found[2])
    assert start and end
    half = start["half"] if start["half"] in AFTERNOON and not (end["half"] or end["english"]) else None
    begins, ends = _minutes(start, start["half"]), _minutes(end, half or end["half"])
    written = f"{_told(begins)}-{_told(ends)}"
    if begins >= DAY or start["next"] or start["later"]:
        raise Wrong(f"“{written}” begins on the next day", f"“{written}”的开始时间到了第二天，请写在那一天")
    if begins < 6 * HOUR and not (start["half"] or start["english"]) and (end["half"] or end["english"]):
        later = f"{_told(begins + NOON)}-{_told(ends)}" if begins + NOON < ends else ""
        raise Wrong(
            f"“{written}” doesn't say whether it begins in the morning"
            f"{later and f'; if it is the afternoon, write {later}'}",
            f"“{written}”没有写清从上午还是下午开始，请按24小时写{later and f'；是下午就写 {later}'}",
        )
    if said := bool(end["next"] or end["later"] or (end["half"] == "凌晨" and ends <= begins)):
        ends += DAY if ends < DAY else 0
    return f"{_told(begins)}-{_told(_end(begins, ends, said or ends > DAY, written))}"


def _end(begins: int, ends: int, said: bool, written: str) -> int:
    """The end of a span; that it is on the next day is taken only where nothing else can be meant."""
    if ends == 0 < begins or (begins >= EVENING and ends <= MORNING):
        ends += DAY
    if ends > DAY and (begins < NOON or ends > DAY + NOON):
        raise Wrong(
            f"“{written}” is no time of day; up to 24:00, or 36:00 (noon of the next day) of what begins "
            "after noon",
            f"“{written}”不是一天里的时间。最晚写到 24:00；下午以后开始的，可以写到第二天中午，即 36:00",
        )
    if ends <= begins or (said and ends <= DAY):
        raise _backwards(begins, ends, written)
    return ends


def _backwards(begins: int, ends: int, written: str) -> Wrong:
    """A span that ends before it starts: mostly an afternoon written with the hours of a dial, or a slip."""
    turned, later = f"{_told(ends)}-{_told(begins)}", f"{_told(begins)}-{_told(ends + NOON)}"
    is_of_a_dial = ends < begins < ends + NOON < DAY
    why, why_zh = f"“{written}” ends before it starts", f"“{written}”的结束时间要晚于开始时间"
    if is_of_a_dial and (begins < NOON or ends < MORNING):
        return Wrong(
            f"{why}; if the afternoon is meant, write {later}", f"{why_zh}；下午的时间请按24小时写：{later}"
        )
    if not MORNING <= ends < begins < DAY:
        return Wrong(
            f"{why}; an end on the next day is written 18:00-26:00",
            f"{why_zh}；到第二天才结束的，写成 18:00-26:00 或“18:00-次日2:00”",
        )
    otherwise, otherwise_zh = "", ""
    if is_of_a_dial:
        otherwise, otherwise_zh = f", or {later} if the evening is meant", f"；说的是晚上几点，就写 {later}"
    elif ends <= NOON < begins:
        next_day = f"{_told(begins)}-{_told(ends + DAY)}"
        otherwise, otherwise_zh = (
            f", or {next_day} if it ends on the next day",
            f"；第二天才结束，就写 {next_day}",
        )
    return Wrong(f"{why}; write {turned}{otherwise}", f"{why_zh}。前后写反了就改成 {turned}{otherwise_zh}")


def in_digits_alone(part: str) -> str:
    """The span that was meant where letters stand for digits; empty if it is none."""
    digits = in_digits(part) or in_digits(part.upper())
    return digits if SPAN.fullmatch(digits) else ""


def with_colons(part: str) -> str:
    """The span that was meant where its times have no colon; empty if it is none."""
    clocks = [_WITHOUT_COLON.sub(r"\1:\2", clock) for clock in part.split("-")]
    colons = "-".join(f"{clock}:00" if clock.isdecimal() and len(clock) < 3 else clock for clock in clocks)
    if colons != part and (found := SPAN.fullmatch(colons)):
        with suppress(Wrong):
            return colons if span(found) else ""
    return ""


def holds_no_colon(part: str, meant: str) -> tuple[str, str]:
    """That a time of day is written without its colon, in English and Chinese."""
    return (
        f'“{part}” has no colon in its times of day; write "{meant}", if that is meant',
        f'“{part}”的时间里没有冒号；是 "{meant}" 的话就这样写',
    )


def holds_letters(part: str, meant: str) -> tuple[str, str]:
    """That a span of time holds letters that look like digits, in English and Chinese."""
    return (
        f'“{part}” holds a letter that looks like a digit; write "{meant}", if that is meant',
        f'“{part}”里有像数字的字母，请用数字重新输入；是 "{meant}" 的话就这样写',
    )


def _match(part: str) -> re.Match[str]:
    if found := SPAN.fullmatch(part):
        return found
    if apart := _WITH_DAYS.fullmatch(part):
        own = f'{apart["days"]}: "{apart["span"]}"'
        raise Wrong(
            f"“{part}” is of other days; end the quotation mark before it and write behind a comma {own}",
            f"“{part}”是另外的日子：前面的时间先收好引号，加一个英文逗号，再写 {own}",
        )
    if meant := in_digits_alone(part):
        raise NoSpan(*holds_letters(part, meant))
    if meant := with_colons(part):
        raise NoSpan(*holds_no_colon(part, meant))
    if _AROUND_THE_CLOCK.fullmatch(part):
        raise NoSpan(
            f'“{part}” is not a span of time; around the clock is written "{ROUND}"',
            f'“{part}”不是一段时间。全天请写 "{ROUND}"',
        )
    raise NoSpan(
        f'“{part}” is not a span of time; write "09:00-17:00"',
        f'“{part}”不是一段时间，请写 "09:00-17:00" 这样',
    )


def _minutes(clock: re.Match[str], half: str | None) -> int:
    """The minutes since midnight of a time of day."""
    hour, english = int(clock["hour"]), clock["english"]
    minutes = int(clock["minute"] or clock["after"] or ("30" if clock["and_half"] else "0"))
    if (half or english) and hour > 12 and half not in AFTERNOON:
        raise Wrong(f"{half or english} {hour} is no time of day", f"没有“{half or english}{hour}点”")
    if half in AFTERNOON or english == "pm":
        hour += 12 if hour < 12 or (hour == 12 and half in EVENINGS) else 0
    elif english == "am" and hour == 12:
        hour = 0
    if minutes > 59 or hour > 36:
        raise Wrong(
            f"{clock['hour']}:{minutes:02} is no time of day", f"没有 {clock['hour']}:{minutes:02} 这个时间"
        )
    return hour * HOUR + minutes


def _told(minutes: int) -> str:
    return f"{minutes // HOUR:02}:{minutes % HOUR:02}"


def _are_apart(parts: Sequence[str]) -> bool:
    """Whether spans that follow one another don't overlap."""
    return all(one.partition("-")[2] <= other.partition("-")[0] for one, other in pairwise(parts))
