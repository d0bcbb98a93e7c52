"""Days and times in the texts of an event that are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks import told_days
from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.checks.told_days import Told
from microsite.content.project import Project
from microsite.data.event import Event
from microsite.files.mistakes import Mistake

_FIELDS = ("title", "description", "place")
_AROUND = 40  # characters in which it is said what else a day is
_NEAR = 60  # minutes before and after an event that belong to it
_TOWARDS = re.compile(
    r"\b(?:until|till|by|before|after|from|since) (?:the |noon on )?(?:\w{3,6}day,? )?$", re.I
)
_OTHER_DAY = re.compile(
    r"\b(?:regist\w+|sign(?:ed)? up|book\w*|reserv\w+|appl\w+|deadlines?|clos\w+|postponed|moved|instead|"
    r"originally|holidays?|festivals?|force|(?-i:Day)|last|latest|next|again|"
    r"repeat\w*|missed|rain\w*|every|each|through|except)\b|day to \w+day"
    r"|截[止至]|报名|登记|预约|预订|申请|领取|[日号天一二三四五六](?:以|之)?[前起后至]|[至到](?:星期|周)|改期|改到|改为|"
    r"原定|推迟|提前|首次|去年|上次|下次|每[个周月年天逢星]|节(?![目约省能点奏])|纪念|权益日|宣传日|生日|[放休长节]假|假期|施行|除|雨|顺延|再",
    re.IGNORECASE,
)
_SEATS = re.compile(r"(?<![\d.])(\d{1,4}) seats\b|(?<![\d.])(\d{1,4}) ?个?座位?", re.ASCII)
_OTHER_TIME = re.compile(
    r"\b(?:call\w*|phone\w*|ring|open\w*|clos\w+|regist\w+|sign(?:ed)? up|book\w*|bus|buses|lunch|meet\w*|"
    r"every|until|by|before|after)\b"
    r"|电话|致电|拨打|营业|报名|登记|预约|领取|集合|班车|公交|发车|午休|入场|截[止至]|[点时半\d](?:以|之)?[前后]",
    re.IGNORECASE,
)


def check(project: Project) -> Iterator[Mistake]:
    """Read the texts of each event to come."""
    for plan in plans(project):
        for number, event in enumerate(plan.events):
            if event.end < project.today or event.cancelled:
                continue
            for field in _FIELDS:
                for language, text in (getattr(event, field) or {}).items():
                    if told := wrong(event, text):
                        yield plan.mistake(("events", number, field, language), *told)


def wrong(event: Event, text: str) -> tuple[str, str, str] | None:
    """What a text of an event says of its days or hours that is not so, in English and Chinese."""
    return _day(event, text) or _weekday(event, text) or _time(event, text) or _seats(event, text)


def _day(event: Event, text: str) -> tuple[str, str, str] | None:
    """Of a text that names none of the event's days, a day that it gives as one."""
    told = [*told_days.days(text)]
    own = {(day.year, day.month, day.day) for day in (*event.days, event.until)}
    years = event.first.year, event.end.year
    named = {(year, one.month, one.day) for one in told for year in ((one.year,) if one.year else years)}
    is_around = named and min(named) <= min(own) <= max(named)
    if named & own or (is_around and len(told) > 1):
        return None
    other = next((one for one in told if not _is_another(text, one.at)), None)
    return _wrong(event, other.at.text, f"is on {event.first}", f"{event.first}") if other else None


def _weekday(event: Event, text: str) -> tuple[str, str, str] | None:
    told = [*told_days.weekdays(text)]
    own = {day.weekday() for day in (*event.days, event.until)}
    if own & {weekday for _, weekday in told}:
        return None
    other = next((at for at, _ in told if not _is_another(text, at)), None)
    if not other:
        return None
    weekday_zh = f"星期{told_days.WEEKDAYS_ZH[event.first.weekday()]}"
    return _wrong(
        event, other.text, f"is on {event.first:%A}, {event.first}", f"{event.first}（{weekday_zh}）"
    )


def _time(event: Event, text: str) -> tuple[str, str, str] | None:
    """Of a text that names no time near those of the event, the first one, if it is told of the event."""
    told = [*told_days.times(text)]
    spans = [tuple(map(_minutes, span.split("-"))) for span in event.hours]
    near = any(start - _NEAR <= at <= end + _NEAR for _, at in told for start, end in spans)
    if not spans or near or not told or _OTHER_TIME.search(text):
        return None
    hours = ", ".join(event.hours)
    return _wrong(event, told[0][0].text, f"is at {hours}", hours)


def _seats(event: Event, text: str) -> tuple[str, str, str] | None:
    """Another number of seats than the event has, if the text names one."""
    told = [found[1] or found[2] for found in _SEATS.finditer(text)]
    if not event.seats or not told or str(event.seats) in told:
        return None
    return _wrong(
        event, f"{told[0]} seats / {told[0]}个座位", f"has {event.seats} seats", f"{event.seats}个座位"
    )


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _is_another(text: str, at: Told) -> bool:
    """Whether the words around a day say what else it is: a deadline, a series, a holiday."""
    around = text[max(at.begin - _AROUND, 0) : at.end + _AROUND]
    return bool(_TOWARDS.search(text[: at.begin]) or _OTHER_DAY.search(around))


def _wrong(event: Event, told: str, own: str, own_zh: str) -> tuple[str, str, str]:
    return (
        f"the event “{event.id}” {own}, but its text says “{told}”",
        "Mend whichever of the two is wrong; or take it out of the text, as the page shows days and hours.",
        f"场次“{event.id}”是 {own_zh}，文字里写的却是“{told}”。"
        "请核对，改掉写错的；也可以把它从文字里删掉，网页自己会显示日期和时间。",
    )


RULE = Rule(
    "MS133",
    "The texts of an event name its own days and hours",
    check,
    wrong="first: 2027-03-13  # a Saturday\ndescription: {en: On Sunday we answer, zh: 星期日现场解答}",
    right="first: 2027-03-13\ndescription: {en: We answer, zh: 现场解答}",
    zh="场次的文字里写的日期、星期或时间，不是这一场的。核对后改正。",
    why="The day was moved and the text was not: people come on the wrong one. A warning, since a text may "
    "speak of another day.",
    severity="warning",
)
