"""A day or time in the text of an event that is not its own, and what may well stand there."""

from __future__ import annotations

from datetime import date

import pytest

from microsite.checks import told_days
from microsite.checks.rules.event_texts import wrong
from microsite.data.event import Event
from microsite.data.record import Text

TITLE = Text(en="Desk", zh="咨询台")
SATURDAY = Event(id="desk", title=TITLE, first="2027-03-13", hours="08:00-10:00")
WEEK = Event(id="desk", title=TITLE, first="2027-03-09", last="2027-03-15", hours="14:00-16:00")


@pytest.mark.parametrize(
    "text",
    [
        "13 March, 8:00",
        "3月13日（星期六）上午8点",
        "Saturday, from 8:30",
        "Register until 10 March",
        "报名截止3月1日",
        "请在3月10日前登记",
        "Part of the consumer week 9-15 March",
        "活动从3月9日持续到3月15日",
        "15 March is World Consumer Rights Day",
        "3月15日国际消费者权益日",
        "Every Sunday we come again",
        "每周日都有",
        "Open Monday to Friday at the counter",
        "周一至周五柜台营业",
        "两周一次，周星驰没来",
        "Black Friday tricks",
        "In March 15 people came",
        "Questions? Call 9:00-17:00",
        "报名请打电话：上午9点至下午5点",
        "自2021年1月1日起施行",
        "如遇雨改到3月14日",
        "If it rains: Sunday",
        "Repeated on 20 March",
        "doors open at 7:30",
    ],
)
def test_what_may_stand_in_a_text(text: str) -> None:
    assert wrong(SATURDAY, text) is None


@pytest.mark.parametrize("text", ["Tea at 2:30", "14:30 film", "Sunday too", "3月10日、11日专场"])
def test_a_day_within_an_event_of_several(text: str) -> None:
    assert wrong(WEEK, text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On Sunday", "Sunday"),
        ("星期日，现场解答", "星期日"),
        ("周日上午", "周日"),
        ("防假币，礼拜天下午", "礼拜天"),
        ("14 March", "14 March"),
        ("March 14, 2027", "March 14, 2027"),
        ("13 March 2026", "13 March 2026"),
        ("9月16日上桥村讲座", "9月16日"),
        ("from 2 pm", "2 pm"),
        ("下午两点半起现场解答", "下午两点半"),
        ("Come to the market on Sunday from 9:00", "Sunday"),
    ],
)
def test_another_day_or_time_is_told(text: str, told: str) -> None:
    found = wrong(SATURDAY, text)
    assert found is not None
    assert found[0].endswith(f"its text says “{told}”")
    assert f"写的却是“{told}”" in found[2]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("9 to 15 March", [(3, 9), (3, 15)]),
        ("March 9-15, 2027", [(3, 9), (3, 15)]),
        ("the 4th of July", [(7, 4)]),
        ("3月9日、10日和12日", [(3, 9), (3, 10), (3, 12)]),
        ("3月9日至4月2日", [(3, 9), (4, 2)]),
        ("3月9至15日", [(3, 9), (3, 15)]),
        ("at 10:30, 15 March", [(3, 15)]),
        ("15 March 10:30", [(3, 15)]),
        ("2027 年 3 月 9 日", [(3, 9)]),
        ("二○二七年三月九日", [(3, 9)]),
        ("2027年三月九日", [(3, 9)]),
        ("27年3月9日", [(3, 9)]),
        ("2027．3．9", [(3, 9)]),
        ("20270309", [(3, 9)]),
        ("2027年3月9开始", [(3, 9)]),
        ("09.13.2027", [(13, 9), (9, 13)]),
        ("09-Mar-2027", [(3, 9)]),
        ("MARCH 9 2027", [(3, 9)]),
        ("the ninth of March 2027", [(3, 9)]),
        ("the twenty-first of March", [(3, 21)]),
        ("you may 9", []),
        ("March 2027, 13月5日", []),
    ],
)
def test_days_that_a_text_tells(text: str, days: list[tuple[int, int]]) -> None:
    assert [(one.month, one.day) for one in told_days.days(text)] == days


def test_the_weekday_is_that_of_the_calendar() -> None:
    assert date(2027, 3, 13).weekday() == next(day for _, day in told_days.weekdays("星期六"))


@pytest.mark.parametrize(
    ("text", "is_wrong"), [("20 seats", True), ("12个座位，先到先得", False), ("共20个座", True)]
)
def test_seats_are_those_of_the_event(text: str, is_wrong: bool) -> None:
    talk = Event(id="talk", title=TITLE, first="2027-03-13", hours="08:00-10:00", seats=12)
    assert bool(wrong(talk, text)) == is_wrong
    assert not wrong(SATURDAY, text)  # which has none
