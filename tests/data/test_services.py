"""Each service of a branch has its week; seasons, market days and special days come before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from microsite.data.branch import BranchRecord, inherit
from microsite.data.hours import Hours, hours_in_cell
from microsite.data.market_days import MarketDays
from microsite.data.roster import Roster
from microsite.data.season import Season
from microsite.data.values import hours
from microsite.files.mistakes import Wrong

WEEK = "mon-fri 08:30-17:00"
APART = {
    # a lunch break
    "周一至周五 8:30-17:00（12:00-13:30午休）": "mon-fri 08:30-12:00, 13:30-17:00",
    "周一至周五 8:30-17:00，午休12:00-13:30": "mon-fri 08:30-12:00, 13:30-17:00",
    "工作日 8:30-17:00 中午休息11:30至13:00": "mon-fri 08:30-11:30, 13:00-17:00",
    "Monday to Friday 8:30-17:00, lunch break 12:00-13:00": "mon-fri 08:30-12:00, 13:00-17:00",
    "周一至周五 8:30-17:00，中午不休息": WEEK,
    "每天 上午8:30-11:30，下午1:30-5:00": "mon-sun 08:30-11:30, 13:30-17:00",
    # in another order
    "周一至周日（法定节假日除外）8:30-17:00": "mon-sun 08:30-17:00; holidays closed",
    "8:30-17:00(周一至周五)，9:00-16:00(周六日)": f"{WEEK}; sat-sun 09:00-16:00",
    "周一至周日8:30-17:00，中午12:00-13:30休息": "mon-sun 08:30-12:00, 13:30-17:00",
    "周一至周五（午休11:30-13:00）8:30-17:00": "mon-fri 08:30-11:30, 13:00-17:00",
    "周一至周五（节假日休息）8:30-12:00，14:00-17:00": "mon-fri 08:30-12:00, 14:00-17:00; holidays closed",
    "周一--周五 8:30--17:00": WEEK,
    "周一至周五 08:30:00-17:00:00": WEEK,
    # past midnight
    "周五 18:00-02:00": "fri 18:00-26:00",
    "周五 18:00-次日2:00": "fri 18:00-26:00",
    "周五 晚上6:00-凌晨2:00": "fri 18:00-26:00",
    "周五 20:00-第二天8:00": "fri 20:00-32:00",
    "fri 18:00-26:00": "fri 18:00-26:00",
    "Friday 18:00-02:00 (next day)": "fri 18:00-26:00",
    "周一至周日 19:00-00:30": "mon-sun 19:00-24:30",
    "周六 9:00-00:00": "sat 09:00-24:00",
    # public holidays
    "周一至周五 8:30-17:00（节假日除外）": f"{WEEK}; holidays closed",
    "周一至周五 8:30-17:00，周末及法定节假日休息": f"{WEEK}; holidays closed",
    "周一至周五 8:30-17:00，国家法定节假日 9:00-12:00": f"{WEEK}; holidays 09:00-12:00",
    "全年无休 8:30-17:00": "mon-sun 08:30-17:00; holidays 08:30-17:00",
    "周一至周日 9:00-17:00（全年无休）": "mon-sun 09:00-17:00; holidays 09:00-17:00",
    "mon-fri 08:30-17:00; public holidays closed": f"{WEEK}; holidays closed",
    "周一至周六 9:00-16:00；周日、节假日休息": "mon-sat 09:00-16:00; holidays closed",
    # round the clock
    "24小时营业": "always",
    "全天24小时": "always",
    "24/7": "always",
    "自助银行24小时": "self-service always",
    "24小时自助银行": "self-service always",
    "ATM 24 hours": "self-service always",
    # firms apart from people
    "对私：周一至周五8:30-17:00；对公：周一至周五8:30-16:30": f"{WEEK}; firms mon-fri 08:30-16:30",
    "个人业务 周一至周五 8:30-17:00 公司业务 周一至周五 9:00-16:00": f"{WEEK}; firms mon-fri 09:00-16:00",
    "对公、对私 周一至周五8:30-17:00": f"{WEEK}; firms {WEEK}",
    "周一至周五 8:30-17:00；对公业务 周一至周五 9:00-12:00；自助服务区全天": (
        f"{WEEK}; firms mon-fri 09:00-12:00; self-service always"
    ),
    "夜间营业 周五、周六 18:00-21:00": "night fri-sat 18:00-21:00",
    "对公周一至周五 8:30-17:00（节假日除外）": f"firms {WEEK}; holidays closed",
}
ASKED = [
    "营业",
    "正常营业",
    "对公",
    "对公：周日休息",
    "对私营业 对公休息",
    "节假日休息",
    "周一至周五 对私8:30-17:00 对公8:30-16:30",
    "周一至周五 8:30-17:00，节假日照常",
    "周一至周五 8:30-17:00，节假日",
    "节假日周一至周五 8:30-17:00",
    "周一至周五节假日 8:30-17:00",
    "对公周一8:30-17:00 对公周二8:30-17:00",
    "夏季 周一至周五 8:00-18:00",
    "5月1日至9月30日 周一至周五 8:00-18:00",
    "逢集 8:30-17:00",
    "逢三六九 周一至周五 8:30-17:00",
    "周一至周五 8:30-17:00，午休",
    "周一至周五 8:30-17:00，午休 7:00-8:00",
    "周一至周五 8:30-12:00，13:30-17:00，午休12:00-13:30",
    "周一至周五 17:00-9:00",
    "周一至周五 13:30-1:30",
    "周一至周五 8:30-次日2:00",
    "周一至周五 1:30-5:00pm",
    "周一 次日1:00-2:00",
    "周五 18:00-02:00，周六 1:00-5:00",
    "周日 18:00-03:00，周一 2:00-5:00",
]


@pytest.mark.parametrize(("written", "read"), APART.items())
def test_what_a_cell_says_of_each_service(written: str, read: str) -> None:
    told = hours_in_cell(written).told
    assert told == read
    assert hours_in_cell(told).told == told


@pytest.mark.parametrize("written", ASKED)
def test_what_is_left_open_is_asked(written: str) -> None:
    with pytest.raises(Wrong) as refused:
        hours_in_cell(written)
    assert refused.value.zh and refused.value.zh != str(refused.value)


def test_a_number_has_one_week() -> None:
    with pytest.raises(Wrong, match="several counters apart"):
        hours.week("对公 周一 9:00-10:00")


@pytest.mark.parametrize(
    "written",
    [
        {
            "counter": {"mon-fri": ["08:30-12:00", "13:30-17:00"], "holidays": "closed"},
            "self-service": "always",
        },
        {"firms": "周一至周五 8:30-16:30", "note": {"en": "Ask at the door", "zh": "请问门口的工作人员"}},
        {"night": {"fri": "18:00-26:00"}},
        {"mon-fri": "09:00-17:00", "holidays": "09:00-12:00"},
        "always",
    ],
)
def test_hours_in_yaml(written: Any) -> None:
    read = Hours.model_validate(written)
    assert hours_in_cell(read.told).weeks == read.weeks


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({}, "closed all week"),
        ({"counter": {}}, "closed all week"),
        ({"mon-fri": "09:00-17:00", "firms": "always"}, "below counter:"),
        ({"countr": {"mon": "09:00-10:00"}}, "is not one of counter, firms"),
        ({"counter": "always", "fimrs": "always"}, "Extra inputs"),
        ({"note": {"en": "a", "zh": "b"}}, "no hours"),
        ({"holidays": "09:00-10:00"}, "closed all week"),
        ({"mon": "18:00-02:00", "tue": "01:00-02:00"}, "past midnight"),
        ({"sun": "18:00-02:00", "mon": "01:00-02:00"}, "past midnight"),
        ("-", "until when"),
        ("营业", "no days and hours"),
        (None, "tuple|dict|mapping|valid dictionary"),
    ],
)
def test_hours_in_yaml_that_are_none(written: Any, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Hours.model_validate(written)


MARKETS: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"lunar": [3, 8]},
        ["2026-11-26", "2026-12-01", "2026-12-06", "2026-12-11", "2026-12-16", "2026-12-21", "2026-12-26"],
    ),
    ({"lunar": [3, 6, 9]}, ["2026-11-27", "2026-12-01", "2026-12-04", "2026-12-07", "2026-12-11"]),
    ({"lunar": [5, 10]}, ["2026-11-28", "2026-12-03", "2026-12-08", "2026-12-13", "2026-12-18"]),
    ({"lunar_days": [1, 15]}, ["2026-12-09", "2026-12-23", "2027-01-08"]),
    ({"lunar_days": [30]}, ["2026-12-08", "2027-01-07"]),
    ({"month_days": [5, 15, 25]}, ["2026-12-05", "2026-12-15", "2026-12-25", "2027-01-05"]),
    ({"month_days": [31]}, ["2026-12-31"]),
    ({"every": {"days": 5, "from": date(2026, 11, 28)}}, ["2026-11-28", "2026-12-03", "2026-12-08"]),
    ({"every": {"days": 7, "from": date(2026, 11, 20)}}, ["2026-11-27", "2026-12-04"]),
    ({"every": {"days": 12, "from": date(2027, 3, 1)}}, ["2027-03-01"]),
]


@pytest.mark.parametrize(("rule", "days"), MARKETS)
def test_market_days(rule: dict[str, Any], days: list[str]) -> None:
    market = MarketDays.model_validate(rule | {"counter": "07:00-12:00"})
    coming = [day.isoformat() for day in market.coming(date(2026, 11, 26))]
    assert coming[: len(days)] == days


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"lunar": [3], "month_days": [5]},
        {"lunar": [0]},
        {"lunar": [11]},
        {"lunar_days": [31]},
        {"month_days": [32]},
        {"every": {"days": 1, "from": date(2027, 1, 1)}},
        {"every": {"days": 5}},
        {"lunar": "三六九"},
        {"lunar": [3.5]},
        {"lunar": []},
    ],
)
def test_market_days_that_are_none(rule: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        MarketDays.model_validate(rule | {"counter": "07:00-12:00"})


@pytest.mark.parametrize(
    ("first", "last", "within", "outside"),
    [
        ("05-01", "09-30", ["05-01", "07-15", "09-30"], ["04-30", "10-01", "12-31"]),
        ("10-01", "04-30", ["10-01", "12-31", "01-01", "04-30"], ["05-01", "09-30"]),
        ("02-29", "03-01", ["03-01"], ["02-28", "03-02"]),
        ("06-01", "06-01", ["06-01"], ["05-31", "06-02"]),
        ("01-01", "12-31", ["01-01", "12-31"], []),
    ],
)
def test_a_season(first: str, last: str, within: list[str], outside: list[str]) -> None:
    season = Season.model_validate({"from": first, "to": last, "counter": "always"})
    assert all(season.holds(date.fromisoformat(f"2027-{day}")) for day in within)
    assert not any(season.holds(date.fromisoformat(f"2027-{day}")) for day in outside)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"from": "02-30"},
        {"to": "13-01"},
        {"from": "5-1"},
        {"from": "2027-05-01"},
        {"from": 501},
        {"counter": None},
        {"counter": "周日休息"},
        {"counter": {}},
        {"counters": "always"},
        {"from": "五月一日"},
    ],
)
def test_a_season_that_is_none(spoilt: dict[str, Any]) -> None:
    written = {"from": "05-01", "to": "09-30", "counter": "always"} | spoilt
    with pytest.raises(ValidationError):
        Season.model_validate(written)


def record(**fields: Any) -> BranchRecord:
    named = {name: {"en": "X", "zh": "某"} for name in ("name", "district", "address")}
    return BranchRecord.model_validate({"id": "x", "kind": "outlet", **named, **fields})


def test_two_seasons_don_t_overlap() -> None:
    one, other = (
        {"from": "05-01", "to": "09-30", "counter": "always"},
        {"from": "09-30", "to": "04-30", "counter": "always"},
    )
    assert record(seasons=[one, other | {"from": "10-01"}])
    assert record(seasons=[one, {"from": "09-30", "to": "04-30", "firms": "always"}])
    with pytest.raises(ValidationError, match="two seasons overlap"):
        record(seasons=[one, other])


@pytest.mark.parametrize(
    ("day", "open_at"),
    [
        ("2027-04-30", ("08:30-17:00",)),  # Friday
        ("2027-05-03", ("08:00-18:00",)),  # in the season
        ("2027-05-08", ("07:00-12:00",)),  # the third of the lunar month, a Saturday
        ("2027-05-13", ("09:00-10:00",)),  # the eighth, but a special day of the branch
        ("2027-02-05", ("09:00-11:00",)),  # a public holiday, of which the branch says itself what holds
        ("2027-10-02", ("10:00-11:00",)),  # the same, but the branch wrote the day
        ("2027-10-01", ("09:00-11:00",)),
    ],
)
def test_what_is_nearer_comes_first(roster: Roster, day: str, open_at: tuple[str, ...]) -> None:
    own = record(
        hours={"mon-fri": "08:30-17:00", "holidays": "09:00-11:00"},
        seasons=[{"from": "05-01", "to": "09-30", "counter": {"mon-fri": "08:00-18:00"}}],
        market_days={"lunar": [3, 8], "counter": "07:00-12:00"},
        special_days=[
            {"first": date(2027, 5, 13), "last": date(2027, 5, 13), "hours": "09:00-10:00"},
            {"first": date(2027, 10, 2), "last": date(2027, 10, 2), "hours": "10:00-11:00"},
        ],
    )
    assert inherit(own, roster.network, {}).hours_on(date.fromisoformat(day)) == open_at


def test_what_never_closes_takes_no_closed_days(roster: Roster) -> None:
    branch = inherit(record(hours={"self-service": "always"}), roster.network, {})
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert {branch.hours_on(day) for day in days} == {("00:00-24:00",)}


def test_own_hours_come_without_the_institution_s_seasons(roster: Roster) -> None:
    season = Season.model_validate({"from": "05-01", "to": "09-30", "counter": "always"})
    network = roster.network.model_copy(update={"seasons": (season,)})
    assert inherit(record(), network, {}).seasons == (season,)
    assert inherit(record(hours="always"), network, {}).seasons == ()
    assert inherit(record(seasons=[]), network, {}).seasons == ()


def test_the_institution_s_special_days_are_lifted(roster: Roster) -> None:
    day = date(2027, 2, 5)
    assert inherit(record(), roster.network, {}).hours_on(day) == ()
    assert inherit(record(special_days=[]), roster.network, {}).hours_on(day) == ("09:00-17:00",)
    assert replace(inherit(record(), roster.network, {}), special_days=()).hours_on(day) == ("09:00-17:00",)
