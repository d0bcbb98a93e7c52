"""A reader's visit to one branch, and what the browser holds against it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from support.chromium import PATIENCE
from support.published import pages

from microsite.content.page import address

BRANCH = "maiwan"
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
speechSynthesis.speak = (utterance) => { said.push(utterance.text); window.finish = () => utterance.onend(); };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""

RULES: dict[str, object] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@contextmanager
def visiting(
    browser: Browser, root: str, kept: dict[str, str] | None = None, script: str = "", **options: Any
) -> Iterator[Page]:
    """A page that stays silent, keeps the policy and asks no other host; `kept` is what the reader chose before."""
    context = browser.new_context(base_url=root, service_workers="block", **options)
    context.add_init_script(
        WATCH
        + script
        + "".join(f"localStorage.setItem('{name}', '{value}');" for name, value in (kept or {}).items())
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda request: said.append(request.url) if not request.url.startswith((root, "data:")) else None,
    )
    yield page
    if options.get("java_script_enabled", True):
        said += page.evaluate("wrong")
    context.close()
    held = [line for line in said if "blocked by Playwright" not in line]
    assert held == [], held


def violations(page: Page, address: str, rules: dict[str, object]) -> list[str]:
    """What axe holds against a page."""
    page.goto(address)
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{address}: {one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


def paths(site: Path, language: str) -> list[str]:
    """Every page of one branch."""
    folder = site / BRANCH
    return sorted(
        path.relative_to(folder).as_posix().removesuffix("index.html") for path in pages(folder / language)
    )


def until(page: Page, expression: str) -> None:
    """Wait for something to come true; the browser's own waiting would break the policy."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(50)


def search(page: Page, question: str) -> list[str]:
    """Type a question; gives the addresses of the results."""
    page.fill("#query", question)
    page.press("#query", "Enter")
    page.wait_for_selector(".ms-results[aria-busy=false]", state="attached")
    return page.eval_on_selector_all(".ms-results a", "links => links.map(link => link.href)")


def missed(page: Page, home: str, questions: dict[str, str]) -> dict[str, list[str]]:
    """Ask each question in the site at `home`; gives those that don't find their page among the first three."""
    page.goto(f"{home}search/")
    found = {question: search(page, question) for question in questions}
    assert all(result.startswith(home) for results in found.values() for result in results)
    return {
        question: found[question]
        for question, answer in questions.items()
        if home + address(answer) not in found[question][:3]
    }


def decoded(page: Page) -> str:
    """What a scanner reads from the code on the sheet."""
    modules = page.evaluate("""async () => {
        const site = document.querySelector("script[type=module]").src;
        const [name] = /qr\\.\\w+\\.js/.exec(await (await fetch(site)).text());
        return (await import(new URL(name, site))).matrix(document.querySelector(".ms-address").textContent);
    }""")
    return scanned(modules)


def scanned(modules: Sequence[Sequence[object]]) -> str:
    """What a scanner reads from the rows of a code, in which what is dark is true."""
    scale, quiet = 4, 4
    side = (len(modules) + 2 * quiet) * scale
    image = bytearray(b"\xff" * side * side)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            for line in range(scale if dark else 0):
                start = ((y + quiet) * scale + line) * side + (x + quiet) * scale
                image[start : start + scale] = bytes(scale)
    return zxingcpp.read_barcodes(memoryview(bytes(image)).cast("B", (side, side)))[0].text


def weight(page: Page, address: str, root: str, site: Path) -> dict[str, int]:
    """The bytes of each file of a first view, as a host sends it."""
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url.removeprefix(root).strip("/")))
    page.goto(address, wait_until="networkidle")
    files = [site / name if Path(name).suffix else site / name / "index.html" for name in fetched]
    assert len(set(files)) == len(files), "something was fetched twice"
    return {file.relative_to(site).as_posix(): len(brotli.compress(file.read_bytes())) for file in files}
