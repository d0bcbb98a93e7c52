"""Telephone numbers that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.data.roster import Roster
from microsite.data.values import phone
from microsite.data.values.characters import SAME_LENGTH
from microsite.files.mistakes import Edit, Mistake, Wrong

_ABROAD = r"(?:(?:\+|00)86[- ]?|\(\+86\) ?)"
_NO_COUNT = r"(?![\d年号%]|[.,]\d|万|元| ?(?:yuan|days|年|日))"
_NO_AMOUNT = r"(?![\d年号%万亿元户人份条次个名家笔]|[.,]\d| ?(?:yuan|people|days|customers|年|日|元|人))"
_LONG = re.compile(
    rf"(?<![\d.,/\w-])(?:{_ABROAD}(?:\(0\))?[1-9]\d{{1,2}}[- ]?\d{{3,4}}[- ]?\d{{4}}"
    r"|(?:\(0\d{2,3}\) ?|0\d{2,3}[- ]?)(?:\d{3,4}[- ]?\d{4}|9[56]\d{3,4})"
    rf"|(?:{_ABROAD})?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}"
    r"|[48]00[- ]?(?:\d{3}[- ]?\d{4}|\d{4}[- ]?\d{3})|[48]00\d[- ]?\d{3}[- ]?\d{3}"
    rf"|9[56]\d{{3}}{_NO_AMOUNT})(?!\d)",
    re.ASCII,
)
_SPOKEN = re.compile("[零〇○一二三四五六七八九幺]{3,}")
_DIGITS = str.maketrans("零〇○一二三四五六七八九幺", "0001234567891")
_NO_PLACE_FOR_A_LINK = re.compile(r"^ *#|\]\(|tel:|[`<]")  # a number is mended only in plain text


def check(content: Content) -> Iterator[Mistake]:
    """Find numbers that the data know, and others that look like telephone numbers."""
    roster = content.roster if isinstance(content, Project) else None
    hotlines = roster.network.national_hotlines if roster else {}
    national = {str(hotline.number): name for name, hotline in hotlines.items()}
    own = _own(roster) if roster else {}
    short = re.compile(rf"(?<![\d〔.,-])(?:{'|'.join(map(re.escape, national)) or '(?!)'}){_NO_COUNT}")
    for pages in content.pages.values():
        for page in pages.values():
            prose = _in_digits(page.prose)
            for line, column, found in located(short, prose):
                number = page.prose[slice(*found.span())]
                word = f'{{{{ hotline("{national[found[0]]}") }}}}'
                yield Mistake(
                    page.name,
                    line,
                    f"the number {number} is typed into the page",
                    f"Write {word}: then it can be called, and changes everywhere.",
                    f"号码 {number} 直接写在网页里了。请写 {word}：能直接拨打，一处改，处处改。",
                    column=column,
                    edit=Edit(number, word) if _may_be_linked(page, line) else None,
                )
            for line, column, written in _typed(prose, page.prose):
                if _in_digits(written) not in national:
                    yield _unknown(page, line, column, written, own)


def typed(prose: str) -> Iterator[tuple[int, int, str]]:
    """Everything in a text that is written as a telephone number, with its line and column."""
    return _typed(_in_digits(prose), prose)


def _typed(in_digits: str, prose: str) -> Iterator[tuple[int, int, str]]:
    for line, column, number in located(_LONG, in_digits):
        yield line, column, prose[slice(*number.span())]


def _in_digits(text: str) -> str:
    """The same text with ordinary digits, dashes and spaces, each in its place."""
    return _SPOKEN.sub(lambda spoken: spoken[0].translate(_DIGITS), text).translate(SAME_LENGTH)


def _unknown(page: Page, line: int, column: int, written: str, own: dict[str, str]) -> Mistake:
    """A number that no national hotline has, in whichever form it is written."""
    purpose = own.get(_digits(written))
    hint = 'Write it in branches/ and here {{ hotline("complaint") }} or another purpose.'
    zh = '请把它写进 branches/，这里写 {{ hotline("complaint") }} 或别的用途。'
    if purpose:
        hint = f'Write {{{{ hotline("{purpose}") }}}}: then each branch shows its own.'
        zh = f'请写 {{{{ hotline("{purpose}") }}}}：每个网点显示自己的号码。'
    return Mistake(
        page.name,
        line,
        f"the number {written} is typed into the page",
        hint,
        f"号码 {written} 直接写在网页里了。{zh}",
        column=column,
    )


def _digits(written: str) -> str:
    """What is dialled within the country."""
    try:
        return re.sub(r"\D", "", phone.shown(_in_digits(written)))
    except Wrong:
        return ""


def _own(roster: Roster) -> dict[str, str]:
    """The purposes of the numbers of branches and institution, by their digits."""
    return {
        re.sub(r"\D", "", hotline.number): purpose
        for branch in reversed(tuple(roster))
        for purpose, hotline in branch.all_hotlines
        if hotline.number
    }


def _may_be_linked(page: Page, line: int) -> bool:
    return not _NO_PLACE_FOR_A_LINK.search(page.body.split("\n")[line - 1])


RULE = PageRule(
    "MS007",
    "Telephone numbers stand in the data, not in pages",
    check,
    wrong="Call 110.",
    right='Call {{ hotline("110") }}.',
    zh='号码不要直接写在网页里。用 {{ hotline("…") }}，号码一变，处处跟着变。',
    why="A number that changes must change once, and on the phone it must be callable.",
    fixable=True,
)
