"""Days, weekdays and times of day that a text tells in English or Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.content.amounts import value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = rf"{_MONTH}|{re.sub('[a-z]+', lambda small: small[0].upper(), _MONTH)}"
_ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
    ),
    *(
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth"),
    *("twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_MORE = rf"(?: ?(?:-|–|to|and|or|&) ?{_NUMBER}(?![\d:]))"
_HAN = "〇零○一二三四五六七八九十"
_YEAR = r"(?<!\d)(?:20)?\d\d"
_SIGN = "[-/.．]"
_DAY = re.compile(
    rf"(?<![\d:.])(?P<days>{_NUMBER}{_MORE}{{0,6}})[ -](?:of )?(?P<month>{_MONTH})\b\.?"
    r"(?:,?[ -](?P<year>20\d\d))?"
    rf"|\b(?P<days_said>{_ORDINAL}) of (?P<month_said>{_MONTH})\b(?:,? (?P<year_said>20\d\d))?"
    rf"|\b(?<!\b[Ii]n )(?P<month_us>{_MONTH})\.? (?P<days_us>{_NUMBER}(?![\d:]){_MORE}{{0,6}})"
    r"(?:,? (?P<year_us>20\d\d))?"
    rf"|(?:(?P<year_zh>{_YEAR}) ?年 ?)?(?<!\d)(?P<month_zh>1[0-2]|0?[1-9]) ?月 ?"
    r"(?P<days_zh>\d{1,2}(?:[日号]?[至到和及、~～—–-]{1,2}\d{1,2}){0,6})(?: ?[日号]|(?=开始))"
    rf"|(?<![\d.])(?P<year_digits>20\d\d){_SIGN}(?P<month_digits>\d\d?){_SIGN}(?P<days_digits>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<year_run>20\d\d)(?P<month_run>0[1-9]|1[0-2])(?P<days_run>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<![\d.])(?P<days_first>\d\d?){_SIGN}(?P<month_first>\d\d?){_SIGN}(?P<year_first>20\d\d)(?!\d)"
    rf"|(?:(?P<year_han>二[〇零○][{_HAN}]{{2}}|{_YEAR})年)?(?<![{_HAN}历])(?P<month_han>[{_HAN}]{{1,2}})月"
    rf"(?P<days_han>[{_HAN}]{{1,3}})[日号]"
)
_FORMS = ("", "_said", "_us", "_zh", "_digits", "_run", "_first", "_han")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS_ZH = "一二三四五六日天"
_WEEKDAY = re.compile(
    r"\b(?<!Black )(?<!Good )(?P<en>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    rf"|(?<![每逢上下两几半整隔\d])(?:星期|礼拜)(?P<zh>[{WEEKDAYS_ZH}])"
    rf"|(?<![每逢上下本这一二两三四五六七八九十几半整隔\d])周(?P<short>[{WEEKDAYS_ZH}])(?=[上下晚早中（(，。、；\s]|$)"
)
_TIME = re.compile(
    r"(?<![\d:：.])(?P<hour_en>1[0-2]|0?[1-9])(?::(?P<minute_en>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?<![\d:：.])(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?![\d:：])"
    r"|(?P<part>早上|上午|中午|下午|晚上)(?P<hour_zh>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])[点时](?P<past>半|\d{1,2}分)?"
)
_DIGITS = {
    "两": 2,
    **{sign: value for value, sign in enumerate("一二三四五六七八九十", 1)},
    "十一": 11,
    "十二": 12,
}
_NOON = 12 * 60


class Told(NamedTuple):
    """What a text tells, as it stands there, and where."""

    text: str
    begin: int
    end: int


class ToldDay(NamedTuple):
    """A day, with its year or 0."""

    at: Told
    year: int
    month: int
    day: int


def days(text: str) -> Iterator[ToldDay]:
    """Every day that stands with its month; of a span, its first and its last."""
    for found in _DAY.finditer(text):
        said = found.groupdict()
        form = next(form for form in _FORMS if said[f"month{form}"])
        year, month, numbers = (said[f"{part}{form}"] or "0" for part in ("year", "month", "days"))
        if form == "_said":
            numbers = str(_ORDINALS.index(numbers) + 1)
        if form == "_han":  # of a year each sign is a digit
            year = year if year.isdecimal() else "".join(str(int(_in_han(sign))) for sign in year)
            month, numbers = str(int(_in_han(month))), str(int(_in_han(numbers)))
        in_full = int(year) + 2000 * (0 < int(year) < 100)
        which = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        for day in re.findall(r"\d+", numbers):
            yield ToldDay(_told(found), in_full, which, int(day))
            if form == "_first":  # of which nobody knows whether the month or the day stands first
                yield ToldDay(_told(found), in_full, int(day), which)


def _in_han(sign: str) -> float:
    return value(sign.replace("○", "〇"))


def weekdays(text: str) -> Iterator[tuple[Told, int]]:
    """Every day of a week by its number, Monday being 0."""
    for found in _WEEKDAY.finditer(text):
        if found["en"]:
            yield _told(found), _WEEKDAYS.index(found["en"][:3].lower())
        else:
            yield _told(found), min(WEEKDAYS_ZH.index(found["zh"] or found["short"]), 6)


def _past(said: str | None) -> int:
    """Minutes past the hour: 半 is half of it, 45分 says them."""
    return 30 if said == "半" else int((said or "0").rstrip("分"))


def times(text: str) -> Iterator[tuple[Told, int]]:
    """Every time of day, in minutes; one such as 2:30 is also that of the afternoon."""
    for found in _TIME.finditer(text):
        if found["hour_en"]:
            afternoon = _NOON if found["half"] == "p" else 0
            yield _told(found), int(found["hour_en"]) % 12 * 60 + int(found["minute_en"] or 0) + afternoon
        elif found["hour"]:
            at = int(found["hour"]) * 60 + int(found["minute"])
            yield _told(found), at
            if at < _NOON and not found["hour"].startswith("0"):
                yield _told(found), at + _NOON
        else:
            hour = int(found["hour_zh"]) if found["hour_zh"].isdigit() else _DIGITS[found["hour_zh"]]
            is_later = found["part"] in ("下午", "晚上") or (found["part"] == "中午" and hour < 10)
            yield _told(found), hour % 12 * 60 + _past(found["past"]) + _NOON * (is_later or hour == 12)


def _told(found: re.Match[str]) -> Told:
    return Told(found[0], found.start(), found.end())
