"""After one visit the pages that matter most open without a connection, and a new publication replaces them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.chromium import PATIENCE, Line, served
from support.command import microsite
from support.network import DAY, Publish

BRANCH, OLD, NEW = "maiwan", "0571 0000 2001", "0571 0000 2999"
KEPT = [
    f"{language}/{page}"
    for language in ("en", "zh")
    for page in ("", "complain/", "complain/money-gone/", "branch/")
]

# Every worker is at rest, and what it keeps of the branch page holds this number.
SETTLED = """async number => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async name => {
    const page = await (await caches.open(name)).match(`${name.split("#")[0]}branch/`);
    return page && (await page.text()).includes(number);
  }));
  return registrations.every(one => one.active && !one.installing && !one.waiting) && kept.length === 2 && kept.every(Boolean);
}"""


def port(address: str) -> int:
    return int(address.rpartition(":")[2])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that knows nothing yet."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def publish(project: Path) -> Path:
    done = microsite(project, "build", "--branch", "hetang", "--branch", BRANCH, "--today", DAY)
    assert done.returncode == 0, done.stderr
    return project / "site"


def visit(page: Page, address: str, number: str) -> None:
    """Open one page and leave it when its workers have done their work."""
    page.goto(address)
    assert page.get_by_text(number).count()
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(SETTLED, number):
        assert time.monotonic() < deadline, "the workers have not settled"
        page.wait_for_timeout(50)


def assert_kept(page: Page, home: str, number: str, kept: Sequence[str] = KEPT) -> None:
    for path in kept:
        page.goto(home + path)
        assert page.get_by_text(number).count(), path
        assert page.evaluate(
            "[...document.styleSheets].every(sheet => sheet.cssRules.length) && document.styleSheets.length"
        ), path


def test_one_visit_is_enough_and_a_new_number_replaces_the_old(project: Path, page: Page) -> None:
    site = publish(project)
    with served(site) as root:
        home = f"{root}/{BRANCH}/"
        visit(page, f"{home}en/rights/know/", OLD)
    assert_kept(page, home, OLD)

    data = project / f"branches/{BRANCH}.yml"
    data.write_text(data.read_text("utf-8").replace(OLD, NEW), "utf-8")
    publish(project)
    with served(site, port(root)):
        visit(page, f"{home}zh/complain/", NEW)
    assert_kept(page, home, NEW)


def test_on_a_slow_line_what_is_kept_is_shown(page: Page, site: Path) -> None:
    """The host answers nothing until the page is shown; the worker has waited for it a little."""
    line = Line()
    with served(site, line=line) as root:
        visit(page, f"{root}/{BRANCH}/en/", OLD)
        line.interrupt()
        begun = time.monotonic()
        page.goto(f"{root}/{BRANCH}/en/complain/money-gone/", wait_until="commit")
        assert time.monotonic() - begun > 2
        line.resume()
        assert page.get_by_text(OLD).count()


def test_a_network_under_a_folder_keeps_each_site_apart(
    page: Page, published: Publish, tmp_path: Path
) -> None:
    (tmp_path / "rights").symlink_to(published("sub-path") / "site")
    with served(tmp_path) as root:
        visit(page, f"{root}/rights/en/", "0571 0000 5000")
        page.goto(f"{root}/rights/harbour/zh/")
        page.wait_for_timeout(100)
    assert_kept(page, f"{root}/rights/", "0571 0000 5000", [path for path in KEPT if "complain" not in path])


def test_a_worker_is_small_and_names_no_other_branch(site: Path) -> None:
    for path in (site / "maiwan/zh/sw.js", site / "yunlu/en/sw.js", site / "en/sw.js"):
        text = path.read_text("utf-8")
        assert len(text.encode()) < 2048
        assert not any(id in text for id in ("maiwan", "yunlu", "hetang"))
