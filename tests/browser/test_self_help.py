"""What readers fill in: last days with a file for a calendar, and a sheet; nothing leaves the page or stays."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page
from support.reader import BRANCH, visiting

LAST = """async () => {
  const site = document.querySelector("script[data-site]").dataset.site;
  const [name] = /due\\.\\w+\\.js/.exec(await (await fetch(site)).text());
  const { last } = await import(new URL(name, new URL(site, location.href)));
  return (from, period) => last(from, period).toISOString().slice(0, 10);
}"""
# The first day is left out; a month or a year ends on the day of that number, or on the last one (Civil Code, 201 and 202).
PERIODS = [
    ("2026-11-26", "P15D", "2026-12-11"),
    ("2026-12-31", "P60D", "2027-03-01"),
    ("2024-02-15", "P15D", "2024-03-01"),
    ("2026-11-26", "P3Y", "2029-11-26"),
    ("2024-02-29", "P1Y", "2025-02-28"),
    ("2024-02-29", "P20Y", "2044-02-29"),
    ("2026-08-31", "P6M", "2027-02-28"),
    ("2026-10-31", "P1M", "2026-11-30"),
]


def fill_in(page: Page, language: str) -> None:
    with page.expect_response("**/due.*.js"):
        page.goto(f"/{BRANCH}/{language}/complain/")
    page.fill(".ms-from input", "2026-11-26")


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("language", "day", "title"),
    [
        ("en", "11 December 2026", "Last day: Simple"),
        ("zh", "2026年12月11日星期五", "最后一天：简单的"),
    ],
)
def test_the_last_day_stands_beside_a_period_with_a_file_for_a_calendar(
    browser: Browser, root: str, language: str, day: str, title: str
) -> None:
    with visiting(browser, root) as page:
        fill_in(page, language)
        told = page.locator("#last-day ~ ul .ms-due")
        assert day in told.first.inner_text() and told.count() == 1
        with page.expect_download() as download:
            told.locator("a").click()
        (event,) = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
        assert (str(event["summary"]), str(event["dtstart"].dt)) == (title, "2026-12-11")
        found = [
            page.evaluate(f"async ([from, period]) => (await ({LAST})())(from, period)", list(one[:2]))
            for one in PERIODS
        ]
        assert found == [end for *_, end in PERIODS]
        page.fill(".ms-blank input", "Ms Li")
        page.reload()
        assert page.input_value(".ms-blank input") == page.input_value(".ms-from input") == ""
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_javascript_the_periods_and_a_blank_line_are_there(browser: Browser, root: str) -> None:
    with visiting(browser, root, java_script_enabled=False) as page:
        page.goto(f"/{BRANCH}/en/complain/")
        assert (
            page.get_by_text("within 15 days").last.is_visible()
            and page.locator(".ms-blank input").is_visible()
        )
        assert not page.locator(".ms-from").is_visible()
