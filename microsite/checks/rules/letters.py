"""Letters typed for digits in the text of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule, located
from microsite.content.project import Project
from microsite.data.values.characters import LIKE_DIGITS, in_digits
from microsite.files.mistakes import Mistake

_SIGNS = "".join(LIKE_DIGITS)
_NUMBER = re.compile(rf"(?<![\w.-])[0-9{_SIGNS}]{{2,12}}(?![\w-])", re.ASCII)
_UNIT = re.compile(r" ?(?:(?:working )?days?|months?|years?|yuan|日|天|个?工作日|个月|年|元|万元)(?![a-z])")


def check(project: Project) -> Iterator[Mistake]:
    """Find numbers to call, and numbers before a unit, in which a letter stands."""
    known = {*project.roster.network.national_hotlines} | _of_branches(project)
    for pages in project.pages.values():
        for page in pages.values():
            for line, column, found in located(_NUMBER, page.prose):
                digits = in_digits(found[0])
                if not digits or not re.search("[0-9]", found[0]):
                    continue
                if digits in known or (found[0][0].isdigit() and _UNIT.match(page.prose, found.end())):
                    letters = "、".join(dict.fromkeys(re.findall(f"[{_SIGNS}]", found[0])))
                    yield Mistake(
                        page.name,
                        line,
                        f"“{found[0]}” holds a letter for a digit: {letters.replace('、', ', ')}",
                        f"Write {digits}, if that is meant.",
                        f"“{found[0]}”里的“{letters}”是字母，不是数字。是 {digits} 的话，请用数字重新输入。",
                        column=column,
                    )


def _of_branches(project: Project) -> set[str]:
    return {
        re.sub("[^0-9]", "", hotline.number)
        for branch in project.roster
        for hotlines in branch.numbers.values()
        for hotline in hotlines
        if hotline.number
    }


RULE = Rule(
    "MS113",
    "Numbers are written in digits",
    check,
    wrong="Call 1l0.",
    right='Call {{ hotline("110") }}.',
    zh="数字里混进了字母（如 O、l）。请用数字重新输入。",
    why="A telephone can't dial a letter, and who looks for the number doesn't find it.",
)
