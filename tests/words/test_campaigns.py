"""What a branch says of its campaigns and events, on every day of two years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from support.network import EVERY_KIND, LANGUAGES
from support.reader import visiting

from macros.campaigns import _turns, campaigns, coming_events, events, expected, on_now, when
from microsite.content import page
from microsite.data.event import Dated
from microsite.data.held_event import added_by, answering
from microsite.data.roster import Roster
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.languages.language import Language
from microsite.words.context import Context
from microsite.words.countdown import countdown

HERE = Path(__file__).parent
COUNTDOWNS = yamlfile.shipped(HERE / "countdowns.yml")
CARDS = yamlfile.shipped(HERE / "cards.yml")
KINDS = ("hetang", "maiwan", "wealth-centre", "yunlu", "head-office-hall", "bamboo-east-community")
YEARS = [date(2027, 1, 1) + timedelta(days=n) for n in range(731)]
PAGES = {language: page.read(Layers(EVERY_KIND), language) for language in LANGUAGES}


def at(roster: Roster, id: str, day: date, language: Language = "en") -> Context:
    return Context(roster[id], language, day, roster, PAGES[language])


def read(html: str) -> str:
    """What a person reads: a line for each block, what is hidden left out."""
    html = re.sub(r'<span class="ms-leaf".*?</span>', "", html)  # what nobody hears
    html = re.sub(r"<ms-turn[^>]* hidden>.*?</ms-turn>", "", html, flags=re.DOTALL)
    html = re.sub(
        r"\s*(</?(?:p|li|d[dt]|[ou]l|dl|section|div|ms-turn|br)\b[^>]*>)\s*", r"\1", html.replace("\n", " ")
    )
    lines = re.sub(r"</?(?:p|li|d[dt]|br)\b[^>]*>", "\n", html)
    return (
        re.sub(
            r"\n+", "\n", re.sub(r"<[^>]+>", "", lines).replace("&#39;", "'").replace("&#34;", '"')
        ).strip()
        + "\n"
    )


@pytest.mark.parametrize("case", COUNTDOWNS, ids=[case["what"] for case in COUNTDOWNS])
def test_a_countdown(case: dict[str, Any]) -> None:
    dated = Dated.model_validate(case["dated"])
    for day, *said in case["says"]:
        assert [countdown(language, day, dated) for language in LANGUAGES] == said, day


def test_what_stands_in_the_page_says_on_which_day_it_was_true() -> None:
    dated = Dated(first=date(2027, 3, 9), last=date(2027, 3, 15))
    assert "<span>tomorrow (as of 8 March 2027)</span>" in when("en", date(2027, 3, 8), dated)
    assert "<span>明天（按2027年3月8日算）</span>" in when("zh", date(2027, 3, 8), dated)
    assert "<span>ended 15 March 2027</span>" in when("en", date(2027, 3, 16), dated)


@pytest.mark.parametrize("case", CARDS, ids=[f"{case['branch']} {case['day']}" for case in CARDS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_branch(roster: Roster, case: dict[str, Any], language: Language) -> None:
    assert read(on_now(at(roster, case["branch"], case["day"], language))) == case[language]


@pytest.mark.parametrize("id", KINDS)
def test_every_day_has_what_runs_or_comes_next(roster: Roster, id: str) -> None:
    for day in YEARS:
        context = at(roster, id, day)
        shown = [campaign for _, campaign, hidden in _turns(context) if not hidden]
        running = [
            campaign
            for campaign in context.branch.campaigns.values()
            if campaign.first <= day <= campaign.end
        ]
        later = [campaign for campaign in context.branch.campaigns.values() if campaign.first > day]
        assert shown == (running or later[:1]), day
        for held in coming_events(context):
            assert held.event.end >= day
            assert held.contacts[0].number


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), ["2027-10-08"]),
        (date(2027, 3, 15), ["2027-10-08"]),
        (date(2027, 3, 16), ["2027-10-08", "2028-03-15"]),
        (date(2027, 9, 20), ["2027-10-08", "2028-03-15", "2028-09-11"]),
        (date(2027, 10, 8), ["2027-10-08", "2028-03-15", "2028-09-11"]),
        (date(2027, 10, 9), ["2028-03-15", "2028-09-11", "2028-10-26"]),
    ],
)
def test_campaigns_that_nobody_has_planned_are_expected(roster: Roster, day: date, said: list[str]) -> None:
    context = at(roster, "maiwan", day)
    assert [str(span.first) for _, span in expected(context)] == said
    assert "Not planned yet" in campaigns(context)


def test_a_shared_event_is_told_by_all_and_owned_by_one(roster: Roster) -> None:
    day = date(2027, 3, 1)
    told = {
        id: [held for held in coming_events(at(roster, id, day)) if held.event.id == "education-corner"]
        for id in ("head-office-hall", "wealth-centre", "maiwan")
    }
    assert [len(held_events) for held_events in told.values()] == [1, 1, 0]
    assert {held.id for held_events in told.values() for held in held_events} == {
        "education-corner.315-2027@head-office-hall.hetang-bank.example"
    }
    assert not [held for held in added_by(roster["wealth-centre"]) if held.event.id == "education-corner"]
    card = read(events(at(roster, "wealth-centre", day)))
    assert "Head-Office Business Hall, 2 Harvest Square, Qingshan District" in card


def test_a_cancelled_event_stays_and_says_why(roster: Roster) -> None:
    card = read(events(at(roster, "yunlu", date(2027, 9, 1), "zh")))
    assert "上桥村金融知识讲座" in card and "活动取消。 礼堂维修，改期另行通知。" in card
    assert "还有14天" not in card


def test_whom_to_call(roster: Roster) -> None:
    centre, village = roster["wealth-centre"], roster["yunlu"]
    called = {held.event.id: held.contacts[0].number for held in added_by(centre)}
    assert called == {"hotline-day": "0571 0000 2003"}
    assert answering(village)[0].number == "0571 0000 1001"
    assert answering(village, "complaint")[0].number == "0571 0000 2002"


DAYS = sorted(
    {
        date.fromisoformat(day) + timedelta(days=n)
        for n in (-2, -1, 0, 1)
        for day in (
            "2026-11-25",
            "2027-03-09",
            "2027-03-12",
            "2027-03-14",
            "2027-03-15",
            "2027-09-13",
            "2027-09-19",
            "2028-02-29",
        )
    }
)


@pytest.mark.exhaustive
def test_the_browser_says_the_same_on_every_day(browser: Browser, root: str, roster: Roster) -> None:
    for language in LANGUAGES:
        with visiting(browser, root, timezone_id="America/Los_Angeles") as page:
            for day in DAYS[::3] if language == "en" else DAYS[1::9]:
                page.clock.set_fixed_time(f"{day}T12:00:00+08:00")
                page.goto(f"/maiwan/{language}/")
                agree(page, at(roster, "maiwan", day, language))


@pytest.mark.exhaustive
@pytest.mark.parametrize("id", KINDS)
def test_the_browser_says_the_same_all_the_year(browser: Browser, root: str, roster: Roster, id: str) -> None:
    with visiting(browser, root, timezone_id="Pacific/Auckland") as page:
        for day in YEARS[:366]:
            page.clock.set_fixed_time(f"{day}T12:00:00+08:00")
            page.goto(f"{'' if id == 'hetang' else f'/{id}'}/en/")
            agree(page, at(roster, id, day))


def agree(page: Page, context: Context) -> None:
    """What the browser shows is what would be said if the page were built on that day."""
    shown = page.evaluate(
        "[...document.querySelectorAll('ms-turn')].filter((turn) => !turn.hidden).map((turn) => turn.dataset.first)"
    )
    assert shown == (
        [str(campaign.first) for _, campaign, hidden in _turns(context) if not hidden] or ["9999-12-31"]
    ), context.today
    for first, last, pauses, said, state in page.evaluate(
        "[...document.querySelectorAll('ms-day')].map((day) => [day.dataset.first, day.dataset.last, day.dataset.pauses ?? '',"
        " day.firstChild.textContent, day.dataset.state])"
    ):
        dated = Dated.model_validate({"first": first, "last": last, "pauses": pauses.split()})
        assert said == countdown(context.language, context.today, dated), context.today
        assert state == (
            "next" if context.today < dated.first else "past" if context.today > dated.end else "now"
        )


def test_a_day_begins_at_midnight_at_the_branch(browser: Browser, root: str) -> None:
    with visiting(browser, root, timezone_id="America/Los_Angeles") as page:
        for utc, said in (
            ("2027-03-08T15:59:59Z", "tomorrow"),
            ("2027-03-08T16:00:00Z", "day 1 of 7"),
            ("2027-03-15T15:59:59Z", "day 7 of 7"),
        ):
            page.clock.set_fixed_time(utc)
            page.goto("/yunlu/en/")
            assert page.locator(".ms-campaign__when ms-day").first.inner_text() == said


def test_what_goes_on_past_midnight_has_not_ended_at_midnight(browser: Browser, root: str) -> None:
    late = Dated.model_validate({"first": "2027-03-09", "last": "2027-03-15", "hours": "19:00-00:30"})
    with visiting(browser, root) as page:
        for utc, said, state in (
            ("2027-03-15T15:59:59Z", "day 7 of 7", "now"),
            ("2027-03-15T16:29:59Z", "until 00:30 on 16 March 2027", "now"),
            ("2027-03-15T16:30:00Z", "ended 15 March 2027", "past"),
        ):
            page.clock.set_fixed_time(utc)
            page.goto("/yunlu/en/")
            page.evaluate(
                "html => { document.querySelector('.ms-onnow').innerHTML = html }",
                str(when("en", date(2027, 3, 1), late)),
            )
            day = page.locator(".ms-onnow ms-day")
            assert (day.inner_text(), day.get_attribute("data-state")) == (said, state)


def test_without_javascript_the_days_stand_there_in_full(browser: Browser, root: str) -> None:
    with visiting(browser, root, java_script_enabled=False) as page:
        page.goto("/yunlu/en/")
        card = page.locator(".ms-onnow").inner_text()
        assert "9–15 Mar 2027 in three months (as of 25 November 2026)" in card
        assert "Financial education week" not in card
        assert page.locator(".ms-onnow a[href^='tel:']").first.is_visible()
