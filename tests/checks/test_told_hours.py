"""Opening hours in a text are seen in whichever form they are told; other times of day are left alone."""

from __future__ import annotations

import pytest

from microsite.checks.told_hours import HOURS

TOLD = [
    "营业时间：8:30-17:00，周一至周五。",
    "营业时间8:30—17:30。",
    "每天8:30至17:00开门。",
    "周一至周五上午八点半到下午五点营业。",
    "周一至周五，8:30－12:00，13:30－17:00。",
    "周一至周五 0830-1700",
    "工作日朝九晚五",
    "周1至周5 8:30-17:00",
    "节假日9:00-16:00",
    "周一至周五\n8:30-17:00",
    "Open daily 8:30–17:00.",
    "Opening hours: 08:30-17:00.",
    "We are open from 8:30 to 17:00, Monday to Friday.",
    "We are here Monday to Friday, 8:30 to 5.",
    "open from 9am to 5pm on weekdays",
    "We are open between 8:30 and 17:00",
    "We are open 9 a.m. to 4 p.m.",
    "M-F 9:00-5:00.",
    "We are open Mon-Fri 8:30-17:00.",
    "周六 9:00-12:00",
    "周六9:00-12:00，下午休息",
    "Saturday 9:00-12:00",
    "Sat: 9am-12pm",
]
OTHERS = [
    "上周五14:05至14:20，账户转出三笔。",
    "王女士周日20:00到22:00刷单。",
    "周三早上9点，骗子打来电话；10点半到11点，她转了三次账。",
    "他从周一等到周五，打了10:30到11:00两次电话。",
    "2027年3月13日（周六）8:00至10:00",
    "2027-03-15 0830",
    "从2020年到2027年",
    "open an account 2020-2027",
    "服务 1-2 次",
    "每天2到3次",
    "每天 3 to 5 minutes",
    "每天1000-2000元",
    "开门红 1-3 月",
    "open for 10 to 20 days",
    "Every day 3-5 people",
    "上午9:00-11:00 讲座",
]


@pytest.mark.parametrize("text", TOLD)
def test_opening_hours(text: str) -> None:
    assert HOURS.search(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_times(text: str) -> None:
    assert not HOURS.search(text)
