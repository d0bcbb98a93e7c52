"""What must hold of this repository's own content, whatever editors write into it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from support.command import microsite, run
from support.network import PROJECT
from support.published import (
    every_page_is_reached_by_links,
    every_theme_file_is_there,
    html_is_valid,
    no_slot_is_left,
    nothing_of_another_branch_leaks,
    pages,
    site_pages,
    what_is_shown_is_what_is_called,
)
from support.reader import RULES, missed, violations, visiting, weight

from microsite.content.redirects import load as moved
from microsite.data import layer
from microsite.data.roster import Branch, Roster
from microsite.files.layers import Layers
from microsite.languages.language import Languages

pytestmark = pytest.mark.exhaustive  # editors' requests are answered by check and build

SAMPLE = 4  # pages of each language
# Without the search page: it fetches its index too, which has a limit of its own.
KINDS = ("", "branch/", "campaigns/", "summary/", "find/", "numbers/", "complain/", "risks/telecom-fraud/")


def test_the_check_finds_no_mistake() -> None:
    done = run(PROJECT, "check")
    assert done.exit_code == 0, done.output


def test_no_slot_is_left(live_site: Path, some: list[Branch]) -> None:
    no_slot_is_left(live_site, [branch.folder for branch in some])


def test_each_line_that_is_counted_has_one_period_and_counts_from_the_day_asked_for() -> None:
    for page in sorted((PROJECT / "docs").rglob("*.md")):
        for counted in re.split(r"\{\{ count_from\(", page.read_text("utf-8"))[1:]:
            for line in counted.split("\n## ")[0].splitlines():
                assert line.count("{{ figure(") == line.startswith("- "), f"{page}: {line}"


@pytest.mark.parametrize("kinds", [1, pytest.param(99, marks=pytest.mark.exhaustive)])
def test_each_branch_shows_its_own_numbers_alone(
    live_site: Path, live: Roster, some: list[Branch], kinds: int
) -> None:
    for branch in some[:kinds]:
        nothing_of_another_branch_leaks(live_site, live, branch.id)
        what_is_shown_is_what_is_called(live_site, live, branch.id)


@pytest.mark.first
def test_the_whole_network_is_as_readers_and_search_engines_want_it(tmp_path: Path) -> None:
    assert microsite(PROJECT, "build", "--out", str(tmp_path / "site")).returncode == 0
    done = microsite(PROJECT, "verify", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr


def test_every_page_is_reached(live_site: Path, some: list[Branch]) -> None:
    branch = some[0].id
    for language in ("en", "zh"):
        every_page_is_reached_by_links(live_site, f"{branch}/{language}/")
    every_theme_file_is_there(live_site, [*live_site.glob("*.html"), *site_pages(live_site / branch)])


def test_html_is_valid(live_site: Path, some: list[Branch]) -> None:
    html_is_valid(
        [*live_site.glob("*.html"), *site_pages(live_site), *site_pages(live_site / some[0].folder)]
    )


def test_pages_are_small_enough_to_stand_thousands_of_times(live_site: Path, some: list[Branch]) -> None:
    sizes = [page.stat().st_size for page in site_pages(live_site / some[0].folder)]
    assert sum(sizes) / len(sizes) < 18_000


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_views_are_light(
    browser: Browser, live_root: str, live_site: Path, some: list[Branch], language: str
) -> None:
    limits = {"complain/money-gone/": 14 * 1024} | dict.fromkeys(KINDS, 20 * 1024)
    for kind, limit in limits.items():
        with visiting(browser, live_root) as page:
            weighed = weight(page, f"/{some[0].folder}{language}/{kind}", live_root, live_site)
            assert sum(weighed.values()) <= limit, kind


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everybody_can_use_some_pages(
    browser: Browser, live_root: str, live_site: Path, some: list[Branch], language: str
) -> None:
    folder = live_site / some[0].folder
    written = [page.relative_to(live_site).as_posix() for page in pages(folder / language)]
    with visiting(browser, live_root) as page:
        for path in random.Random(SAMPLE).sample(written, SAMPLE):
            assert violations(page, f"/{path}", RULES) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_record_sheet_is_one_sheet(
    browser: Browser, live_root: str, some: list[Branch], language: str
) -> None:
    with visiting(
        browser, live_root, script="window.print = () => dispatchEvent(new Event('beforeprint'));"
    ) as page:
        page.goto(f"/{some[0].folder}{language}/complain/record-sheet/")
        page.locator("[data-do=print]").click()
        page.locator(".ms-sheet svg").wait_for(state="attached")
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_questions_find_their_page(
    browser: Browser, live_root: str, some: list[Branch], language: str
) -> None:
    """Those that people ask; a question whose page has moved asks for the new one, one whose page is gone is left out."""
    questions = yaml.safe_load((Path(__file__).parent / f"questions.{language}.yml").read_text("utf-8"))
    new = moved(Layers(PROJECT), Languages(layer.load(PROJECT).languages))
    asked = {question: new.get(page, page) for question, page in questions.items()}
    there = {
        question: page for question, page in asked.items() if (PROJECT / f"docs/{language}/{page}").exists()
    }
    with visiting(browser, live_root) as page:
        wrong = missed(page, f"{live_root}/{some[0].id}/{language}/", there)
    assert len(wrong) * 20 <= len(there), wrong  # whatever editors write, 19 of 20 are found
