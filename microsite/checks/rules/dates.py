"""Days of campaigns and events that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from microsite.checks import told_days
from microsite.checks.rule import Rule, placed
from microsite.checks.told_days import Told, ToldDay
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_OF_LAWS = re.compile(r"起?(?:施行|实施|生效|执行|公布|发布|印发)")


def check(project: Project) -> Iterator[Mistake]:
    """Find days with their year that the data know."""
    known: dict[date | None, str] = {
        day: id
        for id, campaign in project.roster.institution.campaigns.items()
        if campaign.end >= project.today  # the day of a past one is history, or that of something else
        for day in (
            campaign.first,
            campaign.last,
            *(day for event in campaign.events for day in (event.first, event.end)),
        )
    }
    for pages in project.pages.values():
        for page in pages.values():
            typed: dict[Told, str] = {}  # of a span both days are told
            for told in told_days.days(page.prose):
                day = None if _OF_LAWS.match(page.prose, told.at.end) else _date(told)
                if day in known and placed(page.prose, told.at.begin)[0] > page.header.count("\n"):
                    typed.setdefault(told.at, known[day])
            for at, id in typed.items():
                yield _typed(page, at, id, project.roster.institution.campaigns[id].series)


def _date(told: ToldDay) -> date | None:
    try:
        return date(told.year, told.month, told.day)
    except ValueError:  # without a year, or no day of the calendar
        return None


def _typed(page: Page, at: Told, id: str, series: str) -> Mistake:
    line, column = placed(page.prose, at.begin)
    return Mistake(
        page.name,
        line,
        f"the day {at.text} of the campaign “{id}” is typed into the page",
        f'Write {{{{ campaign("{series}").dates }}}} or {{{{ events() }}}}: then it changes with the data.',
        f"活动“{id}”的日期 {at.text} 直接写在网页里了。"
        f'请写 {{{{ campaign("{series}").dates }}}} 或 {{{{ events() }}}}，它会跟着数据变。',
        column=column,
    )


RULE = Rule(
    "MS017",
    "Days of campaigns stand in the data, not in pages",
    check,
    wrong="The week begins on 9 March 2027.",
    right='The week: {{ campaign("315").dates }}.',
    zh='活动日期不要直接写在网页里。用 {{ campaign("…").dates }}。',
    why="Next year somebody changes the data, and forgets the page.",
)
