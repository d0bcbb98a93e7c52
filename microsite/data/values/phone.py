"""Telephone numbers that can be called in China."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from microsite.data.values.characters import LIKE_DIGITS, named, plain
from microsite.files.mistakes import Several, Wrong

COUNTRY = "CN"
ABROAD = r"(?:(?:\+|00)86|\(\+86\))[ -]?"
GAP = r"(?: *[-.] *| +)?"
SERVICE = re.compile(r"11[0249]|12[02]|100\d\d|12\d{3}|9[56]\d{3}", re.ASCII)  # written without gaps
# None begins with 1 or 9, which begin service numbers; some of these are called with the area code too.
WITH_AREA = re.compile(r"0(?:10|2\d|[3-9]\d\d)12\d{3}", re.ASCII)  # the hotline of another town
LOCAL = rf"(?:[02-8]\d{{6,7}}|[02-8]\d{{2,3}}{GAP}\d{{4}}|12\d{{3}}|95\d{{3}}|96\d{{3,4}})"
SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"(?:{ABROAD})?1[3-9]\d(?:\d{{8}}|{GAP}\d{{4}}{GAP}\d{{4}})",
        rf"(?:{ABROAD})?[48]00{GAP}(?:\d{{7}}|\d{{3}}{GAP}\d{{4}}|\d{{4}}{GAP}\d{{3}})",
        rf"(?:{ABROAD})?[48]00\d{GAP}(?:\d{{6}}|\d{{3}}{GAP}\d{{3}})",
        rf"(?:\(0[1-9]\d{{1,2}}\)|0[1-9]\d{{1,2}}){GAP}{LOCAL}",
        rf"{ABROAD}(?:\(0\)|0)?[1-9]\d{{1,2}}{GAP}{LOCAL}",
    )
)
_WITH_AREA = 10  # digits of the shortest number with its area code, without the 0
WITHOUT_AREA = re.compile(r"1[3-9]|[48]00")  # what mobile numbers and those of firms begin with
FROM_A_SPREADSHEET = re.compile(r"(\d{3,11})\.0", re.ASCII)
EXTENSION = re.compile(
    r"\(?(?:转|轉|分机号?|内线|(?<![a-z])(?:ext(?:ension)?\.?|x))[: ]*(\d{1,6})\)?", re.IGNORECASE | re.ASCII
)
_LINES = re.compile(r"(?P<first>\d{4}) ?[-~] ?(?P<last>\d{2,4})\Z", re.ASCII)  # 2001-2003
LONGEST = 200  # characters of a text that are looked at to tell what is wrong with it
SIGNS = frozenset("0123456789+().- ")


class Phone(NamedTuple):
    """A number as it is shown, and its extension if it has one."""

    number: str
    extension: str


@lru_cache(100_000)
def shown(text: str) -> str:
    """A number as it is shown; Wrong says why it is none."""
    written = plain(text)
    if SERVICE.fullmatch(written):
        return _in_use(written)
    if any(shape.fullmatch(written) for shape in SHAPES):
        return _in_use(_national(written))
    raise _refusal(written)


def with_extension(text: str) -> Phone:
    """A number with the extension behind it, as people write both in a cell."""
    written = plain(text)
    if kept := FROM_A_SPREADSHEET.fullmatch(written):
        return Phone(shown(_with_area(kept[1])), "")
    for found in EXTENSION.finditer(written):
        if found.end() < len(written):
            continue
        before = written[: found.start()].rstrip(" ,;")
        if not SERVICE.fullmatch(before) and not SERVICE.fullmatch(found[1]):
            return Phone(shown(before), found[1])
    return Phone(shown(written), "")


def dialled(number: str) -> str:
    """A number as a telephone dials it, from abroad too; a service number is dialled as it is."""
    if SERVICE.fullmatch(number):
        return number
    parsed = phonenumbers.parse(number, COUNTRY)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _with_area(digits: str) -> str:
    """Digits that a spreadsheet kept as a number, with the 0 that it dropped from the area code.

    With fewer digits there was no area code: seven or eight are a number of some town, nobody knows which.
    """
    is_whole = SERVICE.fullmatch(digits) or WITHOUT_AREA.match(digits) or len(digits) < _WITH_AREA
    return digits if is_whole else f"0{digits}"


def _national(written: str) -> str:
    """The digits to dial within the country."""
    abroad = re.match(ABROAD, written)
    digits = re.sub(r"\D", "", written[abroad.end() :] if abroad else written)
    return digits if digits.startswith("0") else _with_area(digits)


def _in_use(digits: str) -> str:
    """Only now is the library asked, which would take letters for digits and drop what it does not know."""
    if WITH_AREA.fullmatch(digits):
        return f"{digits[:-5]} {digits[-5:]}"
    parsed = phonenumbers.parse(digits, COUNTRY)
    if phonenumbers.is_valid_short_number_for_region(parsed, COUNTRY):
        return digits
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    if not phonenumbers.is_valid_number(parsed) or re.sub(r"\D", "", number) != digits:
        raise Wrong("is not a number that can be called in China", "这个号码在国内打不通")
    return number


def _refusal(written: str) -> Wrong:
    """Why a text is no number, as helpfully as can be told."""
    written = written[:LONGEST]
    if not written:
        return Wrong("is empty", "是空的")
    if first := _first_of_lines(written):
        return Several(
            f"is a range of lines; write the first one alone, {first}, or each with whom it is for",
            f"写的是连号的几条线路，请只写第一个号码 {first}，或者每个号码分开写，注明给谁用",
        )
    if EXTENSION.search(written) or re.search(r"\d{3} ?\d{4}-\d{1,5}$", written):
        return Wrong(
            "holds an extension; write it in a field of its own, extension",
            "里面有分机号，请另写在 extension 里",
        )
    if _are_several(written):
        return Several("holds more than one number; write one", "写了不止一个号码，请只写一个")
    if re.fullmatch(r"\d(?:\.\d+)?E\+?\d+", written, re.IGNORECASE | re.ASCII):
        return Wrong(
            "is what a spreadsheet made of a number, and its last digits are lost; type it anew, as text",
            "是表格软件改成的写法，后面几位已经丢了；请照原来的号码重新输入，单元格设成文本",
        )
    return _of_signs(written)


def _of_signs(written: str) -> Wrong:
    """Why signs and digits are no number."""
    strange = [character for character in written if character not in SIGNS]
    digits = re.sub(r"\D", "", written)
    if strange and not digits:
        return Wrong("is not a telephone number", "这不是电话号码")
    if len(strange) == 1:
        return Wrong(
            f"holds {named(strange[0])}, which is not a digit", f"里面有{strange[0]}，它不是数字，请重新输入"
        )
    if strange and {*strange} <= LIKE_DIGITS.keys():
        letters = "".join(strange)
        return Wrong(
            f"holds letters that look like digits: “{letters}”; type it anew, in digits",
            f"里面有像数字的字母：“{letters}”。请照原来的号码重新输入数字",
        )
    if strange:
        return Wrong(
            f"holds more than a number: “{''.join(strange)}”; write the number alone",
            f"号码旁边有别的字：“{''.join(strange)}”。这里只写号码",
        )
    return _of_digits(digits)


def _of_digits(digits: str) -> Wrong:
    """Why digits are no number."""
    if re.fullmatch(r"[02-8]\d{6,7}|96\d{4}", digits):
        return Wrong("has no area code", "少了区号")
    if not digits.startswith("0") and _is_called(f"0{digits}"):
        return Wrong(
            f"has lost the 0 at its beginning, as in a spreadsheet; write {shown(f'0{digits}')}",
            f"开头的0没有了，多半是表格软件删的；请写 {shown(f'0{digits}')}",
        )
    return Wrong(
        "is not written as a telephone number: 0571 8888 0000, 400 881 2345, 138 0013 8000, 95588",
        "不像电话号码。请写成 0571 8888 0000、400 881 2345、138 0013 8000 或 95588",
    )


def _is_called(written: str) -> bool:
    """Whether a text is a number."""
    try:
        shown(written)
    except Wrong:
        return False
    return True


def _first_of_lines(written: str) -> str:
    """The first number of a range such as 0571 0000 2001-2003: its end counts on from the last digits."""
    lines = _LINES.search(written)
    if not lines:
        return ""
    last = lines["last"]
    more = int(last) - int(lines["first"][-len(last) :])
    return written[: lines.end("first")] if 0 < more < (100 if len(last) > 3 else 10) else ""


def _are_several(written: str) -> bool:
    """Whether a number ends before the text does, and what follows could be another one."""
    written = re.sub(r"\([^()\d]*\)", " ", written)  # with whom each is for behind it
    for gap in re.finditer(r"[^0-9()+]+", written):
        try:
            shown(written[: gap.start()])
        except Wrong:
            continue
        if len(re.sub(r"\D", "", written[gap.end() :])) > 2:
            return True
    return False
