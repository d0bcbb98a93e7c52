"""Telephone numbers that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule, located
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.files.mistakes import Edit, Mistake

_LONG = re.compile(
    r"(?<![\d.,-])(?:0\d{2,3}[- ]?\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4})(?![\d])"
)
_NO_PLACE_FOR_A_LINK = re.compile(r"^ *#|\]\(|tel:|[`<]")  # a number is mended only in plain text


def check(project: Project) -> Iterator[Mistake]:
    """Find numbers that the data know, and others that look like telephone numbers."""
    national = {
        str(hotline.number): name for name, hotline in project.roster.network.national_hotlines.items()
    }
    own = _own(project)
    short = re.compile(
        rf"(?<![\d〔.,-])(?:{'|'.join(map(re.escape, national))})(?![\d年号%]|[.,]\d|万|元| "
        r"?(?:yuan|days|年|日))"
    )
    for pages in project.pages.values():
        for page in pages.values():
            for line, column, number in located(short, page.prose):
                word = f'{{{{ hotline("{national[number[0]]}") }}}}'
                yield Mistake(
                    page.name,
                    line,
                    f"the number {number[0]} is typed into the page",
                    f"Write {word}: then it can be called, and changes everywhere.",
                    f"号码 {number[0]} 直接写在网页里了。请写 {word}：能直接拨打，一处改，处处改。",
                    column=column,
                    edit=Edit(number[0], word) if _may_be_linked(page, line) else None,
                )
            for line, column, number in located(_LONG, page.prose):
                purpose = own.get(re.sub(r"\D", "", number[0]))
                yield Mistake(
                    page.name,
                    line,
                    f"the number {number[0]} is typed into the page",
                    f'Write {{{{ hotline("{purpose}") }}}}: then each branch shows its own.'
                    if purpose
                    else 'Write it in branches/ and here {{ hotline("complaint") }} or another purpose.',
                    f"号码 {number[0]} 直接写在网页里了。"
                    + (
                        f'请写 {{{{ hotline("{purpose}") }}}}：每个网点显示自己的号码。'
                        if purpose
                        else '请把它写进 branches/，这里写 {{ hotline("complaint") }} 或别的用途。'
                    ),
                    column=column,
                )


def _own(project: Project) -> dict[str, str]:
    """The purposes of the numbers of branches and institution, by their digits."""
    return {
        re.sub(r"\D", "", hotline.number): purpose
        for branch in reversed(tuple(project.roster))
        for purpose, hotline in branch.hotlines.items()
        if hotline.number
    }


def _may_be_linked(page: Page, line: int) -> bool:
    return not _NO_PLACE_FOR_A_LINK.search(page.body.split("\n")[line - 1])


RULE = Rule(
    "MS007",
    "Telephone numbers stand in the data, not in pages",
    check,
    wrong="Call 110.",
    right='Call {{ hotline("110") }}.',
    zh='号码不要直接写在网页里。用 {{ hotline("…") }}，号码一变，处处跟着变。',
    why="A number that changes must change once, and on the phone it must be callable.",
    fixable=True,
)
