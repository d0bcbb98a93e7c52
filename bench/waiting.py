"""How long a reader waits in the countryside: 400 kbit/s, 400 ms there and back, a slow processor."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import brotli
import click

from bench.host import hosted
from bench.project import folder
from bench.reader import BRANCH, published
from bench.tables import row, table, verdict

PAGES = ("", "complain/money-gone/", "risks/telecom-fraud/", "complain/", "branch/")
LARGEST_PAINT, ANSWER, FIRST_RESULT = 2500, 200, 2000  # milliseconds at most
BEFORE_IT = 20_000  # bytes at most that search fetches before the first result, as small as brotli makes them
QUESTIONS = {"en": "scammed", "zh": "被骗了"}
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4  # than this processor
ROUND_TRIP = 10_000  # milliseconds, beside which whatever else takes time is little
DISTANT = LINE | {"latency": ROUND_TRIP, "downloadThroughput": -1, "uploadThroughput": -1}
ROUND_TRIPS = 2  # at most before the first result: for the page, and for what it names
TOUCHED = ("[data-do=size]", "#ms-menu summary", "#ms-menu summary")
OBSERVE = """
window.paints = []; window.shifts = []; window.inputs = [];
const told = { "largest-contentful-paint": (one) => paints.push(one.startTime),
  "layout-shift": (one) => one.hadRecentInput || shifts.push(one.value),
  event: (one) => one.interactionId && inputs.push(one.duration) };
for (const type of Object.keys(told)) {
  new PerformanceObserver((list) => list.getEntries().forEach(told[type]))
    .observe({ type, buffered: true, durationThreshold: 16 });
}
"""


FOUND = """
new MutationObserver((_, seeing) => {
  if (!document.querySelector(".ms-results a")) return;
  window.found = performance.now();
  seeing.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def tell() -> None:
    """Open the kinds of page in both languages, touch what stands at the head, and ask the search."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not (chromium and importlib.util.find_spec("playwright")):
        click.echo("Left out: there is no chromium, or no Playwright (make .venv/test brings it).")
        return
    with folder() as temporary:
        site = published(temporary / "project")
        seen, found = _seen(site, chromium), _found(site, chromium)
        trips = {language: late / ROUND_TRIP for language, late in _found(site, chromium, DISTANT, 1).items()}
        sizes = {language: _before_result(site, language) for language in QUESTIONS}
    table("page", "largest paint, ms", "slowest answer, ms", "shift")
    for page, (paint, answer, shift) in seen.items():
        row(page, f"{paint:.0f}", f"{answer:.0f}", f"{shift:.3f}")
    click.echo()
    paints, answers, shifts = zip(*seen.values(), strict=True)
    verdict(f"the largest paint comes within {LARGEST_PAINT} ms", max(paints) <= LARGEST_PAINT)
    verdict(f"a touch is answered within {ANSWER} ms", max(answers) < ANSWER)
    verdict("nothing moves", max(shifts) == 0)
    click.echo()
    table("search", "first result, ms", "round trips", "index and script, bytes")
    for language, milliseconds in found.items():
        row(language, f"{milliseconds:.0f}", f"{trips[language]:.1f}", str(sizes[language]))
    click.echo()
    verdict(f"the first result comes within {FIRST_RESULT} ms", max(found.values()) <= FIRST_RESULT)
    verdict(f"{ROUND_TRIPS} round trips come before it", int(max(trips.values())) <= ROUND_TRIPS)
    verdict(f"{BEFORE_IT} bytes come before it", max(sizes.values()) <= BEFORE_IT)


def _seen(site: Path, chromium: str) -> dict[str, tuple[float, float, float]]:
    """Of each page the largest paint, the slowest answer to a touch, and what moved by itself."""
    seen = {}
    with hosted(site) as (root, _), _browser(chromium) as browser:
        for path in (f"{language}/{page}" for language in ("en", "zh") for page in PAGES):
            with _far_away(browser, OBSERVE) as page:
                page.goto(f"{root}/{BRANCH}/{path}", wait_until="networkidle")
                for part in TOUCHED:
                    page.locator(part).click()
                    page.wait_for_timeout(300)
                paints, shifts, inputs = page.evaluate("[paints, shifts, inputs]")
                seen[path] = (max(paints), max(inputs, default=0), sum(shifts))
    return seen


def _found(
    site: Path, chromium: str, line: Mapping[str, Any] = LINE, slower: int = SLOWER
) -> dict[str, float]:
    """By language, when the first result stands there of a question whose address somebody opens."""
    found = {}
    with hosted(site) as (root, _), _browser(chromium) as browser:
        for language, question in QUESTIONS.items():
            with _far_away(browser, FOUND, line, slower) as page:
                page.goto(f"{root}/{BRANCH}/{language}/search/#q={quote(question)}", wait_until="commit")
                page.wait_for_selector(".ms-results a")
                found[language] = page.evaluate("found")
    return found


def _before_result(site: Path, language: str) -> int:
    (script,) = site.glob("assets/javascripts/answers.*.js")
    files = (script, site / f"assets/answers/{language}.json")
    return sum(len(brotli.compress(file.read_bytes())) for file in files)


@contextmanager
def _browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def _far_away(
    browser: Any, script: str, line: Mapping[str, Any] = LINE, slower: int = SLOWER
) -> Iterator[Any]:
    """A page on a slow line and a slow processor, which knows nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    page = context.new_page()
    page.add_init_script(script)
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", dict(line))
    client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page
    context.close()
