"""The numbers that a text of law states, each with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_HAN = "零〇一二两三四五六七八九十百千万亿"
_NUMBER = rf"(?P<number>\d[\d,]*(?:\.\d+)?[万亿]?|[{_HAN}]+)"
_UNITS = {
    "days": "(?:日|天)",
    "working-days": "个?工作日",
    "months": "个?月",
    "years": "年",
    "age": "周?岁",
    "yuan": "元",
    "times": "次",
    "multiple": "倍",
    "people": "(?:人|名|个)",
    "levels": "级",
}
_STATED = {unit: re.compile(rf"(?<![\d.,{_HAN}]){_NUMBER}{sign}") for unit, sign in _UNITS.items()}
_STATED["percent"] = re.compile(rf"(?:百分之{_NUMBER}|(?<![\d.])(?P<digits>\d+(?:\.\d+)?)[%％])")


@lru_cache(200)
def stated(text: str, unit: str) -> frozenset[float]:
    """Every number that stands in a Chinese text with a unit."""
    return frozenset(_stated(text, unit))


def _stated(text: str, unit: str) -> Iterator[float]:
    for found in _STATED[unit].finditer(text):
        groups = found.groupdict()
        yield value(groups["number"] or groups["digits"])


def value(written: str) -> float:
    """What a number is, written in digits or in Chinese signs."""
    sign = written[-1]
    if written[0].isdecimal():
        factor = _MYRIADS.get(sign, 1)
        return float(written.rstrip("万亿").replace(",", "")) * factor
    total, below, digit = 0, 0, 0
    for sign in written:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            below += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            total, below, digit = (total + below + digit) * _MYRIADS[sign], 0, 0
    return float(total + below + digit)
