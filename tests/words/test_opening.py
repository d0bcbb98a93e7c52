"""What is said of opening hours, in words and for machines."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest

from macros.schema_org import json_ld
from microsite.channels.finder import finder
from microsite.channels.open_data import open_data
from microsite.data.branch import Branch, BranchRecord, inherit
from microsite.data.hours import Week
from microsite.data.market_days import MarketDays
from microsite.data.roster import Roster
from microsite.languages.language import Language
from microsite.words.context import Context
from microsite.words.markup import unbroken
from microsite.words.opening import KNOWN, market_rule, of_branch, of_week, opening, week

DAY = date(2026, 11, 26)


def branch(roster: Roster, **fields: Any) -> Branch:
    named = {name: {"en": "X", "zh": "某"} for name in ("name", "district", "address")}
    written = BranchRecord.model_validate({"id": "x", "kind": "outlet", **named, **fields})
    return inherit(written, roster.network, {})


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        (
            "mon-fri 08:30-12:00, 13:30-17:00; holidays closed",
            "Mon–Fri 08:30–12:00, 13:30–17:00; Sat, Sun closed; public holidays closed",
            "星期一至星期五08:30至12:00、13:30至17:00；星期六、星期日休息；法定节假日休息",
        ),
        (
            "fri-sat 18:00-26:00",
            "Mon–Thu closed; Fri, Sat 18:00–02:00 the next day; Sun closed",
            "星期一至星期四休息；星期五、星期六18:00至次日02:00；星期日休息",
        ),
        ("daily 09:00-24:00", "every day 09:00–24:00", "每天09:00至24:00"),
        ("always", "24 hours a day", "全天24小时"),
        (
            "daily 9:00-12:00; holidays 10:00-11:00",
            "every day 09:00–12:00; public holidays 10:00–11:00",
            "每天09:00至12:00；法定节假日10:00至11:00",
        ),
    ],
)
def test_a_week(written: str, en: str, zh: str) -> None:
    value = Week.model_validate(written)
    assert (week("en", value), week("zh", value)) == (en, zh)


@pytest.mark.parametrize(
    ("rule", "en", "zh"),
    [
        ({"lunar": [3, 6, 9]}, "Days 3, 6 and 9 of every ten days of the lunar month", "农历逢三、六、九"),
        ({"lunar": [10]}, "Day 10 of every ten days of the lunar month", "农历逢十"),
        (
            {"lunar_days": [1, 11, 15, 20, 21, 30]},
            "Days 1, 11, 15, 20, 21 and 30 of the lunar month",
            "农历每月初一、十一、十五、二十、廿一、三十",
        ),
        ({"lunar_days": [10]}, "Day 10 of the lunar month", "农历每月初十"),
        ({"month_days": [5, 20]}, "Days 5 and 20 of every month", "每月5日、20日"),
        ({"every": {"days": 5, "from": DAY}}, "Every 5 days", "每5天一集"),
    ],
)
def test_the_days_of_a_market(rule: dict[str, Any], en: str, zh: str) -> None:
    market = MarketDays.model_validate(rule | {"counter": "07:00-12:00"})
    assert (market_rule("en", market), market_rule("zh", market)) == (en, zh)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            {
                "Opening hours for people": (),
                "Opening hours for firms": ("Mon–Fri 08:30–16:30", "Sat, Sun closed"),
                "Self-service machines": ("24 hours a day",),
                "Seasonal hours": (
                    "1 May to 30 September, Opening hours for people: ",
                    "Every day 08:00–18:00",
                ),
                "Market days": (
                    "Day 8 of every ten days of the lunar month: 07:00–12:00",
                    "Next: Thu 26 November, Sun 6 December, Wed 16 December",
                ),
                "Please note": ("Ring the bell at noon",),
            },
        ),
        (
            "zh",
            {
                "营业时间（个人业务）": (),
                "营业时间（对公业务）": ("星期一至星期五08:30至16:30", "星期六、星期日休息"),
                "自助银行": ("全天24小时",),
                "季节营业时间": ("5月1日至9月30日，营业时间（个人业务）：", "每天08:00至18:00"),
                "集日": ("农历逢八：07:00至12:00", "最近的集日：11月26日周四、12月6日周日、12月16日周三"),
                "请注意": ("中午请按门铃",),
            },
        ),
    ],
)
def test_everything_a_branch_offers(roster: Roster, language: Language, said: dict[str, Any]) -> None:
    known = branch(
        roster,
        hours={
            "counter": "每天 8:30-17:00（12:00-13:30午休）",
            "firms": {"mon-fri": "08:30-16:30"},
            "self-service": "always",
            "note": {"en": "Ring the bell at noon", "zh": "中午请按门铃"},
        },
        seasons=[{"from": "05-01", "to": "09-30", "counter": "每天 8:00-18:00"}],
        market_days={"lunar": [8], "counter": "07:00-12:00"},
    )
    rows = opening(known, language, DAY)
    assert {row.label: row.lines for row in rows} == said
    hours = {"en": "08:30–12:00, 13:30–17:00", "zh": "08:30至12:00、13:30至17:00"}[language]
    assert len(rows[0].week) == 7 and {told for _, told in rows[0].week} == {hours}
    assert not any(row.week for row in rows[1:])


def test_no_line_ends_within_a_span() -> None:
    assert unbroken("<b> 18:00–02:00 the next day") == (
        '&lt;b&gt; <span class="ms-span">18:00–02:00</span> the next day'
    )
    for days in ("Mon–Fri ", "周一至周五"):
        assert unbroken(f"{days}08:30").startswith(f'<span class="ms-span">{days.strip()}</span>')
    for around_the_clock in ("全天24小时", "24 hours a day"):
        assert unbroken(around_the_clock) == f'<span class="ms-span">{around_the_clock}</span>'
    assert unbroken("Sat, Sun 09:00") == "Sat, Sun 09:00"


def test_a_browser_reads_what_holds_on_each_day(roster: Roster) -> None:
    known = branch(
        roster,
        hours={"mon-fri": "08:30-17:00"},
        seasons=[{"from": "12-31", "to": "01-01", "counter": {"mon-fri": "10:00-11:00"}}],
        market_days={"month_days": [28], "counter": "07:00-12:00"},
    )
    read = of_branch(known, DAY)
    assert read.hours == "1-5 08:30-17:00" and read.until == date(2027, 12, 31)
    assert read.special.startswith(
        "2026-11-28 07:00-12:00;12-28 07:00-12:00;31/2027-01-01 10:00-11:00;28 07:00-12:00;02-05;28 "
    )
    always = branch(roster, hours={"self-service": "always"})
    assert of_branch(always, DAY).special == ""


def unfolded(special: str) -> dict[date, tuple[str, ...]]:
    """The hours of each day that differs, as early.js reads them."""
    found: dict[date, tuple[str, ...]] = {}
    whole = ""
    for part in special.split(";"):
        days, _, hours = part.partition(" ")
        span: list[date] = []
        for day in days.split("/"):
            whole = whole[: len(whole) - len(day)] + day
            span.append(date.fromisoformat(whole))
        for number in range((span[-1] - span[0]).days + 1):
            found[span[0] + timedelta(days=number)] = tuple(filter(None, hours.split(",")))
    return found


@pytest.mark.parametrize("id", ["yunlu", "maiwan", "head-office-hall"])
def test_of_each_day_a_browser_reads_the_hours_of_the_branch(roster: Roster, id: str) -> None:
    known = roster[id]
    differing = unfolded(of_branch(known, DAY).special)
    assert differing
    for number in range(KNOWN):
        day = DAY + timedelta(days=number)
        weekly = known.hours.main.on(day.weekday())
        assert differing.get(day, weekly) == known.hours_on(day), day


def test_a_number_may_have_hours_of_its_own_on_holidays(roster: Roster) -> None:
    assert of_week(roster["maiwan"], DAY, Week.model_validate("daily 9:00-17:00")).special.startswith(
        "2027-02-05/07;10-01/03"
    )
    own = Week.model_validate("daily 9:00-17:00; holidays 10:00-12:00")
    assert of_week(roster["maiwan"], DAY, own).special.startswith("2027-02-05/07 10:00-12:00;")


def described(roster: Roster, known: Branch) -> dict[str, Any]:
    script = re.search(r">(\{.*\})<", json_ld(Context(known, "en", DAY, roster)))
    assert script
    graph: list[dict[str, Any]] = json.loads(script[1])["@graph"]
    return graph[0]


def test_hours_after_schema_org(roster: Roster) -> None:
    known = branch(
        roster,
        hours={"counter": {"fri": "18:00-26:00", "holidays": "closed"}, "self-service": "always"},
        seasons=[{"from": "10-01", "to": "04-30", "counter": {"mon": "09:00-12:00"}}],
        market_days={"month_days": [28], "counter": "07:00-12:00"},
    )
    told = described(roster, known)
    kind = {"@type": "OpeningHoursSpecification"}
    assert told["openingHoursSpecification"] == [
        {**kind, "opens": "18:00", "closes": "02:00", "dayOfWeek": ["Friday"]},
        {**kind, "opens": "00:00", "closes": "00:00", "dayOfWeek": "PublicHolidays"},
        {
            **kind,
            "opens": "09:00",
            "closes": "12:00",
            "dayOfWeek": ["Monday"],
            "validFrom": "2026-10-01",
            "validThrough": "2027-04-30",
        },
    ]
    holiday = {"validFrom": "2027-02-05", "validThrough": "2027-02-07"}
    assert {**kind, "opens": "00:00", "closes": "00:00", **holiday} in told[
        "specialOpeningHoursSpecification"
    ]
    market = {"validFrom": "2026-11-28", "validThrough": "2026-11-28"}
    assert {**kind, "opens": "07:00", "closes": "12:00", **market} in told["specialOpeningHoursSpecification"]
    (machines,) = told["department"]
    assert machines["@type"] == "AutomatedTeller"
    assert machines["openingHoursSpecification"][0]["closes"] == "23:59"
    assert all("hoursAvailable" in point for point in told["contactPoint"])


def test_the_finder_and_the_open_data_tell_the_same(roster: Roster) -> None:
    found = json.loads(finder(roster, DAY)["finder/1.json"])
    (row,) = (row for row in found["branches"] if row[0] == "yunlu")
    weekdays, special, until, *said = found["hours"][row[2]]
    assert weekdays == "1-5 08:30-17:30;6-7 09:00-16:00" and special and until
    assert said == [
        "Mon–Fri 08:30–17:30; Sat, Sun 09:00–16:00; 1 May to 30 September: Mon–Fri 08:00–18:00; "
        "Sat, Sun 08:30–16:00; Market days: Days 3, 6 and 9 of every ten days of the lunar month: 07:00–17:30",
        "星期一至星期五08:30至17:30；星期六、星期日09:00至16:00；5月1日至9月30日：星期一至星期五08:00至18:00；"
        "星期六、星期日08:30至16:00；集日：农历逢三、六、九：07:00至17:30",
    ]
    data = {known["id"]: known for known in json.loads(open_data(roster))}
    assert data["head-office-hall"]["hours"] == {
        "counter": "mon-fri 09:00-17:00; sat-sun 09:30-16:00; holidays closed",
        "firms": "mon-fri 09:00-12:00, 13:30-17:00",
        "self-service": "always",
    }
    assert data["yunlu"]["market_days"] == {"lunar": [3, 6, 9], "counter": ["07:00-17:30"]}
    assert data["yunlu"]["seasons"][0]["from"] == "05-01"
    assert data["willow-east"]["hotlines"]["complaint"]["hours"] == "mon-fri 08:30-17:00"
