"""Numbers by which somebody is known: of an ID card and of a bank card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from microsite.checks.digits import BLANK, in_digits

_GAP = rf"[ \-.·{BLANK}]{{0,14}}"  # what stands between the digits of one number, entities of HTML too
_RUN = re.compile(
    rf"(?<![A-Za-z\d])(?<!\d[-. ])\d(?:{_GAP}\d){{14,18}}(?:{_GAP}[Xx](?![A-Za-z]))?(?!{_GAP}\d)", re.ASCII
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643: the sum tells the last sign
_LAST = "10X98765432"
_PLACE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}"  # GB/T 2260
_ID = re.compile(rf"{_PLACE}(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{{3}}[\dX]")
_OLD_ID = re.compile(rf"{_PLACE}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}")  # until 1999, unchecked
_CARD = re.compile(r"6[02]\d{14,17}|9558\d{12,15}|4\d{15}(?:\d{3})?|5[1-5]\d{14}|35\d{14}|3[47]\d{13}")
_OF_ID = re.compile(r"身份证|证件号|\bID\b|\bidentity", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"单号|编号|订单|流水|受理|快递|批次|条码|案号|文号|\b(?:order|tracking|serial|case|receipt|reference)\b",
    re.IGNORECASE,
)
_BEFORE = 14  # characters in which it is said whose number it is


class Identity(NamedTuple):
    """A number as it is written, whether it is that of an ID card, and where it begins."""

    written: str
    is_id: bool
    start: int


def identities(text: str, today: date | None = None) -> Iterator[Identity]:
    """Every number in a text that can be somebody's; nobody was born after today."""
    for found in _RUN.finditer(in_digits(text)):
        number = re.sub(r"[^\dX]", "", found[0].upper())
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        is_labelled = bool(_OF_ID.search(before)) and any(one.fullmatch(number) for one in (_ID, _OLD_ID))
        is_id = is_labelled or _is_id(number, today)
        if is_id or (_is_card(number) and not _OF_OTHER.search(before)):
            yield Identity(text[slice(*found.span())], is_id, found.start())


def _is_id(number: str, today: date | None) -> bool:
    """Whether it names a place and a birthday, and its last sign is the one that the others ask for."""
    said = _ID.fullmatch(number)
    if not said:
        return False
    try:
        born = date(int(said["year"]), int(said["month"]), int(said["day"]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[-1] == _LAST[total % 11] and not (today and born > today)


def _is_card(number: str) -> bool:
    """Whether it begins as cards do, and its last digit is the one that the others ask for (ISO/IEC 7812)."""
    if not _CARD.fullmatch(number):
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
