"""Titles of campaigns that name another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(project: Project) -> Iterator[Mistake]:
    """Compare the years in the title of each campaign with its days."""
    for plan in plans(project):
        if not plan.is_common:
            continue
        own = {str(day.year) for day in (plan.campaign.first, plan.campaign.end)}
        for language, title in plan.campaign.title.items():
            named = _YEAR.findall(title)
            if named and own.isdisjoint(named):
                yield plan.mistake(
                    ("title", language),
                    f"the campaign begins on {plan.campaign.first}, but its title says {named[0]}",
                    "Was the file copied from the year before? Mend the title in each language, and look at "
                    "the rest of it. If the title is right, leave it.",
                    f"活动从 {plan.campaign.first} 开始，标题里写的却是{named[0]}年。"
                    "是不是从上一年的文件复制来的？请把各种语言的标题改好，再看一遍其他内容；标题没错的，不用改。",
                )


RULE = Rule(
    "MS144",
    "The title of a campaign names its own year",
    check,
    wrong="title: {en: Consumer week 2026, zh: 2026年宣传周}\nfirst: 2027-03-08",
    right="title: {en: Consumer week 2027, zh: 2027年宣传周}\nfirst: 2027-03-08",
    zh="活动标题里的年份和活动日期对不上。改好标题。",
    why="A plan copied from the year before keeps its title: readers take the campaign for one that is over. "
    "A warning, since a title may speak of another year.",
    severity="warning",
)
