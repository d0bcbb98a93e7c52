"""Promises that nobody may make, outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_QUOTED = re.compile(r"“[^”\n]{0,200}”|\"[^\"\n]*\"|\{\{[^{}\n]*+\}\}")
_PROMISE = re.compile(
    r"guaranteed (?:return|profit|yield)s?|sure[- ]win|risk[- ]free|zero risk|high return with no risk|"
    r"稳赚不赔|保本高息|零风险|无风险高收益|百分之百追回|保证追回|一定能追回|包赔|稳赚",
    re.IGNORECASE,
)


def check(content: Content) -> Iterator[Mistake]:
    """Find promises that are not shown as somebody else's words."""
    for pages in content.pages.values():
        for page in pages.values():
            unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), page.text)
            for line, column, promise in located(_PROMISE, unquoted):
                yield Mistake(
                    page.name,
                    line,
                    f"“{promise[0]}” is promised",
                    "If a cheat says it, put it in quotation marks; otherwise leave it out.",
                    f"“{promise[0]}”是没有人能保证的话。骗子说的，就加引号；否则删掉。",
                    column=column,
                )


RULE = PageRule(
    "MS009",
    "Nothing is promised that nobody can promise",
    check,
    wrong="A product with guaranteed return.",
    right="Somebody says “guaranteed return”? Do not believe it.",
    zh="不能承诺收益。骗子的话要放在引号里，否则删掉。",
    why="Cheats make promises; whoever read one here would believe theirs too.",
)
