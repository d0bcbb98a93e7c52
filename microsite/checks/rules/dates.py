"""Days of campaigns and events that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

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
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>20\d\d)(?:[-/.]|年)(?P<month>\d\d?)(?:[-/.]|月)(?P<day>\d\d?)(?!\d)日?|"
    rf"(?P<day_en>\d\d?)(?:st|nd|rd|th)? (?P<month_en>{_NAMES})\.?,? (?P<year_en>20\d\d)|"
    rf"(?P<month_us>{_NAMES})\.? (?P<day_us>\d\d?)(?:st|nd|rd|th)?,? (?P<year_us>20\d\d))"
)
_HAN = re.compile(
    "(?P<year>二[〇零]二[〇零一二三四五六七八九])年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_FORMS = ("", "_en", "_us")
_COUNTED = "零一二三四五六七八九"


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
            for line, column, found in chain(located(_DAY, page.prose), located(_HAN, page.prose)):
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
    said = found.groupdict()
    year, month, day = (
        next(text for form in _FORMS if (text := said.get(f"{part}{form}")))
        for part in ("year", "month", "day")
    )
    known = [name[:3] for name in _MONTHS]
    try:
        number = known.index(month[:3]) + 1 if month[:3] in known else _number(month)
        return date(_number(year), number, _number(day))
    except ValueError:
        return None


def _number(written: str) -> int:
    """A number in digits, or up to 99 in Chinese characters; of a year each character is a digit."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.replace("〇", "零").partition("十")
    if not ten:
        return int("".join(str(_COUNTED.index(digit)) for digit in tens))
    return 10 * (_COUNTED.index(tens) if tens else 1) + (_COUNTED.index(ones) if ones else 0)


RULE = Rule(
    "MS017",
    "Days of campaigns stand in the data, not in pages",
    check,
    wrong="The week begins on 9 March 2027.",
    right='The week: {{ campaign("315").dates }}.',
    zh='活动日期不要直接写在网页里。用 {{ campaign("…").dates }}。',
    why="Next year somebody changes the data, and forgets the page.",
)
