"""What a reader's screen and sheet of paper hold: whatever the phone, the size of its text and its language."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from support.reader import BRANCH, until, visiting

KINDS = (
    "",
    "complain/money-gone/",
    "rights/know/",
    "risks/telecom-fraud/",
    "complain/",
    "branch/",
    "summary/",
    "campaigns/",
)
PHONES = {"width": 360, "height": 640}
# The phone's own text size makes all text larger, whatever the page asks for.
OWN_SIZE = "document.documentElement.style.cssText = 'font-size: {}%; --f: {}px'"
SMALL_TYPE = """[...document.querySelectorAll("body *")].filter((node) => node.offsetWidth && !node.closest("sup")
  && [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  && parseFloat(getComputedStyle(node).fontSize) < 13.3).map((node) => node.outerHTML.slice(0, 90))"""
SMALL, LARGEST_OWN = ("320", "", ""), ("360", OWN_SIZE.format(225, 32), "")
LARGEST_BOTH = ("360", OWN_SIZE.format(203, 24.7), "xl")


def sideways(page: Page, address: str, own: str) -> list[str]:
    page.goto(address)
    if own:
        page.evaluate(own)
    wide, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{address}: {wide}"] if wide > width else []


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("language", "width", "own", "size"),
    [
        pytest.param("en", *LARGEST_BOTH, id="both, en"),
        pytest.param("en", *LARGEST_OWN, id="the phone's, en"),
        pytest.param("zh", *LARGEST_BOTH, id="both, zh"),
        pytest.param("zh", *LARGEST_OWN, id="the phone's, zh"),
        *(
            (language, width, "", size)
            for language in ("en", "zh")
            for width in ("320", "360", "390", "768", "1440")
            for size in ("", "l", "xl")
        ),
    ],
)
def test_nothing_goes_sideways(
    browser: Browser, root: str, language: str, width: str, own: str, size: str
) -> None:
    kept = {"ms-size": size} if size else {}
    with visiting(browser, root, kept, viewport={"width": int(width), "height": 640}) as page:
        assert [
            wrong for kind in KINDS for wrong in sideways(page, f"/{BRANCH}/{language}/{kind}", own)
        ] == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("screen", [(640, 360), (320, 256)], ids=["landscape", "enlarged four times"])
def test_a_low_screen_shows_the_text(browser: Browser, root: str, screen: tuple[int, int]) -> None:
    """Nothing stands fixed over it."""
    width, height = screen
    with visiting(browser, root, viewport={"width": width, "height": height}) as page:
        for kind in ("", "complain/money-gone/", "risks/telecom-fraud/"):
            page.goto(f"/{BRANCH}/zh/{kind}")
            assert page.evaluate(
                "[...document.querySelectorAll('body *')].every((node) => getComputedStyle(node).position !== 'fixed')"
            )


@pytest.mark.exhaustive
def test_few_taps_lead_to_what_matters(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/")
        expect(page.locator(".ms-calls")).to_contain_text("0571 0000 2001")
        page.locator("[data-do=size]").click()
        expect(page.locator("html")).to_have_attribute("data-size", "l")
        page.get_by_role("banner").get_by_role("link", name="中文").click()
        expect(page).to_have_url(f"{root}/{BRANCH}/zh/")
        page.goto(f"/{BRANCH}/zh/complain/regulators/")
        page.locator(".ms-triage > ul a[href='#case-card-lost']").click()
        expect(page.locator("#case-card-lost .ms-call").first).to_be_in_viewport()
        for kind in ("complain/money-gone/", "risks/telecom-fraud/"):
            page.goto(f"/{BRANCH}/zh/{kind}")
            assert page.locator(
                "#related + ul a[href$='complain/'], .ms-help a[href='tel:+8657100002001']"
            ).count()


def test_the_menu_shows_pictures_and_a_field_that_leads_to_answers(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/rights/know/")
        page.get_by_text("Menu", exact=True).click()
        expect(page.locator(".ms-menu li .ms-p").first).to_be_visible()
        page.get_by_role("searchbox").fill("my card is lost")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{root}/{BRANCH}/en/search/#q=my%20card%20is%20lost")
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(page.get_by_role("banner").get_by_role("searchbox")).to_be_visible()


@pytest.mark.exhaustive
def test_a_source_leads_back_to_where_it_is_cited(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/rights/know/")
        page.get_by_role("link", name="Source 1", exact=True).first.click()
        page.get_by_role("link", name="Back from source 1").click()
        cited = page.locator(":target")
        expect(cited).to_be_in_viewport()
        assert cited.get_attribute("aria-label") == "Source 1"


def test_a_row_of_a_wide_table_is_a_card_on_a_phone(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/summary/")
        cell = page.locator(".ms-stack [data-label]").first
        shown = cell.evaluate("(cell) => getComputedStyle(cell, '::before').content")
        assert shown == f'"{cell.get_attribute("data-label")}"'
        page.set_viewport_size({"width": 768, "height": 640})
        assert cell.evaluate("(cell) => getComputedStyle(cell).display") == "table-cell"


def test_the_bar_tells_when_the_line_opens_again(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport=PHONES) as page:
        page.clock.set_fixed_time("2026-11-27T12:00:00Z")  # Friday, eight in the evening at the branch
        page.goto(f"/{BRANCH}/en/")
        bar, more = page.locator(".ms-calls"), page.locator(".ms-more")
        assert "Opens 08:30 on Monday" in bar.inner_text()
        assert "0571 0000 1002" in more.inner_text() and "24 hours a day" in more.inner_text()
    with visiting(browser, root, java_script_enabled=False, viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/")
        told = page.locator(".ms-help").inner_text()
        assert "Mon–Fri 08:30–16:30" in told and "24 hours a day" in told


@pytest.mark.parametrize(
    ("locale", "heading", "number"),
    [("zh-CN", "中文", "0571 0000 2001"), ("en-GB", "English", "0571 0000 2001"), ("fr", "English", "110")],
)
def test_the_address_of_a_branch_shows_its_numbers_in_the_readers_language(
    browser: Browser, root: str, locale: str, heading: str, number: str
) -> None:
    with visiting(browser, root, viewport=PHONES, locale=locale) as page:
        page.goto(f"/{BRANCH}/")
        until(page, f"document.querySelector('.ms-choose h2').textContent.includes('{heading}')")
        expect(page.locator(".ms-choose section").first.get_by_text(number, exact=True)).to_be_in_viewport()


@pytest.mark.exhaustive
def test_a_page_is_passed_on(browser: Browser, root: str, site: Path) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visiting(browser, root, viewport=PHONES, permissions=permissions) as page:
        page.goto(f"/{BRANCH}/en/rights/know/")
        page.locator("[data-do=share]").click()
        page.locator(".ms-sharing svg").wait_for()
        page.locator("[data-do=link]").click()
        expect(page.locator("[data-do=link]")).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{root}/{BRANCH}/en/rights/know/"
        address = page.locator("meta[property='og:image']").get_attribute("content")
    assert address and address.startswith("https://hetang-bank.example/assets/images/share-fair.")
    picture = (site / address.partition("example/")[2]).read_bytes()
    assert Image.open(io.BytesIO(picture)).size == (600, 600) and len(picture) < 30_000


@pytest.mark.parametrize(
    ("kind", "sheets"),
    [
        ("complain/money-gone/", 1),
        pytest.param("rights/know/", 2, marks=pytest.mark.exhaustive),
        pytest.param("complain/", 2, marks=pytest.mark.exhaustive),
        pytest.param("risks/telecom-fraud/", 2, marks=pytest.mark.exhaustive),
    ],
)
@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.exhaustive)])
def test_it_prints_on_whole_sheets(
    browser: Browser, root: str, language: str, kind: str, sheets: int
) -> None:
    with visiting(
        browser, root, script="window.print = () => dispatchEvent(new Event('beforeprint'));"
    ) as page:
        page.goto(f"/{BRANCH}/{language}/{kind}")
        page.locator("[data-do=print]").click()
        page.locator(".ms-sheet svg").wait_for(state="attached")
        until(page, "/\\d/.test(document.querySelector('.ms-printed').textContent)")
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= sheets
        page.emulate_media(media="print")
        foot = page.locator(".ms-sheet").inner_text()
        assert "0571 0000 2001" in foot and re.search("Numbers verified on|号码核实日期", foot)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_browsers_own_command_prints_the_look_of_paper(
    browser: Browser, root: str, scripts: bool
) -> None:
    """Whoever has touched nothing, and whoever allows no scripts."""
    with visiting(browser, root, java_script_enabled=scripts) as page:
        page.goto(f"/{BRANCH}/en/complain/money-gone/")
        page.emulate_media(media="print")
        expect(page.locator(".ms-sheet")).to_be_visible()
        expect(page.locator(".ms-menu ul")).to_be_hidden()


@pytest.mark.parametrize(
    "kind", ["complain/money-gone/", "complain/regulators/", "risks/telecom-fraud/", "complain/"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.exhaustive
def test_no_type_on_paper_is_below_ten_points(browser: Browser, root: str, language: str, kind: str) -> None:
    """But the raised marks of sources."""
    with visiting(browser, root, java_script_enabled=False) as page:
        page.goto(f"/{BRANCH}/{language}/{kind}")
        page.emulate_media(media="print")
        assert page.evaluate(SMALL_TYPE) == []


@pytest.mark.exhaustive
def test_forced_colours_leave_edges(browser: Browser, root: str) -> None:
    with visiting(browser, root, forced_colors="active", viewport=PHONES) as page:
        page.goto(f"/{BRANCH}/en/")
        edge = page.locator(".ms-calls .ms-call").first.evaluate(
            "(node) => getComputedStyle(node).borderTopStyle"
        )
        assert edge == "solid"
