"""A reader's visit to one branch, and what the browser holds against it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

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
speechSynthesis.speak = (utterance) => { said.push(utterance.text); setTimeout(() => utterance.onend?.(), 30); };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


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
    assert [line for line in said if "blocked by Playwright" not in line] == []


def paths(site: Path, language: str) -> list[str]:
    """Every page of one branch."""
    folder = site / BRANCH
    return sorted(
        path.relative_to(folder).as_posix().removesuffix("index.html")
        for path in folder.glob(f"{language}/**/*.html")
    )


def until(page: Page, expression: str) -> None:
    """Wait for something to come true; the browser's own waiting would break the policy."""
    for _ in range(300):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)
