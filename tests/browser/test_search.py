"""Search in real Chromium: people's own questions lead to the page that answers them, within their own branch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from support.chromium import PATIENCE, Line, served
from support.reader import missed, search, visiting

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


def test_questions_find_their_page(page: Page, address: str) -> None:
    questions = {"被骗了": "complain/money-gone.md", "scammed": "complain/money-gone.md"}
    assert missed(page, f"{address}/zh/", questions) == {}


@pytest.mark.sampled(1)
@pytest.mark.parametrize("cut", [b"<body", b"<main", b"<h1"])
def test_a_page_that_comes_in_pieces_is_searched(browser: Browser, site: Path, cut: bytes) -> None:
    line = Line()
    line.cut = cut
    with served(site, line=line) as root, visiting(browser, root) as page:
        assert missed(page, f"{root}/{BRANCH}/zh/", {"被骗了": "complain/money-gone.md"}) == {}


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        ("virtual currency", "risks/wealth-products/", "Virtual currency is no product of a bank"),
        ("safe account", "risks/telecom-fraud/", "safe account"),
    ],
)
def test_what_only_a_text_says_is_found_after_that(
    page: Page, address: str, question: str, found: str, said: str
) -> None:
    page.goto(f"{address}/en/search/")
    search(page, question)
    expect(page.locator(f".ms-results li:has(a[href='{address}/en/{found}']) p")).to_contain_text(said)


def test_one_small_file_answers_before_the_full_text_is_asked(page: Page, root: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/", wait_until="networkidle")
    assert [url for url in asked if "search" in url or "answers/" in url] == []
    page.goto(f"{address}/en/search/", wait_until="networkidle")
    index, rest, descriptions = (f"/assets/answers/en{part}.json" for part in ("", "-rest", "-said"))
    loaded = [url.removeprefix(root) for url in asked if "answers/" in url]
    assert loaded == [index, rest]  # the first is named in the page, so that no script has to come before it
    with page.expect_response("**/en-said.json"):  # what the results say of themselves, after the index
        page.focus("#query")
    assert {url.removeprefix(root) for url in asked if "answers/" in url} == {index, rest, descriptions}
    assert [url for url in asked if "assets/search" in url] == []
    with page.expect_request("**/assets/search/en/**.pf_fragment"):
        assert search(page, "scammed")
    assert all(url.startswith(root) for url in asked)


@pytest.mark.exhaustive
def test_a_question_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/search/#q={quote('被骗了')}")
    page.wait_for_selector(".ms-results a")
    assert page.input_value("#query") == "被骗了"
    expect(page.locator(".ms-results mark", has_text="被骗").first).to_be_visible()


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


@pytest.mark.exhaustive
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


def test_a_number_is_found_however_it_is_typed(page: Page, address: str) -> None:
    for question in ("１２３７８", "12378？", "拨打12378￥+$^(", "call 12378!"):
        page.goto(f"{address}/zh/search/")
        assert f"{address}/zh/complain/regulators/" in search(page, question)[:3], question


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("zh", "0571-0000-2001", "号码是我们的"),
        ("zh", "１２３７８是什么电话", "全国公共服务电话：国家金融监督管理总局"),
        ("en", "who is +86 138 0013 8000", "not on our list"),
        ("en", "lost 50000 yuan", ""),
    ],
)
def test_a_number_is_judged(page: Page, address: str, language: str, question: str, said: str) -> None:
    page.goto(f"{address}/{language}/search/")
    search(page, question)
    verdict = page.locator(".ms-verdict")
    if said:
        expect(verdict).to_contain_text(said)
    page.wait_for_load_state("networkidle")
    assert bool(verdict.text_content()) == bool(said)


def test_on_a_fast_line_the_rest_of_the_words_answers_the_first_question(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE)
    # a fast line on a machine of any speed
    page.add_init_script(
        "performance.now = () => 0; const wait = setTimeout; setTimeout = (done, ms = 0) => wait(done, 100 * ms)"
    )
    said = {"pages": [["complain/regulators/"], [""], ["zyzzyva"], [""]], "typed": ""}
    page.route("**/en-rest.json", lambda route: route.fulfill(json=said))
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(f"{address}/en/search/#q=zyzzyva")
    first = page.locator(".ms-results a").first
    expect(first).to_have_attribute("href", f"{address}/en/complain/regulators/", timeout=PATIENCE)
    page.close()


def test_the_rest_of_the_words_answers_the_next_question(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE)
    said = {"pages": [["complain/regulators/"], [""], ["zyzzyva"], [""]], "typed": ""}
    held: list[Route] = []
    page.route("**/en-rest.json", lambda route: held.append(route))
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(f"{address}/en/search/")
    found = f"{address}/en/complain/regulators/"
    assert found not in search(page, "zyzzyva")
    before = page.inner_text(".ms-results")
    with page.expect_response("**/en-rest.json"):
        held[0].fulfill(json=said)
    page.wait_for_timeout(300)
    assert page.inner_text(".ms-results") == before
    assert search(page, "a zyzzyva")[0] == found
    page.close()


@pytest.mark.exhaustive
def test_without_its_full_text_it_answers_from_the_small_index(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE)
    page.route("**/assets/search/**", lambda route: route.abort())
    page.goto(f"{address}/en/search/")
    assert search(page, "scammed")[0] == f"{address}/en/complain/money-gone/"
    page.close()


def test_without_a_connection_it_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE)
    for kept in ("**/assets/search/**", "**/assets/answers/**"):
        page.route(kept, lambda route: route.abort())
    page.goto(f"{address}/en/search/")
    assert search(page, "scammed") == []
    assert "needs a connection" in (page.text_content(".ms-found") or "")
    page.close()


def test_nothing_found_says_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")
    assert search(page, "qqqqqq")[0] == f"{address}/en/complain/money-gone/"
    assert page.text_content(".ms-results a") == "I sent money to a scammer"
    assert "Nothing found" in (page.text_content(".ms-found") or "")


def test_opened_from_a_disk_the_list_of_pages_leads_on(browser: Browser, site: Path) -> None:
    """Browsers load no module from a disk, and a folder there is no page."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / BRANCH / "en/search/index.html").as_uri())
    expect(page.locator("button.ms-do").first).to_be_hidden()
    page.locator(".ms-text li > a[href$='complain/money-gone/']").first.click()
    page.wait_for_url("**/en/complain/money-gone/index.html")
    assert errors == []
    page.close()
