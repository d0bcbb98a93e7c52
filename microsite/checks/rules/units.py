"""Units that stand once more behind a figure, which brings its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Edit, Mistake

_UNITS = {
    "days": r"日|天|days?\b",
    "working-days": r"个?工作日|日|天|(?:working )?days?\b",
    "months": r"个?月|months?\b",
    "years": r"年|years?\b",
    "age": r"周?岁|years?(?: old| of age)?\b",
    "yuan": r"元|块钱?|万元?|yuan\b|RMB\b",
    "percent": r"[%％]|per ?cent\b",
    "times": r"次|times\b",
    "multiple": r"倍|times\b",
    "people": r"个?人|名|people\b|persons?\b",
    "levels": r"个?等?级|levels?\b",
}
_BEHIND = {
    unit: re.compile(rf"\}}\}}(?P<unit>[ -]?(?:{words}))", re.IGNORECASE) for unit, words in _UNITS.items()
}
_FIGURE = re.compile(r"\{\{ ?figure\([\"'](?P<id>[a-z0-9-]{1,60}+)[\"']\) ?(?=\}\})")


def check(content: Content) -> Iterator[Mistake]:
    """Read what stands behind each figure."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, found in located(_FIGURE, page.read_text):
                figure = content.facts.figures.get(found["id"])
                again = _BEHIND[figure.unit].match(page.read_text, found.end()) if figure else None
                if not again:
                    continue
                unit = again["unit"].strip(" -")
                yield Mistake(
                    page.name,
                    line,
                    f"“{unit}” stands twice: the figure “{found['id']}” brings its unit",
                    f"Take “{unit}” away.",
                    f"单位“{unit}”写了两遍：数值“{found['id']}”自己带单位。请删掉“{unit}”。",
                    column=column + len(found[0]) + 2,
                    edit=Edit(again["unit"], ""),
                )


RULE = PageRule(
    "MS120",
    "A figure brings its unit",
    check,
    wrong='The bank answers within {{ figure("complaint-simple") }} days.',
    right='The bank answers within {{ figure("complaint-simple") }}.',
    zh="数值自己带单位（日、元、岁等），后面不要再写。",
    why="“15 days days” looks careless where people look for something to rely on.",
    fixable=True,
)
