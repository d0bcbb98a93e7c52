"""After one visit the pages that matter most open without a connection, and a new publication replaces them."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page
from support.chromium import PATIENCE, Line, served
from support.command import microsite
from support.network import DAY, Publish

BRANCH, OLD, NEW = "maiwan", "0571 0000 2001", "0571 0000 2999"
PAGES = ("", "complain/", "complain/money-gone/", "branch/")
KEPT = {language: [f"{language}/{page}" for page in PAGES] for language in ("en", "zh")}

# This page has a worker; every one is at rest, and what it keeps of the branch page holds this number.
SETTLED = """async number => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async name => {
    const page = await (await caches.open(name)).match(`${name.split("#")[0]}branch/`);
    return page && (await page.text()).includes(number);
  }));
  return registrations.some(one => location.href.startsWith(one.scope))
    && registrations.every(one => one.active && !one.installing && !one.waiting)
    && kept.length === registrations.length && kept.every(Boolean);
}"""


def port(address: str) -> int:
    return int(address.rpartition(":")[2])


@pytest.fixture
def own(published: Publish, tmp_path: Path) -> Path:
    """The network of every kind, published, which a test may change."""
    return shutil.copytree(published("every-kind"), tmp_path / "own", symlinks=True)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that knows nothing yet."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def publish(project: Path) -> None:
    done = microsite(project, "build", "--branch", "hetang", "--branch", BRANCH, "--today", DAY)
    assert done.returncode == 0, done.stderr


def visit(page: Page, address: str, number: str, again: float = PATIENCE / 1000) -> None:
    """Open one page and leave it when its workers have done their work; open it again after some seconds."""
    page.goto(address)
    assert page.get_by_text(number).count()
    begun = opened = time.monotonic()
    while not page.evaluate(SETTLED, number):
        assert time.monotonic() - begun < PATIENCE / 1000, "the workers have not settled"
        page.wait_for_timeout(50)
        if time.monotonic() - opened > again:
            page.goto(address)
            opened = time.monotonic()


def leave(page: Page, address: str) -> None:
    """Open another address, even while a worker that ends opens the page anew."""
    for _ in range(20):
        try:
            page.goto(address)
            return
        except Error:
            page.wait_for_timeout(250)
    page.goto(address)


def assert_kept(page: Page, home: str, number: str, kept: Sequence[str]) -> None:
    for path in kept:
        page.goto(home + path)
        assert page.get_by_text(number).count(), path
        assert page.evaluate(
            "[...document.styleSheets].every(sheet => sheet.cssRules.length) && document.styleSheets.length"
        ), path


@pytest.mark.exhaustive
def test_one_visit_is_enough_and_a_new_number_replaces_the_old(own: Path, page: Page) -> None:
    with served(own / "site") as root:
        home = f"{root}/{BRANCH}/"
        visit(page, f"{home}en/rights/know/", OLD)
        assert {name.split("#")[0] for name in kept_of(page)} == {
            f"{home}en/"
        }  # what was not read costs nothing
    assert_kept(page, home, OLD, KEPT["en"])

    data = own / f"branches/{BRANCH}.yml"
    data.write_text(data.read_text("utf-8").replace(OLD, NEW), "utf-8")
    publish(own)
    with served(own / "site", port(root)):
        visit(page, f"{home}zh/complain/", NEW, again=5)
    assert_kept(page, home, NEW, [*KEPT["en"], *KEPT["zh"]])


def hasty(site: Path, folder: Path) -> Path:
    """A copy of what is published, whose workers wait for a moment only."""
    copy_of(site, folder)
    for language in ("en", "zh"):
        worker = folder / f"{BRANCH}/{language}/sw.js"
        worker.write_text(worker.read_text("utf-8").replace("PATIENCE=3000", "PATIENCE=200"), "utf-8")
    return folder


def renumber(folder: Path, number: str) -> None:
    """Publish another number: on the pages and in the tiny file."""
    for path in (folder / BRANCH / "en").rglob("*"):
        if path.suffix in (".html", ".json"):
            later = path.stat().st_mtime + 10  # the server tells files apart by the second
            text = path.read_text("utf-8")
            path.write_text(re.sub("(571 ?0000 ?2)(?:001|999)", rf"\g<1>{number[-3:]}", text), "utf-8")
            os.utime(path, (later, later))


@pytest.mark.exhaustive
def test_after_a_new_publication_no_old_number_is_shown_without_its_day(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """The host fails; then it is slow: numbers come before the page, and the page when it is there."""
    own, line = hasty(site, tmp_path / "site"), Line()
    with served(own, line=line) as root:
        visit(page, f"{root}/{BRANCH}/en/complain/", OLD)
        renumber(own, NEW)
        line.fails = True
        page.reload()
        assert page.get_by_text(OLD).count() and "Kept copy of" in page.inner_text(".ms-kept")
        line.fails = False
        line.interrupt()
        page.goto(f"{root}/{BRANCH}/en/complain/money-gone/", wait_until="commit")
        assert page.get_by_text(OLD).count() and "Kept copy of" in page.inner_text(".ms-kept")
        line.interrupt(but="numbers.json")
        page.goto(f"{root}/{BRANCH}/en/complain/", wait_until="commit")
        page.locator(".ms-kept", has_text=NEW).wait_for()
        assert page.get_by_text(OLD).count() == page.locator("s").count() > 0
        line.resume()
        page.locator(".ms-calls", has_text=NEW).wait_for()
        assert not page.get_by_text(OLD).count() and not page.locator(".ms-kept").count()


# The old number, where it stands neither below a day nor struck out.
BARE = """old => !document.querySelector(".ms-kept")
  && [...document.querySelectorAll(".ms-calls a, .ms-text a")].some(link => link.textContent.includes(old))"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("delay", [5, 30])
def test_however_late_answers_are_no_old_number_stands_without_its_day(
    page: Page, site: Path, tmp_path: Path, delay: int
) -> None:
    own, line = tmp_path / "site", Line()
    copy_of(site, own)
    with served(own, line=line) as root:
        visit(page, f"{root}/{BRANCH}/en/complain/", OLD)
        renumber(own, NEW)
        line.delay = delay
        begun = time.monotonic()
        page.goto(f"{root}/{BRANCH}/en/complain/", wait_until="commit")
        while not page.get_by_text(NEW).count():
            with suppress(Error):  # it is loaded anew just now
                assert not page.evaluate(BARE, OLD)
            assert time.monotonic() - begun < 4 * delay + 20
            page.wait_for_timeout(100)
        line.delay = 0
        page.locator(".ms-calls", has_text=NEW).wait_for()


@pytest.mark.exhaustive
def test_a_tab_left_open_shows_the_new_number_by_itself(browser: Browser, site: Path, tmp_path: Path) -> None:
    own = tmp_path / "site"
    copy_of(site, own)
    page = browser.new_context(service_workers="block").new_page()
    page.clock.install()
    looks: list[str] = []
    page.on("requestfinished", lambda done: looks.append(done.url) if "numbers.json" in done.url else None)

    def looked(times: int) -> None:
        while len(looks) < times:
            page.wait_for_timeout(20)

    with served(own) as root:
        page.goto(f"{root}/{BRANCH}/en/find/")
        looked(1)
        renumber(own, NEW)
        page.clock.fast_forward("11:00")
        page.locator(".ms-calls", has_text=NEW).wait_for()
        looked(3)
        page.fill(".ms-find input", "what I type")
        page.evaluate(
            "text => document.querySelector('h1').append(text)", f"{NEW}, 0571 0000 1001, 2026-11-26"
        )
        renumber(own, OLD)
        page.clock.fast_forward("11:00")
        page.locator(".ms-kept", has_text=OLD).wait_for()
        assert page.input_value(".ms-find input") == "what I type"  # for it is not loaded anew
        assert page.locator("s", has_text=NEW).count() > 1
        assert page.locator("h1 s").all_inner_texts() == [NEW]  # also where it is plain text
        page.goto(f"{root}/{BRANCH}/en/complain/")
        looked(5)
    page.clock.fast_forward("01:01:00")
    page.locator(".ms-kept", has_text=re.compile(r"as it was on \d+ [A-Z][a-z]+ 20\d\d")).wait_for()
    page.context.close()


def copy_of(site: Path, folder: Path) -> None:
    """What a test may change of the institution and one branch."""
    wanted = ("assets", "en", "zh", BRANCH)
    others = [path.name for path in site.iterdir() if path.is_dir() and path.name not in wanted]
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(*others))


def kept_of(page: Page) -> list[str]:
    """The caches and workers that a browser holds of the network."""
    return page.evaluate(
        "async () => [...await caches.keys(),"
        " ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)]"
    )


def assert_nothing_kept(page: Page, path: str = "") -> None:
    """Sooner or later, of what stands below a path; a worker that ends may open the page anew meanwhile."""
    begun, kept = time.monotonic(), [path]
    while kept:
        assert time.monotonic() - begun < PATIENCE / 1000, kept
        page.wait_for_timeout(100)
        with suppress(Error):
            kept = [name for name in kept_of(page) if path in name]


def content(page: Page) -> str:
    """What a page holds, even while a worker that ends opens it anew."""
    while True:
        try:
            return page.content()
        except Error:
            page.wait_for_timeout(250)


def test_what_was_read_stays_readable_and_says_of_which_day_it_is(page: Page, site: Path) -> None:
    """Any other page gives the one with the numbers; a host that fails is like none."""
    line = Line()
    with served(site, line=line) as root:
        visit(page, f"{root}/{BRANCH}/zh/", OLD)
        visit(page, f"{root}/{BRANCH}/en/", OLD)
        page.goto(f"{root}/{BRANCH}/en/rights/know/")
        assert page.query_selector(".ms-kept") is None
        line.fails = True
        page.reload()
        assert re.search(r"Kept copy of \d+ [A-Z][a-z]+ 20\d\d", page.inner_text(".ms-kept"))
    page.goto(f"{root}/{BRANCH}/en/rights/know/")
    assert "Kept copy of" in page.inner_text(".ms-kept")
    page.goto(f"{root}/{BRANCH}/en/risks/telecom-fraud/?read#signs")
    assert page.url == f"{root}/{BRANCH}/en/branch/#/risks/telecom-fraud/"
    assert page.get_by_text(OLD).count() and "Kept copy of" in page.inner_text(".ms-kept")
    for language, says in (("en", "Kept copy of"), ("zh", "存下的网页")):
        page.goto(f"{root}/{BRANCH}/{language}/branch/")
        assert says in (page.text_content(".ms-kept") or "") and re.search(
            r"20\d\d", page.inner_text(".ms-kept")
        )


@pytest.mark.exhaustive
def test_without_contact_for_long_nothing_is_shown_any_more(page: Page, site: Path, tmp_path: Path) -> None:
    copy_of(site, tmp_path / "site")
    for language in ("en", "zh"):
        worker = tmp_path / f"site/{BRANCH}/{language}/sw.js"
        worker.write_text(worker.read_text("utf-8").replace("30 * 86400000", "1000"), "utf-8")
    with served(tmp_path / "site") as root:
        visit(page, f"{root}/{BRANCH}/en/", OLD)
    page.wait_for_timeout(1500)
    with pytest.raises(Error):
        page.goto(f"{root}/{BRANCH}/en/branch/")
    page.wait_for_timeout(1000)
    with served(tmp_path / "site", port(root)):
        leave(page, f"{root}/robots.txt")
        assert_nothing_kept(page, f"{BRANCH}/en/")


@pytest.mark.exhaustive
def test_the_institution_can_end_all_workers(own: Path, page: Page) -> None:
    with served(own / "site") as root:
        visit(page, f"{root}/{BRANCH}/en/", OLD)
    data = own / "branches/network.yml"
    data.write_text(data.read_text("utf-8") + "\noffline: no\n", "utf-8")
    publish(own)
    with served(own / "site", port(root)):
        page.goto(f"{root}/{BRANCH}/en/")
        page.wait_for_timeout(1000)
        leave(page, f"{root}/robots.txt")
        assert_nothing_kept(page)


@pytest.mark.exhaustive
def test_a_site_that_is_gone_is_not_kept(page: Page, site: Path, tmp_path: Path) -> None:
    with served(site) as root:
        visit(page, f"{root}/{BRANCH}/en/", OLD)
    (tmp_path / "robots.txt").touch()
    with served(tmp_path, port(root)):
        page.goto(f"{root}/{BRANCH}/en/")
        leave(page, f"{root}/robots.txt")
        assert_nothing_kept(page, f"{BRANCH}/en/")


EVIL = """addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("fetch", event => event.respondWith(new Response("Call 13800138000", {headers: {"content-type": "text/html"}})));
"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["sw.js", "hello.js"])
def test_a_foreign_worker_goes_at_the_next_visit(page: Page, site: Path, tmp_path: Path, name: str) -> None:
    copy_of(site, tmp_path / "site")
    clean = (tmp_path / "site/sw.js").read_bytes()
    (tmp_path / "site" / name).write_text(EVIL, "utf-8")
    with served(tmp_path / "site") as root:
        leave(page, f"{root}/robots.txt")
        page.evaluate(
            f"navigator.serviceWorker.register('/{name}').then(() => navigator.serviceWorker.ready)"
        )
        page.wait_for_timeout(500)
        page.goto(f"{root}/{BRANCH}/zh/")
        assert "13800138000" in page.content()
    (tmp_path / "site" / name).write_bytes(clean)  # as nginx answers wherever a script once stood
    later = time.time() + 10  # the server tells files apart by the second
    os.utime(tmp_path / "site" / name, (later, later))
    with served(tmp_path / "site", port(root)):
        for _ in range(
            20
        ):  # browsers look for a new worker some time after a visit, and each visit puts it off
            leave(page, f"{root}/{BRANCH}/en/")
            page.wait_for_timeout(3000)
            if "13800138000" not in content(page):
                break
        leave(page, f"{root}/{BRANCH}/en/branch/")
        assert "13800138000" not in content(page) and page.get_by_text(OLD).count()


def test_a_reader_can_make_it_forget(page: Page, site: Path) -> None:
    with served(site) as root:
        visit(page, f"{root}/{BRANCH}/en/about/", OLD)
        page.evaluate("localStorage.setItem('other', 'x')")
        page.click("[data-do=size]")
        page.click(".ms-forget button")
        page.wait_for_selector(".ms-forget [role=status]:not(:empty)")
        assert kept_of(page) == []
        assert page.evaluate("Object.keys(localStorage)") == ["other"]


@pytest.mark.exhaustive
def test_a_network_under_a_folder_keeps_each_site_apart(
    page: Page, published: Publish, tmp_path: Path
) -> None:
    (tmp_path / "rights").symlink_to(published("sub-path") / "site")
    with served(tmp_path) as root:
        visit(page, f"{root}/rights/en/", "0571 0000 5000")
        page.goto(f"{root}/rights/harbour/zh/")
        page.wait_for_timeout(100)
    assert_kept(
        page, f"{root}/rights/", "0571 0000 5000", [path for path in KEPT["en"] if "complain" not in path]
    )


def test_a_worker_is_small_and_names_no_other_branch(site: Path) -> None:
    for path in (site / "maiwan/zh/sw.js", site / "yunlu/en/sw.js", site / "en/sw.js"):
        text = path.read_text("utf-8")
        assert len(text.encode()) < 4096
        assert not any(id in text for id in ("maiwan", "yunlu", "hetang"))
