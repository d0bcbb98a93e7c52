"""Numbers of ID cards and bank cards in pages and in texts of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.checks.texts import texts
from microsite.content.project import Content, Project
from microsite.files.mistakes import Mistake

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643: the sum tells the last sign
_LAST = "10X98765432"
_ID = r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
_CARD = r"62\d\d[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?"
_NUMBER = re.compile(rf"(?<![\d.-])(?:(?P<id>{_ID})|(?P<card>{_CARD}))(?!\d)", re.ASCII)
_HINT = "Take it out. An example is written so that nobody can have it: 6222 **** **** 1234."
_HINT_ZH = "请删掉。举例的话，写成谁也不会有的样子：6222 **** **** 1234。"


def check(content: Content) -> Iterator[Mistake]:
    """Find them wherever readers would see them."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, found in located(_NUMBER, page.told_text):
                if _is_one(found):
                    told, zh = _told(found)
                    yield Mistake(page.name, line, told, _HINT, zh, column=column)
    for text, path, document in texts(content.roster) if isinstance(content, Project) else ():
        for language, said in text.items():
            for found in filter(_is_one, _NUMBER.finditer(said)):
                told, zh = _told(found)
                yield document.mistake((*path, language), told, _HINT, zh)


def _told(found: re.Match[str]) -> tuple[str, str]:
    what, what_zh = ("an ID card", "身份证号") if found["id"] else ("a bank card", "银行卡号")
    return f"{found[0]} is the number of {what}", f"{found[0]} 是{what_zh}。{_HINT_ZH}"


def _is_one(found: re.Match[str]) -> bool:
    """Whether the last digit is the one that the others ask for."""
    if number := found["id"]:
        return _LAST[
            sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11
        ] == (number[-1].upper())
    digits = [int(digit) for digit in reversed(re.sub(r"\D", "", found["card"]))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


RULE = PageRule(
    "MS139",
    "Nobody's ID card or bank card is shown",
    check,
    wrong="Card: 6222 0212 3456 7890 128",
    right="Card: 6222 **** **** 1234",
    zh="不要公开任何人的身份证号、银行卡号。",
    why="It may be somebody's own, and what stands in a page is read by those who look for such numbers.",
    reads="texts",
)
