"""Days of campaigns and events that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from microsite.checks.rule import Rule, located
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>20\d\d)(?:[-/.]|年)(?P<month>\d\d?)(?:[-/.]|月)(?P<day>\d\d?)(?!\d)日?|"
    rf"(?P<day_en>\d\d?) (?P<month_en>{'|'.join(_MONTHS)}) (?P<year_en>20\d\d))"
)


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
            for line, column, found in located(_DAY, page.prose):
                if line > page.header.count("\n") and (id := known.get(_date(found))):
                    series = project.roster.institution.campaigns[id].series
                    yield Mistake(
                        page.name,
                        line,
                        f"the day {found[0]} of the campaign “{id}” is typed into the page",
                        f'Write {{{{ campaign("{series}").dates }}}} or {{{{ events() }}}}: '
                        "then it changes with the data.",
                        f"活动“{id}”的日期 {found[0]} 直接写在网页里了。"
                        f'请写 {{{{ campaign("{series}").dates }}}} 或 {{{{ events() }}}}，它会跟着数据变。',
                        column=column,
                    )


def _date(found: re.Match[str]) -> date | None:
    year, month, day = (found[part] or found[f"{part}_en"] for part in ("year", "month", "day"))
    try:
        return date(int(year), _MONTHS.index(month) + 1 if month in _MONTHS else int(month), int(day))
    except ValueError:
        return None


RULE = Rule(
    "MS017",
    "Days of campaigns stand in the data, not in pages",
    check,
    wrong="The week begins on 9 March 2027.",
    right='The week: {{ campaign("315").dates }}.',
    zh='活动日期不要直接写在网页里。用 {{ campaign("…").dates }}。',
    why="Next year somebody changes the data, and forgets the page.",
)
