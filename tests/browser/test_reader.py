"""What a reader meets, in real Chromium: usable by everybody, on any phone, with and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.reader import BRANCH, ELDER, PHONE, RULES, VOICES, paths, violations, visiting, weight

KINDS = (
    "",
    "complain/",
    "complain/money-gone/",
    "risks/telecom-fraud/",
    "campaigns/",
    "branch/",
    "find/",
    "search/",
    "404.html",
)
SHIFTS = 0.02  # less than anybody sees; a busy machine paints a page in pieces
DIFFERENT = ("", "complain/money-gone/", "branch/", "find/")  # that show all there is between them
# What another look can break; everything else is the same in every look.
LOOKS: dict[str, object] = {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "color-contrast-enhanced",
            "target-size",
            "scrollable-region-focusable",
            "link-in-text-block",
        ],
    }
}


@pytest.mark.parametrize(
    ("language", "scheme", "kept", "rules"),
    [
        ("en", "light", {}, RULES),
        pytest.param("zh", "dark", ELDER, LOOKS, marks=pytest.mark.exhaustive),
    ],
    ids=["normal", "elder in the dark"],
)
def test_everybody_can_use_every_kind_of_page(
    browser: Browser,
    root: str,
    language: str,
    scheme: str,
    kept: dict[str, str],
    rules: dict[str, object],
) -> None:
    with visiting(browser, root, kept, color_scheme=scheme) as page:
        found = [
            wrong for kind in DIFFERENT for wrong in violations(page, f"/{BRANCH}/{language}/{kind}", rules)
        ]
        found += violations(page, f"/{BRANCH}/", rules)
    assert found == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("kept", [{}, ELDER], ids=["normal", "elder"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_everybody_can_use_every_page(
    browser: Browser, root: str, site: Path, language: str, scheme: str, kept: dict[str, str]
) -> None:
    with visiting(browser, root, kept, color_scheme=scheme) as page:
        rules = LOOKS if kept or scheme == "dark" else RULES
        assert [
            wrong for path in paths(site, language) for wrong in violations(page, f"/{BRANCH}/{path}", rules)
        ] == []


def too_wide_or_moving(page: Page, address: str) -> list[str]:
    page.goto(address)
    wanted, width, shifts = page.evaluate("[innerWidth, document.documentElement.scrollWidth, shifts]")
    moved = sum(shifts) > SHIFTS
    return [f"{address}: {width} pixels, moved by {shifts}"] if width > wanted or moved else []


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("language", "kept"), [("zh", ELDER), ("en", {})], ids=["elder", "normal"])
def test_nothing_is_wider_than_a_small_phone_or_moves(
    browser: Browser, root: str, language: str, kept: dict[str, str]
) -> None:
    with visiting(browser, root, kept, **PHONE) as page:
        assert [
            wrong for kind in KINDS for wrong in too_wide_or_moving(page, f"/{BRANCH}/{language}/{kind}")
        ] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("kept", [{}, ELDER], ids=["normal", "elder"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_page_is_wider_than_a_small_phone_or_moves(
    browser: Browser, root: str, site: Path, language: str, kept: dict[str, str]
) -> None:
    with visiting(browser, root, kept, **PHONE) as page:
        assert [
            wrong for path in paths(site, language) for wrong in too_wide_or_moving(page, f"/{BRANCH}/{path}")
        ] == []


SCREENS = [(language, size) for size in ("xl", "", "l") for language in ("en", "zh")]


def head_too_low_or_bar_too_high(page: Page, address: str) -> list[str]:
    """What stands where a reader's first look falls: the heading in the first third, the numbers in an eighth."""
    page.goto(address)
    top, bar, height = page.evaluate("""[
        document.querySelector("h1").getBoundingClientRect().top,
        document.querySelector(".ms-calls").getBoundingClientRect().height,
        innerHeight,
    ]""")
    return [f"{address}: heading at {top}, bar {bar}"] if top > height / 3 or bar > 0.12 * height else []


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("language", "size"), SCREENS)
def test_the_heading_and_the_numbers_are_on_the_first_screen(
    browser: Browser, root: str, language: str, size: str
) -> None:
    kept = {"ms-size": size} if size else {}
    with visiting(browser, root, kept, viewport={"width": 360, "height": 640}) as page:
        assert [
            wrong
            for kind in (*KINDS, "rights/know/")
            for wrong in head_too_low_or_bar_too_high(page, f"/{BRANCH}/{language}/{kind}")
        ] == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kept", [{}, ELDER], ids=["normal", "elder"])
def test_an_emergency_begins_with_the_calls(browser: Browser, root: str, kept: dict[str, str]) -> None:
    """Both buttons are on the first screen; the bar comes when they have left it."""
    with visiting(browser, root, kept, viewport={"width": 360, "height": 640}) as page:
        page.goto(f"/{BRANCH}/zh/complain/money-gone/")
        calls = page.locator(".ms-sos .ms-call b")
        assert calls.all_inner_texts() == ["110", "0571 0000 1002"]
        boxes = [call.bounding_box() for call in page.locator(".ms-sos .ms-call").all()]
        assert all(box and box["width"] > 320 and box["y"] + box["height"] < 640 for box in boxes)
        expect(page.locator(".ms-calls")).not_to_be_in_viewport()
        page.locator("h2").nth(1).scroll_into_view_if_needed()
        expect(page.locator(".ms-calls")).to_be_in_viewport()


@pytest.mark.parametrize("zoom", [*(pytest.param(n, marks=pytest.mark.exhaustive) for n in (1, 2)), 4])
def test_nothing_is_too_wide_or_moves_on_an_enlarged_desktop(browser: Browser, root: str, zoom: int) -> None:
    with visiting(
        browser, root, viewport={"width": 1280 // zoom, "height": 1024 // zoom}, device_scale_factor=zoom
    ) as page:
        assert [wrong for kind in KINDS for wrong in too_wide_or_moving(page, f"/yunlu/en/{kind}")] == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", ["", "find/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, root: str, kind: str
) -> None:
    with visiting(browser, root, script=VOICES) as page:
        page.goto(f"/{BRANCH}/en/{kind}")
        expected = page.evaluate("""[...document.querySelectorAll('a[href], button, input, [tabindex="0"]')]
            .filter((node) => node.checkVisibility({ visibilityProperty: true })).length""")
        reached = []
        for _ in range(expected):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("""(() => { const node = document.activeElement; const style = getComputedStyle(node);
                return [node.outerHTML.slice(0, 120), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2]; })()""")
            )
        assert reached[0][0].startswith('<a class="ms-skip"')
        assert [html for html, seen in reached if not seen] == []
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.className === 'ms-skip'"
        )


def test_targets_are_large_enough_for_a_finger(browser: Browser, root: str) -> None:
    with visiting(browser, root, script=VOICES, **PHONE) as page:
        page.goto(f"/{BRANCH}/en/")
        small = page.evaluate("""[...document.querySelectorAll('header a, .ms-calls a, .ms-more a, nav a, footer a, button')]
            .filter((node) => node.checkVisibility() && !node.closest('details:not([open]) > :not(summary)')).filter((node) => { const { width, height } = node.getBoundingClientRect(); return width && (width < 43.9 || height < 43.9); })
            .map((node) => node.outerHTML)""")
        assert small == []


def test_without_javascript_everything_is_there(browser: Browser, root: str) -> None:
    with visiting(browser, root, java_script_enabled=False, **PHONE) as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/")
        assert page.locator(".ms-calls").inner_text().split("\n")[-1] == "0571 0000 2001"
        assert "08:30–16:30" in page.locator(".ms-more").inner_text()
        assert not page.locator(".ms-tools").is_visible()
        page.get_by_text("Menu", exact=True).click()
        assert page.locator(".ms-menu li a").first.is_visible() and page.locator(".ms-menu li a").count() > 7
        page.get_by_role("banner").get_by_role("link", name="中文").click()
        expect(page).to_have_url(f"{root}/{BRANCH}/zh/risks/telecom-fraud/")
        page.goto(f"/{BRANCH}/en/find/")
        assert not page.locator(".ms-find").is_visible()
        page.get_by_role("link", name="All branches").click()
        expect(page.locator(".ms-list li a")).to_have_count(12)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("path", "limit"),
    [
        *((path, 20_000) for path in ("en/risks/telecom-fraud/", "zh/", "zh/branch/")),
        ("zh/complain/money-gone/", 14_000),
    ],
)
def test_a_first_view_is_light(browser: Browser, root: str, site: Path, path: str, limit: int) -> None:
    with visiting(browser, root) as page:
        assert sum(weight(page, f"/{BRANCH}/{path}", root, site).values()) < limit


def test_a_search_is_light_and_so_is_what_answers_it(browser: Browser, root: str, site: Path) -> None:
    """The index and what reads it come with the page, so that the first question need not wait, and are limited apart."""
    with visiting(browser, root) as page:
        view = weight(page, f"/{BRANCH}/zh/search/", root, site)
    rest = view.pop("assets/answers/zh-rest.json")
    answering = [size for name, size in view.items() if "/answers" in name]
    assert len(answering) == 2
    assert sum(answering) < 20_000 > sum(view.values()) - sum(answering) and rest < 64_000


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_of_page_is_usable_in_forced_colours(browser: Browser, root: str, language: str) -> None:
    with visiting(browser, root, forced_colors="active") as page:
        assert [
            wrong for kind in KINDS for wrong in violations(page, f"/{BRANCH}/{language}/{kind}", RULES)
        ] == []
