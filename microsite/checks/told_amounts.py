"""Sums of money and other measures that a text tells in English or Chinese, each as a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.checks.rule import located
from microsite.content import amounts
from microsite.languages.language import Language

_IN_DIGITS = r"(?<![\d.,])\d[\d,]{0,19}(?:\.\d{1,4})?"
_SIGNS = "零〇一二两三四五六七八九十百千"
_IN_SIGNS = f"(?<![第几数好上成万亿{_SIGNS}])[{_SIGNS}][{_SIGNS}万亿]{{0,12}}"
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORD = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_IN_WORDS = rf"(?<!hundred )(?<!hundred and )\b(?:{_WORD})(?:-(?:{_WORD}))?\b"
_SMALL_EN = rf"(?:(?<![\d.,])\d{{1,4}}(?:\.\d{{1,4}})?|{_IN_WORDS})"
_SMALL_ZH = rf"(?<![第几数上下千万年月时\d.,{_SIGNS}])(?:\d{{1,4}}(?:\.\d{{1,4}})?|[{_SIGNS}]{{1,4}})"


def _one_or_range(number: str, scale: str, to: str, ending: str = "") -> str:
    """A sum, or from which to which it goes; `ending` is of the names of its groups."""
    first, last = (
        rf"(?P<{name}{ending}>{number})(?P<of_{name}{ending}>{scale})?" for name in ("first", "last")
    )
    return f"{first}(?:{to}{last})?"


_EN = r" ?(?:thousand|million|billion|k|m|bn)\b", "(?: to | ?[-–—~] ?)"
_ZH = rf"(?:{_IN_DIGITS}|{_IN_SIGNS})", "[千万亿]", "(?:至|到|[-–—~～]{1,2})"
SUMS = {
    "en": re.compile(
        rf"(?:\b(?:RMB|CNY)|[¥￥]) ?{_one_or_range(_IN_DIGITS, *_EN)}(?!\.?\w)"
        rf"|{_one_or_range(rf'(?:{_IN_DIGITS}|{_IN_WORDS})', *_EN, '_of')}(?:[ -]yuan| RMB)\b"
    ),
    "zh": re.compile(
        rf"(?:人民币|RMB|CNY|[¥￥]) ?{_one_or_range(*_ZH)}"
        rf"|{_one_or_range(*_ZH, '_of')}(?:元(?![\d{_SIGNS}]角)|块(?=[钱，。；、\s]|$))"
    ),
}
_UNITS = {
    "en": {
        "percent": r"(?: ?%| per ?cent\b)",
        "minutes": r"[ -]minutes?\b",
        "hours": r"[ -]hours?\b",
        "days": r"[ -](?:working )?days?\b",
        "weeks": r"[ -]weeks?\b",
        "months": r"[ -]months?\b",
        "years": r"(?:[ -]years?| (?:and|or) (?:over|above|older|under|younger))\b",
        "times": r" times\b",
        "people": r" (?:people|visitors|persons|seats|guests)\b",
        "copies": r" (?:copies|leaflets)\b",
        "steps": r" (?:steps|things|ways)\b",
        "branches": r" (?:sub-)?(?:branches|outlets)\b",
    },
    "zh": {
        "percent": " ?[%％]",
        "minutes": " ?分钟",
        "hours": f" ?个?(?:小时|钟头)(?![\\d{_SIGNS}]{{1,3}}分)",
        "days": " ?(?:个工作日|天|日)",
        "weeks": " ?(?:周(?![一二三四五六日年岁])|个星期)",
        "months": " ?个月",
        "years": f" ?(?:周?岁|年(?!半|[\\d{_SIGNS}]{{1,3}}个月))",
        "times": " ?次",
        "people": " ?(?:名|位|席|个?(?:座位?|名额)|个?人(?![工民员]))",
        "copies": " ?份",
        "steps": " ?(?:步|样|种)",
        "branches": " ?(?:个|家)(?:网点|支行|分理处)",
    },
}


def _any_of(units: dict[str, str]) -> str:
    return "|".join(f"(?P<{unit}>{sign})" for unit, sign in units.items())


_MEASURES = {
    "en": re.compile(rf"(?P<number>{_SMALL_EN})(?:{_any_of(_UNITS['en'])})", re.IGNORECASE),
    "zh": re.compile(
        rf"(?P<number>{_SMALL_ZH})(?:{_any_of(_UNITS['zh'])})"
        rf"|百分之(?P<share>\d+(?:\.\d+)?|[{_SIGNS}]+)(?![\d.点至到{_SIGNS}])"
    ),
}
_REST_ZH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MIXED = {  # without a rest: and a half
    "en": re.compile(
        r"\bhalf an? (?P<of>hour|month|year)\b|\b(?P<one>an?) (?P<of_one>hour|month|year) and a half\b"
        rf"|(?P<whole>{_SMALL_EN}) and a half[ -](?P<of_whole>hour|month|year)s?\b"
        rf"|(?P<first>{_SMALL_EN})[ -](?P<of_first>hour|year)s?(?:,| and)? "
        rf"(?P<rest>{_SMALL_EN})[ -](?:minute|month)s?\b|\b(?P<fortnight>fortnight)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"(?<![\d上下前后多大个年{_SIGNS}])半(?:个?(?P<of>小时|钟头)|个(?P<of_half>月)|(?P<of_other>年)(?![报度]))"
        rf"|(?P<whole>{_SMALL_ZH})(?:个半(?P<of_whole>小时|钟头|月)|(?P<of_years>年)半)"
        rf"|(?P<first>{_SMALL_ZH})个?(?P<of_first>小时|钟头|年)零?(?P<rest>{_REST_ZH})(?:分(?!之)|个月)"
    ),
}
_OF = {"hour": "hours", "小时": "hours", "钟头": "hours", "month": "months", "月": "months"}
_OF |= {"year": "years", "年": "years"}
_PARTS = {"hours": 60, "years": 12}
_BEGINS = {
    "en": f"RC¥￥0123456789{''.join(sorted({word[0] for word in (*_ONES, *_TENS)}))}",
    "zh": f"RC¥￥人百0123456789{_SIGNS}",
}
_SCALES = {"thousand": 1000, "k": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_SCALES |= {"千": 1000, "万": 10_000, "亿": 10**8}
_INTO = {"hours": ("minutes", 60), "weeks": ("days", 7), "years": ("months", 12), "share": ("percent", 1)}
_YEAR = 1000  # more is one of the calendar
_ANY = "一"  # which is no number in 一种, 一次
_DAY = 24 * 60  # minutes


class Amount(NamedTuple):
    """What a text tells: how much of what, and where and how it is written."""

    unit: str
    value: float
    line: int
    column: int
    written: str


def told(text: str, language: Language) -> Iterator[Amount]:
    """Every amount of a text in a language in which they can be read."""
    if language not in SUMS:
        return
    for line, column, found in located(SUMS[language], text, _BEGINS[language]):
        for yuan in values(found):
            yield Amount("yuan", yuan, line, column, found[0])
    for line, column, found in located(_MIXED[language], text):
        yield Amount(*_mixed(found), line, column, found[0])
    for line, column, found in located(_MEASURES[language], text):
        number = next(filter(None, found.groups()))  # the first: the unit comes after it
        if number != _ANY and (value := _value(number)) < _YEAR:
            yield Amount(*_in_common(str(found.lastgroup), value), line, column, found[0])


def values(found: re.Match[str]) -> Iterator[float]:
    """What a sum is in yuan, and of a range both ends: 3 to 5 million are millions twice."""
    groups = {name.removesuffix("_of"): written for name, written in found.groupdict().items() if written}
    first, last, of_last = groups["first"], groups.get("last"), groups.get("of_last", "")
    if first[0] not in _SIGNS or not last:  # 六千到一万 and 三到五万 look alike, and mean 6,000 and 30,000
        yield _scaled(first, groups.get("of_first", of_last))
    if last:
        yield _scaled(last, of_last)


def _scaled(number: str, scale: str) -> float:
    return round(_value(number) * _SCALES.get(scale.strip(), 1), 2)


def _value(number: str) -> float:
    if not number[0].isascii() or number[0].isdecimal():
        return amounts.value(number)
    parts = number.lower().split("-")
    return float(
        sum(_ONES.index(part) + 1 if part in _ONES else 10 * (_TENS.index(part) + 2) for part in parts)
    )


def _mixed(found: re.Match[str]) -> tuple[str, float]:
    """A half, one and a half, or hours and minutes, as others may tell it."""
    groups = {name: written for name, written in found.groupdict().items() if written}
    if "fortnight" in groups:
        return "days", 14
    unit = next(_OF[written.lower()] for name, written in groups.items() if name.startswith("of"))
    whole = 1 if "one" in groups else _value(groups.get("whole") or groups.get("first") or "0")
    rest = _value(groups["rest"]) / _PARTS[unit] if "rest" in groups else 0.5
    return _in_common(unit, whole + rest)


def _in_common(unit: str, number: float) -> tuple[str, float]:
    """The same as others may tell it: two years as 24 months, 48 hours as two days."""
    unit, times = _INTO.get(unit, (unit, 1))
    number = round(number * times, 2)
    if unit == "minutes" and number and number % _DAY == 0:
        return "days", number / _DAY
    return unit, number
