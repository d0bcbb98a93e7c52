"""Hours are taken only if every character is understood; what only says when it is closed is asked."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from microsite.data.branch import _over
from microsite.data.hours import SpecialDays, Week
from microsite.data.values import hours, spans
from microsite.files.mistakes import Wrong

TAKEN = {
    "每天8:30-17:00，周三休息": "mon-tue 08:30-17:00; thu-sun 08:30-17:00",
    "8:30-12:00 14:00-17:30 周一至周六": "mon-sat 08:30-12:00, 14:00-17:30",
    "Mon-Fri 9 am to 5 pm; closed Sundays": "mon-fri 09:00-17:00",
    "营业时间：周一至周五 8:30-17:00。": "mon-fri 08:30-17:00",
    "周一至周五 上午:8:30-12:00 下午:13:30-17:00": "mon-fri 08:30-12:00, 13:30-17:00",
    "周一至周五 9:00-12:00/13:00-17:00": "mon-fri 09:00-12:00, 13:00-17:00",
    "7×24小时": "mon-sun 00:00-24:00",
    "mon-fri 09:00-12:00, 13:30-17:00; sat closed": "mon-fri 09:00-12:00, 13:30-17:00",
    "周一至周五 8:30-17:00，周六、周日 9:00—16:00": "mon-fri 08:30-17:00; sat-sun 09:00-16:00",
    "工作日 上午８：３０～１１：３０　下午1:30-5:00": "mon-fri 08:30-11:30, 13:30-17:00",
    "星期一到星期五 9点-17点30分\n双休日休息": "mon-fri 09:00-17:30",
    "周一至五8:30-17:00；周六日9:00-16:00": "mon-fri 08:30-17:00; sat-sun 09:00-16:00",
    "周一、三、五 8:30-17:00": "mon 08:30-17:00; wed 08:30-17:00; fri 08:30-17:00",
    "每天24小时": "mon-sun 00:00-24:00",
    "每周一至周五 08：30——17：00": "mon-fri 08:30-17:00",
    "周六周日 9:00-16:00": "sat-sun 09:00-16:00",
    "每周一三五 9:00-12:00": "mon 09:00-12:00; wed 09:00-12:00; fri 09:00-12:00",
    "天天营业9:00-17:00": "mon-sun 09:00-17:00",
    "周1至周5 8:30-17:00": "mon-fri 08:30-17:00",
    "星期1、星期3 8:30-17:00；周7 9:00-10:00": "mon 08:30-17:00; wed 08:30-17:00; sun 09:00-10:00",
    "每天 全天": "mon-sun 00:00-24:00",
    "Monday to Friday 9:00-17:00": "mon-fri 09:00-17:00",
    "Mon-Fri 9:00am-5:00pm; Sat 9:00am-12:00pm": "mon-fri 09:00-17:00; sat 09:00-12:00",
    "周一至周五 对外营业 8:30-12:00，13:30-17点半": "mon-fri 08:30-12:00, 13:30-17:30",
    "周一 至 周五 9:00 - 17:00": "mon-fri 09:00-17:00",
    "周一至周日 8:30-17:00": "mon-sun 08:30-17:00",
    "礼拜天9:00-16:00": "sun 09:00-16:00",
    "周一至周五 早8:30-晚5:30": "mon-fri 08:30-17:30",
    "周一至周五 上午9-11点，下午2-5点": "mon-fri 09:00-11:00, 14:00-17:00",
    "周1-5 9-17点": "mon-fri 09:00-17:00",
    "周一至周五 8:30-17:00，其余时间休息": "mon-fri 08:30-17:00",
    "mon-fri 9am-5pm": "mon-fri 09:00-17:00",
}
ONLY_CLOSED = [
    "周六、周日休息",
    "周日休息",
    "周末不营业",
    "Sunday closed",
    "周六日休",
    "双休日休息",
    "周三不对外营业",
    "Sat-Sun closed",
    "mon-sun closed",
    "每天休息",
    "周一休息；周二休息",
    "weekends closed",
]
UNCLEAR = [
    "周一至周五8:30-12:00；14:00-17:00（周六、周日）",
    "周一至周五8:30-12:00，13:00-16:00（周六）",
    "周一至周五 8:30-17:00，周六日 9:00-16:00，中午12:00-13:30休息",
    "对公周一至周五8:30-17:00，对私周一至周日8:30-17:00，中午12:00-13:00休息",
    "周一至周五8:30-17:00（对公），周六日9:00-16:00",
    "营业",
    "正常营业",
    "-",
    "—",
    ".",
    "",
    "8:30-17:00",
    "8:30-12:00，13:30-17:00",
    "周六、周日",
    "周一至周五",
    "周一至周五 8:30-17:00，周末营业",
    "周一至周五 8:30-17:00，节假日照常",
    "周一至周五 8:30-17:00 周三除外",
    "除周日外每天 8:30-17:00",
    "周一至周五 8:30-5:00",
    "周一8:30-17:00 周一9:00-17:00",
    "周五至周一 8:30-17:00",
    "周一至周五 8:30-17:0",
    "周一至周五 8:30-17:",
    "周一至周五 8:30-",
    "周一至周五 8:30",
    "周一至周五 8:3O-17:00",
    "周一至周五 8：3o-17：00",
    "周一至周五 8:30-25:00",
    "周一至周五 8:60-17:00",
    "周一至周五 8:30-12:00, 11:00-17:00",
    "周一至周五 8:30-17:00 休息",
    "周一至周五 8:30-17:00至",
    "周一至 8:30-17:00",
    "夏季周一至周五 8:30-17:00",
    "对公：周一至周五 8:30-17:00",
    "逢集 8:30-17:00",
    "五一休息，周一8:30-17:00",
    "周一至周五 约8:30-17:00",
    "周一至周五 8:30-17:00左右",
    "暂停营业",
    "请咨询95588",
    "每月一日休息",
    "周八 8:30-17:00",
    "monfri 9:00-17:00",
    "mond 9:00-17:00",
    "Mon-Fri 9-5",
    "周一周五 8:30-17:00",
    "周18:30-17:00",
    "周1点-2点",
    "周8 9:00-10:00",
    "周一至周五 9:00-17:00，全年无休",
    "上午13:00-下午5:00",
]


@pytest.mark.parametrize(("written", "read"), TAKEN.items())
def test_a_week(written: str, read: str) -> None:
    told = hours.told(Week.model_validate(written).runs())
    assert told == read
    assert hours.told(Week.model_validate(told).runs()) == told


@pytest.mark.parametrize("written", ONLY_CLOSED)
def test_what_says_only_when_it_is_closed_is_asked(written: str) -> None:
    with pytest.raises(Wrong, match="only when it is closed"):
        hours.week(written)


@pytest.mark.parametrize("written", UNCLEAR)
def test_no_week(written: str) -> None:
    with pytest.raises(Wrong) as refused:
        hours.week(written)
    assert str(refused.value) and refused.value.zh


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("周一至周五 8.30-17.00", 'write "8:30-17:00"'),
        ("周一至周五 0830-1700", 'write "08:30-17:00"'),
        ("mon-fri 9-17", 'write "9:00-17:00"'),
        ("mon-fri 8.30am-5pm", 'write "8:30am-5pm"'),
        ("周一9:00-12:00，其余9:00-17:00", "name those days"),
        ("每天8:30-17:00，除周日", "sun closed"),
        ("每周二休息 9:00-17:00", "such as mon 09:00-17:00"),
        ("周一至周五 9:00-17:00 休息", "lunch break"),
    ],
)
def test_what_was_meant_is_told(written: str, advice: str) -> None:
    with pytest.raises(Wrong, match=advice):
        hours.week(written)


@pytest.mark.parametrize("written", [{}, {"mon": "closed"}, {"mon-sun": "closed"}, {"sat-sun": []}])
def test_a_week_in_yaml_has_an_open_day(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="closed all week"):
        Week.model_validate(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("09:00-17:00", ("09:00-17:00",)),
        ("9:00-12:00，13:30–17:00", ("09:00-12:00", "13:30-17:00")),
        ("00:00-24:00", ("00:00-24:00",)),
        (["09:00-10:00", "10:00-11:00"], ("09:00-10:00", "10:00-11:00")),
    ],
)
def test_spans(written: object, read: tuple[str, ...]) -> None:
    assert spans.spans(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "closed",
        "9-17",
        "09:00",
        "09:00-",
        "09:00-17:00 approx",
        "17:00-09:00",
        "09:00-24:01",
        "24:00-24:00",
        [],
        [9],
        None,
        930,
    ],
)
def test_no_spans(written: object) -> None:
    with pytest.raises(Wrong):
        spans.spans(written)


def special(first: int, last: int, open_at: str = "closed") -> SpecialDays:
    return SpecialDays.model_validate(
        {"first": date(2027, 2, first), "last": date(2027, 2, last), "hours": open_at}
    )


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ([], []),
        ([special(10, 11, "09:00-12:00")], [(5, 9, ""), (10, 11, "09:00-12:00"), (12, 20, "")]),
        ([special(1, 8, "09:00-12:00")], [(1, 8, "09:00-12:00"), (9, 20, "")]),
        ([special(1, 28, "09:00-12:00")], [(1, 28, "09:00-12:00")]),
        ([special(25, 26, "09:00-12:00")], [(5, 20, ""), (25, 26, "09:00-12:00")]),
        (
            [special(5, 5, "09:00-12:00"), special(20, 20, "09:00-12:00")],
            [(5, 5, "09:00-12:00"), (6, 19, ""), (20, 20, "09:00-12:00")],
        ),
    ],
)
def test_a_branch_s_own_days_come_before_the_institution_s(
    own: list[SpecialDays], told: list[tuple[int, int, str]]
) -> None:
    days = _over(tuple(own), (special(5, 20),))
    assert [(day.first.day, day.last.day, ", ".join(day.hours)) for day in days] == told
