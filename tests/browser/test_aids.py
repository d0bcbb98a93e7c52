"""What helps a reader, in real Chromium: text size, language and branch switch, open hours, reading aloud, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.chromium import Line, served
from support.network import EVERY_KIND
from support.reader import BRANCH, ELDER, VOICES, decoded, visiting

from macros.phrases import phrases

# How much of the screen's height the player and the numbers to call take together.
TAKEN = """["player", "calls"].reduce((taken, name) => taken
  + document.querySelector(`.ms-${name}`).getBoundingClientRect().height, 0)"""


def test_text_size_and_contrast_are_remembered(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/en/")
        normal = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        page.get_by_role("button", name="Larger").click()
        page.get_by_role("button", name="Largest").click()
        page.get_by_role("button", name="High contrast").click()
        expect(page.get_by_role("button", name="High contrast")).to_have_attribute("aria-pressed", "true")
        page.goto(f"/{BRANCH}/zh/rights/")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= normal * 1.38
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        page.get_by_role("button", name="还原").click()
        page.get_by_role("button", name="高对比度").click()
        expect(page.get_by_role("button", name="高对比度")).to_have_attribute("aria-pressed", "false")
        assert page.evaluate("localStorage.length") == 0


def test_the_language_switch_stays_on_the_page(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/#protect")
        page.locator("header").get_by_role("link", name="中文").click()
        expect(page).to_have_url(f"{root}/{BRANCH}/zh/risks/telecom-fraud/#protect")
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("zh", "云麓县", "yunlu"),
        pytest.param("zh", "yunluxian", "yunlu", marks=pytest.mark.exhaustive),
        ("zh", "mwzxys", "maiwan"),
        pytest.param("zh", "yunlu", "yunlu", marks=pytest.mark.exhaustive),
        pytest.param("en", "willow road east", "willow-east", marks=pytest.mark.exhaustive),
        ("en", "liuludong", "willow-east"),
        pytest.param("en", "柳路东", "willow-east", marks=pytest.mark.exhaustive),
    ],
)
def test_another_branch_is_found_and_shows_the_same_page(
    browser: Browser, root: str, language: str, typed: str, expected: str
) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/{language}/rights/know/")
        page.locator(".ms-change").click()
        page.locator("main [type=search]").press_sequentially(typed)
        first = page.locator(".ms-find li a").first
        expect(first).to_have_attribute("href", re.compile(f"/{expected}/{language}/rights/know/$"))
        first.click()
        expect(page).to_have_url(f"{root}/{expected}/{language}/rights/know/")


def test_the_nearest_branch_is_found_on_the_device(browser: Browser, root: str) -> None:
    with visiting(
        browser, root, geolocation={"latitude": 30.0, "longitude": 120.0}, permissions=["geolocation"]
    ) as page:
        page.goto(f"/{BRANCH}/en/find/")
        assert not page.evaluate(
            "performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('finder.json'))"
        )
        page.get_by_role("button", name="Nearest to me").click()
        expect(page.locator(".ms-find li").first).to_contain_text("km")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("cut", [b'<th scope="row">', b"<table", b'<tr data-day="3"', b"</ms-hours>"])
def test_a_page_that_comes_in_pieces_tells_whether_it_is_open(
    browser: Browser, site: Path, cut: bytes
) -> None:
    line = Line()
    line.cut = cut
    with served(site, line=line) as root, visiting(browser, root) as page:
        page.clock.set_fixed_time("2026-11-25T00:29:00Z")
        page.goto("/yunlu/en/branch/")
        expect(page.locator(".ms-card ms-hours b")).to_have_text("Opens at 08:30 today")


@pytest.fixture(scope="module")
def abroad(browser: Browser, root: str) -> Iterator[Page]:
    """A page of somebody whose clock is another one."""
    with visiting(browser, root, timezone_id="America/Los_Angeles") as page:
        yield page


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("utc", "sign"),
    [
        ("2026-11-25T00:29:00Z", "Opens 08:30 today"),  # Wednesday 08:29 at the branch
        ("2026-11-25T00:30:00Z", "Open now"),
        ("2026-11-25T08:29:00Z", "Open now"),
        ("2026-11-25T08:30:00Z", "Opens 08:30 tomorrow"),
        ("2026-11-28T02:00:00Z", "Opens 08:30 on Monday"),  # Saturday
        ("2027-02-05T02:00:00Z", "Opens 08:30 on Monday"),  # a special day
        ("2027-02-08T02:00:00Z", "Open now"),
    ],
)
def test_the_number_is_answered_on_the_clock_of_the_branch(abroad: Page, utc: str, sign: str) -> None:
    abroad.clock.set_fixed_time(utc)
    abroad.goto(f"/{BRANCH}/en/")
    assert abroad.locator(".ms-calls ms-hours b").first.inner_text().strip(" ·") == sign


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("utc", "sign"),
    [
        ("2026-11-25T00:29:00Z", "Opens at 08:30 today"),  # Wednesday, the 17th of the lunar month
        ("2026-11-26T09:29:00Z", "Open now"),
        ("2026-11-26T09:30:00Z", "Opens at 07:00 tomorrow"),
        ("2026-12-03T23:00:00Z", "Open now"),  # seven o'clock on the 26th of the lunar month: a market day
        ("2026-12-04T23:00:00Z", "Opens at 09:00 today"),
        ("2027-05-03T00:00:00Z", "Open now"),  # eight o'clock in summer
        ("2027-05-03T09:45:00Z", "Open now"),
        ("2027-02-05T02:00:00Z", "Opens at 07:00 on Monday"),
        ("2027-12-30T02:00:00Z", "Open now"),
        ("2028-02-01T02:00:00Z", ""),  # nobody built the page for longer than its market days are known
    ],
)
def test_the_door_is_open_on_the_clock_of_the_branch(abroad: Page, utc: str, sign: str) -> None:
    abroad.clock.set_fixed_time(utc)
    abroad.goto("/yunlu/en/branch/")
    assert abroad.locator(".ms-card ms-hours b").inner_text().strip() == sign


@pytest.fixture(scope="module")
def finder(browser: Browser, root: str) -> Iterator[Page]:
    """A page on which any hours may stand."""
    with visiting(browser, root, timezone_id="America/Los_Angeles") as page:
        page.goto("/yunlu/en/find/")
        yield page


@pytest.mark.parametrize(
    ("time", "hours", "special", "sign"),
    [
        ("2026-11-27T17:59:00Z", "5-5 18:00-26:00", "", "Opens at 18:00 today"),  # Friday
        ("2026-11-27T23:59:00Z", "5-5 18:00-26:00", "", "Open now"),
        ("2026-11-28T01:59:00Z", "5-5 18:00-26:00", "", "Open now"),
        ("2026-11-28T02:00:00Z", "5-5 18:00-26:00", "", "Opens at 18:00 on Friday"),
        ("2026-11-30T00:10:00Z", "7-7 19:00-24:30", "", "Open now"),  # Monday, of Sunday's
        ("2026-11-30T00:30:00Z", "7-7 19:00-24:30", "", "Opens at 19:00 on Sunday"),
        ("2026-11-28T01:00:00Z", "5-5 18:00-26:00", "2026-11-27", "Opens at 18:00 on Friday"),
        ("2026-11-30T01:00:00Z", "1-5 08:30-17:00", "2026-11-30/12-08", "Opens at 08:30 on 9 December"),
        (
            "2027-01-01T01:00:00Z",
            "1-5 08:30-17:00",
            "2026-11-30;12-31/2027-01-02;04;05-01/02",
            "Opens at 08:30 on Tuesday",
        ),
        (
            "2027-05-02T11:00:00Z",
            "1-5 08:30-17:00",
            "2026-11-30;12-31/2027-01-02;05-01/02 09:00-11:00",
            "Opens at 08:30 tomorrow",
        ),
        (
            "2027-05-02T10:00:00Z",
            "1-5 08:30-17:00",
            "2027-01-04;05-01 09:00-10:00;02 09:00-11:00",
            "Open now",
        ),
        ("2026-11-30T01:00:00Z", "", "", "Closed now"),
        ("2027-01-01T00:20:00Z", "1-5 09:00-17:00", "2026-12-31 20:00-24:30", "Open now"),
        ("2026-11-26T12:30:00Z", "1-5 08:30-12:00,13:30-17:00", "", "Opens at 13:30 today"),  # lunch
        ("2026-11-26T13:30:00Z", "1-5 08:30-12:00,13:30-17:00", "", "Open now"),
        ("2026-11-26T03:00:00Z", "1-7 00:00-24:00", "", "Open now"),
    ],
)
def test_any_hours_are_told_on_the_clock(
    finder: Page, time: str, hours: str, special: str, sign: str
) -> None:
    finder.clock.set_fixed_time(time)
    told = finder.evaluate(
        """([hours, special, door]) => {
          const told = document.createElement("ms-hours");
          document.documentElement.dataset.zone = "UTC";
          Object.assign(told.dataset, { hours, special, door });
          document.body.append(told);
          return told.textContent;
        }""",
        [hours, special, phrases("en")["opened"]],
    )
    assert told == sign


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("language", "step", "police"), [("en", "1. ", " 1 1 0"), ("zh", "第1，", " 幺 幺 0")]
)
def test_the_page_is_read_aloud(browser: Browser, root: str, language: str, step: str, police: str) -> None:
    """Steps with their numbers, digits singly, cells with their headings; three quarters of the screen are left."""
    with visiting(browser, root, ELDER, VOICES, viewport={"width": 360, "height": 640}) as page:
        page.goto(f"/{BRANCH}/{language}/complain/money-gone/")
        page.locator("[data-do=read]").click()
        player = page.locator(".ms-player button")
        player.first.wait_for()
        page.evaluate("finish(), finish(), finish()")
        assert page.evaluate("said.length") == 4 and page.evaluate("CSS.highlights.has('ms-read')")
        player.nth(0).click()  # pause
        page.evaluate("finish()")
        assert page.evaluate("said.length") == 4
        player.nth(0).click()
        player.nth(3).click()  # faster
        page.evaluate("finish()")
        assert page.evaluate("said.length") == 7
        expect(page.locator(".ms-player output")).to_have_text("1.25×")
        page.evaluate("while (!said[said.length - 1].includes('0 5 7')) finish()")
        assert step + page.inner_text(".ms-sos .ms-call span") + police in page.evaluate("said")
        assert page.evaluate(TAKEN) <= 640 / 4
        player.nth(1).click()
        expect(page.locator(".ms-player")).to_have_count(0)
        assert not page.evaluate("CSS.highlights.has('ms-read')")
        assert page.evaluate("said[0]") == page_title(language)
        page.goto(f"/{language}/summary/")
        page.locator("[data-do=read]").click()
        player.first.wait_for()
        page.evaluate("while (document.querySelector('.ms-player')) finish()")
        heading = page.locator("thead th:nth-child(2)").first.text_content()
        assert any(text.startswith(f"{heading}: ") for text in page.evaluate("said"))


def page_title(language: str) -> str:
    text = (EVERY_KIND / f"docs/{language}/complain/money-gone.md").read_text("utf-8")
    heading = re.search(r"^# (.*?) *\{", text, re.MULTILINE)
    assert heading
    return heading[1]


@pytest.mark.exhaustive
def test_without_a_voice_large_text_or_paper_is_offered(browser: Browser, root: str) -> None:
    with visiting(browser, root, script="speechSynthesis.getVoices = () => [{ lang: 'fr-FR' }];") as page:
        page.goto(f"/{BRANCH}/en/")
        page.locator("[data-do=read]").click()
        assert "cannot read aloud" in page.inner_text(".ms-silent")
        assert page.locator(".ms-silent [data-do=print]").is_visible()
        page.locator(".ms-silent [data-do=size]").click()
        expect(page.locator("html")).to_have_attribute("data-size", "l")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_event_is_in_the_calendar_in_two_taps_or_copied(
    browser: Browser, root: str, language: str
) -> None:
    with visiting(browser, root, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"/{BRANCH}/{language}/")
        page.locator("a[href*='/maiwan/information-desk/']").first.click()
        page.wait_for_url("**/events/315-2027/maiwan/information-desk/")
        file = page.request.get(page.locator(".ms-save").evaluate("link => link.href"))
        assert file.ok and file.text().startswith("BEGIN:VCALENDAR")
        page.locator("[data-do=copy]").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "0571 0000 1001" in copied and "8:30" in copied and copied.endswith("/information-desk/")


def test_a_printed_sheet_tells_numbers_addresses_and_the_way_back(browser: Browser, root: str) -> None:
    with visiting(
        browser, root, script="window.print = () => dispatchEvent(new Event('beforeprint'));"
    ) as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/")
        page.locator("[data-do=print]").click()
        page.locator(".ms-sheet svg").wait_for(state="attached")
        page.emulate_media(media="print")
        assert not page.locator("#ms-menu").is_visible() and not page.locator(".ms-tools").is_visible()
        assert "0571 0000 2001" in page.locator(".ms-sheet").inner_text()
        published = f"https://hetang-bank.example/{BRANCH}/en/risks/telecom-fraud/"
        assert decoded(page) == published
        page.locator(".ms-text p").first.evaluate(
            "node => node.insertAdjacentHTML('beforeend', '<a href=\"https://elsewhere.example/\">elsewhere</a>')"
        )
        for address, said in (("https://elsewhere.example/", True), ("money-gone/", False)):
            after = "node => getComputedStyle(node, '::after').content"
            assert (page.locator(f".ms-text a[href$='{address}']").first.evaluate(after) != "none") == said
        sheets = page.pdf(format="A4")
        assert 1 <= len(re.findall(rb"/Type /Page\b", sheets)) <= 4
