"""What a reader meets, in real Chromium: usable by everybody, on any phone, on paper, with and without JavaScript."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import brotli
import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from chromium import chromium, needed, served
from conftest import PROJECT
from playwright.sync_api import Browser, Page

BRANCH = "maiwan"
KINDS = ("", "complain/", "complain/money-gone/", "risks/telecom-fraud/", "campaigns/", "branch/", "find/", "search/", "404.html")
PHONE = {"viewport": {"width": 320, "height": 640}}
ELDER = {"ms-size": "xl", "ms-contrast": "high"}

# Everything that the browser itself holds against a page.
WATCH = """
window.wrong = []; window.shifts = [];
addEventListener("securitypolicyviolation", (event) => wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value); })
  .observe({ type: "layout-shift", buffered: true });
"""
# Two voices that say each sentence in a moment, and tell what they said; headless browsers have none.
VOICES = """
window.said = [];
speechSynthesis.getVoices = () => [{ lang: "en-GB", localService: true }, { lang: "zh-CN", localService: true }];
speechSynthesis.cancel = () => {};
speechSynthesis.speak = (utterance) => { said.push(utterance.text); setTimeout(() => utterance.onend?.(), 30); };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    with served(site) as root:
        yield root


@contextmanager
def visiting(browser: Browser, root: str, kept: dict[str, str] | None = None, script: str = "", **options: Any) -> Iterator[Page]:
    """A page that stays silent, keeps the policy and asks no other host; `kept` is what the reader chose before."""
    context = browser.new_context(base_url=root, service_workers="block", **options)
    context.set_default_timeout(5000)
    context.add_init_script(WATCH + script + "".join(f"localStorage.setItem('{name}', '{value}');" for name, value in (kept or {}).items()))
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith((root, "data:")) else None)
    yield page
    if options.get("java_script_enabled", True):
        said += page.evaluate("wrong")
    context.close()
    assert [line for line in said if "404" not in line and "blocked by Playwright" not in line] == []


def paths(site: Path, language: str) -> list[str]:
    """Every page of one branch."""
    folder = site / BRANCH
    return sorted(path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.glob(f"{language}/**/*.html"))


AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
       "rules": {"color-contrast-enhanced": {"enabled": True}}}


def violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{address}: {one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("language", "scheme", "kept"), [("en", "light", {}), ("zh", "dark", {}), ("zh", "light", ELDER)],
                         ids=["light", "dark", "elder"])
def test_everybody_can_use_every_kind_of_page(browser: Browser, root: str, language: str, scheme: str, kept: dict[str, str]) -> None:
    with visiting(browser, root, kept, color_scheme=scheme) as page:
        found = [wrong for kind in KINDS for wrong in violations(page, f"/{BRANCH}/{language}/{kind}")]
        found += violations(page, f"/{BRANCH}/")
    assert found == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("kept", [{}, ELDER], ids=["normal", "elder"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_everybody_can_use_every_page(browser: Browser, root: str, site: Path, language: str, scheme: str, kept: dict[str, str]) -> None:
    with visiting(browser, root, kept, color_scheme=scheme) as page:
        assert [wrong for path in paths(site, language) for wrong in violations(page, f"/{BRANCH}/{path}")] == []


@pytest.mark.parametrize("kept", [{}, ELDER], ids=["normal", "elder"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_a_small_phone_or_moves(browser: Browser, root: str, site: Path, language: str, kept: dict[str, str]) -> None:
    with visiting(browser, root, kept, **PHONE) as page:
        for path in paths(site, language):
            page.goto(f"/{BRANCH}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert page.evaluate("shifts") == [], path


def test_nothing_is_too_wide_at_400_percent(browser: Browser, root: str) -> None:
    with visiting(browser, root, viewport={"width": 320, "height": 256}, device_scale_factor=4) as page:
        for kind in KINDS:
            page.goto(f"/yunlu/en/{kind}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
            assert page.locator("h1").is_visible()


@pytest.mark.parametrize("kind", ["", "find/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, root: str, kind: str) -> None:
    with visiting(browser, root, script=VOICES) as page:
        page.goto(f"/{BRANCH}/en/{kind}")
        expected = page.evaluate("""[...document.querySelectorAll('a[href], button, input, [tabindex="0"]')]
            .filter((node) => node.checkVisibility({ visibilityProperty: true })).length""")
        reached = []
        for _ in range(expected):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("""(() => { const node = document.activeElement; const style = getComputedStyle(node);
                return [node.outerHTML.slice(0, 120), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2]; })()"""))
        assert reached[0][0].startswith('<a class="ms-skip"')
        assert [html for html, seen in reached if not seen] == []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || document.activeElement.className === 'ms-skip'")


def test_targets_are_large_enough_for_a_finger(browser: Browser, root: str) -> None:
    with visiting(browser, root, script=VOICES, **PHONE) as page:
        page.goto(f"/{BRANCH}/en/")
        small = page.evaluate("""[...document.querySelectorAll('header a, .ms-calls a, .ms-more a, nav a, footer a, button')]
            .filter((node) => { const { width, height } = node.getBoundingClientRect(); return width && (width < 43.9 || height < 43.9); })
            .map((node) => node.outerHTML)""")
        assert small == []


def test_text_size_and_contrast_are_remembered(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/en/")
        normal = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        page.get_by_role("button", name="Largest text").click()
        page.get_by_role("button", name="High contrast").click()
        page.goto(f"/{BRANCH}/zh/rights/")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= normal * 1.5
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.get_by_role("button", name="特大字").get_attribute("aria-pressed") == "true"
        page.get_by_role("button", name="标准字号").click()
        page.get_by_role("button", name="高对比度").click()
        assert page.evaluate("localStorage.length") == 0


def test_the_language_switch_stays_on_the_page(browser: Browser, root: str) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/")
        page.locator("header").get_by_role("link", name="中文").click()
        assert page.url == f"{root}/{BRANCH}/zh/risks/telecom-fraud/"
        assert page.locator("html").get_attribute("lang") == "zh-Hans"


@pytest.mark.parametrize(("language", "typed", "expected"), [
    ("zh", "云麓县", "yunlu"), ("zh", "yunluxian", "yunlu"), ("zh", "mwzxys", "maiwan"), ("zh", "yunlu", "yunlu"),
    ("en", "willow road east", "willow-east"), ("en", "liuludong", "willow-east"), ("en", "柳路东", "willow-east"),
])
def test_another_branch_is_found_and_shows_the_same_page(browser: Browser, root: str, language: str, typed: str, expected: str) -> None:
    with visiting(browser, root) as page:
        page.goto(f"/{BRANCH}/{language}/rights/know/")
        page.locator(".ms-change").click()
        with page.expect_response("**/finder.json"):
            page.locator("input[type=search]").press_sequentially(typed)
        page.locator(".ms-find li a").first.click()
        assert page.url == f"{root}/{expected}/{language}/rights/know/"


def test_the_nearest_branch_is_found_on_the_device(browser: Browser, root: str) -> None:
    with visiting(browser, root, geolocation={"latitude": 30.0, "longitude": 120.0}, permissions=["geolocation"]) as page:
        page.goto(f"/{BRANCH}/en/find/")
        assert not page.evaluate("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('finder.json'))")
        page.get_by_role("button", name="Nearest to me").click()
        page.locator(".ms-find li a").first.wait_for()
        assert "km" in page.locator(".ms-find li").first.inner_text()


@pytest.mark.parametrize(("utc", "sign"), [
    ("2026-11-25T00:29:00Z", "From 08:30 today"),  # Wednesday 08:29 at the branch
    ("2026-11-25T00:30:00Z", "Answered now"),
    ("2026-11-25T08:29:00Z", "Answered now"),
    ("2026-11-25T08:30:00Z", "Closed now"),
    ("2026-11-28T02:00:00Z", "Closed now"),  # Saturday
    ("2027-02-05T02:00:00Z", "Closed now"),  # a special day
    ("2027-02-08T02:00:00Z", "Answered now"),
])
def test_the_number_is_answered_on_the_clock_of_the_branch(browser: Browser, root: str, utc: str, sign: str) -> None:
    with visiting(browser, root, timezone_id="America/Los_Angeles") as page:
        page.clock.set_fixed_time(utc)
        page.goto(f"/{BRANCH}/en/")
        assert page.locator("ms-hours b").inner_text().strip(" ·") == sign


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_read_aloud(browser: Browser, root: str, language: str) -> None:
    with visiting(browser, root, script=VOICES) as page:
        page.goto(f"/{BRANCH}/{language}/complain/money-gone/")
        page.locator("[data-do=read]").click()
        player = page.locator(".ms-player button")
        player.first.wait_for()
        until(page, "said.length > 3 && CSS.highlights.has('ms-read')")
        player.nth(0).click()  # pause
        held = page.evaluate("said.length")
        page.wait_for_timeout(100)
        assert page.evaluate("said.length") == held
        player.nth(0).click()
        player.nth(3).click()  # faster
        until(page, f"said.length > {held + 2}")
        assert page.locator(".ms-player output").inner_text() == "1.25×"
        player.nth(1).click()
        assert page.locator(".ms-player").count() == 0
        assert not page.evaluate("CSS.highlights.has('ms-read')")
        said = page.evaluate("said")
    assert any("1 1 0" in sentence for sentence in said)
    assert said[0] == page_title(language)


def until(page: Page, expression: str) -> None:
    """Wait for something to come true; the browser's own waiting would break the policy."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def page_title(language: str) -> str:
    text = (PROJECT / f"docs/{language}/complain/money-gone.md").read_text("utf-8")
    heading = re.search(r"^# (.*?) *\{", text, re.MULTILINE)
    assert heading
    return heading[1]


def test_reading_aloud_is_not_offered_without_a_voice(browser: Browser, root: str) -> None:
    with visiting(browser, root, script="speechSynthesis.getVoices = () => [{ lang: 'fr-FR' }];") as page:
        page.goto(f"/{BRANCH}/en/")
        assert page.locator("[data-do=print]").is_visible()
        assert not page.locator("[data-do=read]").is_visible()


def test_a_printed_sheet_tells_numbers_addresses_and_the_way_back(browser: Browser, root: str) -> None:
    with visiting(browser, root, script="window.print = () => dispatchEvent(new Event('beforeprint'));") as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/")
        page.locator("[data-do=print]").click()
        page.locator(".ms-sheet svg").wait_for(state="attached")
        page.emulate_media(media="print")
        assert not page.locator("#ms-menu").is_visible() and not page.locator(".ms-tools").is_visible()
        assert "0571 0000 2001" in page.locator(".ms-sheet").inner_text()
        published = page.locator("link[rel=canonical]").get_attribute("href")
        assert decoded(page) == published
        link = page.locator(".ms-text a[href$='money-gone/']").first
        assert urljoin(str(published), "../../complain/money-gone/") in link.evaluate("(node) => getComputedStyle(node, '::after').content")
        sheets = page.pdf(format="A4")
        assert 1 <= len(re.findall(rb"/Type /Page\b", sheets)) <= 4


def decoded(page: Page) -> str:
    """What a scanner reads from the code on the sheet."""
    modules = page.evaluate("""async () => (await import(document.querySelector("script[type=module]").src.replace("site.js", "qr.js")))
        .matrix(document.querySelector("link[rel=canonical]").href)""")
    scale, quiet = 4, 4
    side = (len(modules) + 2 * quiet) * scale
    image = bytearray(b"\xff" * side * side)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            for line in range(scale if dark else 0):
                start = ((y + quiet) * scale + line) * side + (x + quiet) * scale
                image[start : start + scale] = bytes(scale)
    return zxingcpp.read_barcodes(memoryview(bytes(image)).cast("B", (side, side)))[0].text


def test_without_javascript_everything_is_there(browser: Browser, root: str) -> None:
    with visiting(browser, root, java_script_enabled=False, **PHONE) as page:
        page.goto(f"/{BRANCH}/en/risks/telecom-fraud/")
        assert page.locator(".ms-calls").inner_text().split("\n")[-1] == "0571 0000 2001"
        assert "08:30–16:30" in page.locator("ms-hours").inner_text()
        assert not page.locator(".ms-tools").is_visible()
        page.get_by_role("link", name="Menu", exact=True).click()
        assert page.locator("#ms-menu a").count() > 10
        page.goto(f"/{BRANCH}/en/find/")
        assert not page.locator(".ms-find").is_visible()
        page.get_by_role("link", name="All branches").click()
        assert page.locator(".ms-list li a").count() == 206


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_reached_by_links(site: Path, language: str) -> None:
    start = f"{BRANCH}/{language}/"
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', (site / here / "index.html").read_text("utf-8")):
            there = urldefrag(urljoin(f"http://x/{here}", href)).url.removeprefix("http://x/")
            if there.startswith(start) and there.endswith("/") and there not in seen:
                seen.add(there)
                ahead.append(there)
    assert seen == {f"{BRANCH}/{path}" for path in paths(site, language) if not path.endswith("404.html")}


@pytest.mark.parametrize("path", ["en/risks/telecom-fraud/", "zh/", "zh/complain/"])
def test_a_first_view_is_light(browser: Browser, root: str, site: Path, path: str) -> None:
    with visiting(browser, root) as page:
        fetched: list[str] = []
        page.on("response", lambda response: fetched.append(response.url.removeprefix(root)))
        page.goto(f"/{BRANCH}/{path}", wait_until="networkidle")
    files = [site / f"{name.strip('/')}/index.html" if name.endswith("/") else site / name.strip("/") for name in fetched]
    assert sum(len(brotli.compress(file.read_bytes())) for file in files) < 20_000, fetched


def test_pages_are_small_enough_to_stand_thousands_of_times(site: Path) -> None:
    sizes = {path: path.stat().st_size for path in (site / BRANCH).rglob("*.html")}
    assert sum(sizes.values()) / len(sizes) < 14_000
    assert max(sizes.values()) < 30_000


def test_html_is_valid(site: Path) -> None:
    jar = PROJECT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
    needed(shutil.which("java") is not None and jar.exists(), "java, or npm to install the validator,")
    pages = [site / "index.html", site / "404.html", *sorted((site / BRANCH).rglob("*.html")), site / "en/find/index.html"]
    done = subprocess.run(["java", "-jar", str(jar), "--errors-only", "--format", "text", *map(str, pages)], capture_output=True, text=True, timeout=120,
                          check=False)
    assert done.returncode == 0, done.stderr
