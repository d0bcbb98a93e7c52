"""Search in real Chromium: people's own questions lead to the page that answers them, within their own branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page
from support.chromium import PATIENCE
from support.published import pages
from support.reader import missed, search

BRANCH = "maiwan"


@pytest.fixture(scope="module")
def address(root: str) -> str:
    return f"{root}/{BRANCH}"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console stays silent."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_questions_find_their_page(page: Page, address: str, language: str) -> None:
    questions = yaml.safe_load((Path(__file__).parent / f"questions.{language}.yml").read_text("utf-8"))
    assert missed(page, f"{address}/{language}/", questions) == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_title_finds_its_page(page: Page, address: str, site: Path, language: str) -> None:
    home = f"{address}/{language}/"
    page.goto(f"{home}search/")
    folder = site / BRANCH / language
    for path in pages(folder):
        title = re.search(r"<h1[^>]*>([^<]+)</h1>", path.read_text("utf-8"))
        url = home + path.relative_to(folder).as_posix().removesuffix("index.html")
        if title and path.name == "index.html" and not url.endswith("/search/") and path.parent != folder:
            assert url in search(page, title[1])[:3], title[1]


def test_nothing_of_it_is_fetched_before_the_reader_searches(page: Page, root: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/", wait_until="networkidle")
    assert [url for url in asked if "search" in url] == []
    page.goto(f"{address}/en/search/", wait_until="networkidle")
    assert [url for url in asked if "assets/search" in url] == []
    assert search(page, "scammed")
    assert len([url for url in asked if "assets/search/en" in url]) > 5
    assert all(url.startswith(root) for url in asked)


def test_a_question_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/search/#q={quote('被骗了')}")
    page.wait_for_selector(".ms-results a")
    assert page.input_value("#query") == "被骗了"
    assert page.text_content(".ms-results mark") == "被骗"


def test_no_word_that_is_typed_leaves_the_device(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))
    page.goto(f"{address}/en/search/")
    search(page, "secretword")
    assert page.url == f"{address}/en/search/#q=secretword"
    page.reload(wait_until="networkidle")
    assert page.input_value("#query") == "secretword"
    page.goto(f"{address}/en/find/")
    assert asked and not [request for request in asked if "secretword" in request]


def test_keys_alone_lead_to_a_result(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")
    page.focus("#query")
    page.keyboard.type("my card is lost")
    page.wait_for_selector(".ms-results[aria-busy=false] a")
    assert "Pages found: " in (page.text_content(".ms-found[role=status]") or "")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{address}/en/risks/cards-and-codes/"
    page.go_back()
    page.wait_for_selector(".ms-results a")
    assert page.input_value("#query") == "my card is lost"


@pytest.mark.parametrize("question", ["１２３７８", "12378？", "拨打12378￥+$^(", "call 12378!"])
def test_a_number_is_found_however_it_is_typed(page: Page, address: str, question: str) -> None:
    page.goto(f"{address}/zh/search/")
    assert f"{address}/zh/complain/regulators/" in search(page, question)[:3]


def test_without_a_connection_it_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE)
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(f"{address}/en/search/")
    assert search(page, "scammed") == []
    assert "needs a connection" in (page.text_content(".ms-found") or "")
    page.close()


def test_nothing_found_says_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")
    assert search(page, "qqqqqq") == []
    assert "Nothing found" in (page.text_content(".ms-found") or "")
