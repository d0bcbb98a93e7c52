"""Finding a branch, and judging a number, in real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from support.chromium import PATIENCE
from support.reader import BRANCH, visiting

MORNING, NIGHT = "2026-11-26T02:00:00Z", "2026-11-26T15:00:00Z"  # 10:00 and 23:00 where the branches are


def test_it_is_found_by_its_address_and_only_while_it_is_open(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        for moment, said in ((MORNING, "共1个网点"), (NIGHT, "这些网点现在都不营业。")):
            page.clock.set_fixed_time(moment)
            page.goto("/zh/find/")
            page.locator(".ms-open input").check()
            page.locator("#find-branch").press_sequentially("老街8号")
            expect(page.locator(".ms-find [role=status]").first).to_have_text(said)
        page.locator(".ms-open input").uncheck()
        expect(page.locator(".ms-find li a")).to_have_attribute("href", re.compile(f"/{BRANCH}/zh/$"))
        expect(page.locator(".ms-find li")).to_contain_text("明天08:30开门")


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("zh", "麦弯镇信用社", "名称相近的有："),
        ("zh", "麦湾信用社区", "名称相近的有："),
        ("zh", "麦镇信社", "名称相近的有："),
        ("zh", "信用社 麦湾", "名称相近的有："),
        ("en", "Maiwann Town", "These have a similar one:"),
        ("en", "zebra crossing", "No branch has this name. Try fewer letters."),
    ],
)
def test_a_slip_in_a_name_is_forgiven(
    browser: Browser, root: str, language: str, typed: str, said: str
) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{language}/find/")
        page.locator("#find-branch").fill(typed)
        expect(page.locator(".ms-find [role=status]").first).to_contain_text(said)
        if "similar" in said or "相近" in said:
            found = page.locator(".ms-find li a")
            expect(found).to_have_attribute("href", re.compile(f"/{BRANCH}/{language}/$"))


def test_it_says_among_how_many_the_nearest_is(browser: Browser, root: str) -> None:
    with visiting(
        browser, root, geolocation={"latitude": 30.0, "longitude": 120.0}, permissions=["geolocation"]
    ) as page:
        page.goto("/en/find/")
        page.get_by_role("button", name="Nearest to me").click()
        status = page.locator(".ms-find [role=status]").first
        expect(status).to_have_text(re.compile(r"^We have 12 branches, and know the position of [1-9]"))
        placed = re.search(r"of (\d+);", status.text_content() or "")
        assert placed
        expect(page.locator(".ms-find li")).to_have_count(int(placed[1]))


def test_a_number_is_judged_without_a_connection(browser: Browser, root: str) -> None:
    context = browser.new_context(base_url=root)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"/{BRANCH}/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    page.reload()
    for typed, said in (("0571-0000-2001", "one of our numbers"), ("+86 138 0013 8000", "not on our list")):
        page.locator("#ms-number").fill(typed)
        page.get_by_role("button", name="Look it up").click()
        expect(page.locator(".ms-check [role=status]")).to_contain_text(said)
    context.close()


@contextmanager
def held_back(page: Page, script: str, address: str) -> Iterator[None]:
    """A page of which one script comes at the end."""
    held: list[Route] = []
    page.route(f"**/{script}.*.js", lambda route: held.append(route))
    with page.expect_request(f"**/{script}.*.js"):
        page.goto(address, wait_until="commit")
    yield
    held[0].continue_()


def test_what_was_typed_and_pressed_before_the_script_came_is_taken_up(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        with held_back(page, "site", "/zh/find/"):
            page.get_by_role("button", name="大字").click()
            page.locator("#find-branch").press_sequentially("老街8号")
        expect(page.locator(".ms-find li a")).to_have_attribute("href", re.compile(f"/{BRANCH}/zh/$"))
        expect(page.locator("html")).to_have_attribute("data-size", "l")


@pytest.mark.exhaustive
def test_a_day_chosen_before_the_script_came_is_counted_from(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        with held_back(page, "due", f"/{BRANCH}/en/complain/"):
            page.locator(".ms-from input").first.fill("2027-03-15")
        expect(page.locator(".ms-due").first).to_be_visible()
