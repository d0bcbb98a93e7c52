"""The pages of a change, to look at without a server: those that differ and no other, with no broken link."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Request
from support.command import microsite
from support.network import DAY

from microsite.building import changed_pages
from microsite.building.changed_pages import States
from microsite.changes.published import differing
from microsite.files.layers import Layers
from microsite.pieces.described import Looking

URL = "https://hetang-bank.example/"
IDS = ("maiwan", "yunlu", "wealth-centre", "head-office-hall")
OLD, NEW, GONE = (f"maiwan/zh/{name}/index.html" for name in ("complain", "new", "former"))


@pytest.fixture(scope="module")
def states(every_kind: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A network with a page more, and with another one and another number in all files of a branch."""
    before, after = (tmp_path_factory.mktemp(name) / "site" for name in ("before", "after"))
    for folder, name in ((before, GONE), (after, NEW)):
        shutil.copytree(every_kind / "site", folder)
        (folder / name).parent.mkdir()
        shutil.copy(folder / OLD, folder / name)
    for path in (after / "maiwan").rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"0571 0000 2001", b"0571 0000 2009"))
    return before, after


def looking(folder: Path) -> Looking:
    return Looking(Layers(folder), folder / "designs")


@pytest.fixture(scope="module")
def preview(states: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("preview")
    with ThreadPoolExecutor(2) as pool:
        changed_pages.write(out, States(states, (URL, URL), differing(*states), looking(out)), IDS, pool)
    return out


def pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_exactly_the_pages_that_differ_are_there(states: tuple[Path, Path], preview: Path) -> None:
    gone, new, changed = ({name for name in names if name.endswith(".html")} for names in differing(*states))
    assert (gone, new) == ({GONE}, {NEW}) and "maiwan/zh/index.html" in changed
    assert pages(preview / "before") == gone | changed
    assert pages(preview / "after") == new | changed
    listed = re.findall(r'<a href="([^"]+)"', (preview / "index.html").read_text("utf-8"))
    assert sorted(listed) == sorted(pages(preview) - {"index.html"})


def test_no_link_is_broken_and_no_page_needs_another_file(states: tuple[Path, Path], preview: Path) -> None:
    sites = dict(zip(("before", "after"), states, strict=True))
    for name in pages(preview) - {"index.html"}:
        root = html.parse(str(preview / name)).getroot()
        assert not root.xpath("//script | //link | //noscript | //img[not(starts-with(@src, 'data:'))]")
        for address in root.xpath("//a/@href"):
            parts = urlsplit(address)
            if address.startswith(URL):
                path = parts.path.lstrip("/") + ("index.html" if parts.path.endswith("/") else "")
                assert (sites[name.partition("/")[0]] / path).is_file(), f"{name}: {address}"
            elif not parts.scheme:
                there = (preview / name).parent / unquote(parts.path) if parts.path else preview / name
                assert there.is_file(), f"{name}: {address}"
                if parts.fragment and there.suffix == ".html":
                    assert html.parse(str(there)).getroot().get_element_by_id(parts.fragment) is not None


def test_a_browser_shows_them_from_a_disk(browser: Browser, preview: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    asked: list[str] = []
    wrong: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto((preview / "index.html").as_uri())
    assert page.get_by_role("link").count() == len(pages(preview)) - 1
    for name in sorted(pages(preview / "after"))[::7]:
        page.goto((preview / "after" / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')"), name
    home = (preview / "after/maiwan/zh/index.html").as_uri()
    page.goto(home)
    page.locator('main a[href$="index.html"]:visible').first.click()
    assert page.url.startswith((preview / "after/maiwan/zh").as_uri()) and page.url != home
    assert "0571 0000 2009" in page.content()
    assert not wrong and {urlsplit(address).scheme for address in asked} == {"file"}
    page.close()


def test_of_too_many_pages_each_is_there_of_some_branches(
    states: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = differing(*states)._replace(gone=[], new=[], changed=[f"{id}/zh/index.html" for id in IDS])
    monkeypatch.setattr(changed_pages, "MOST", 3)
    with ThreadPoolExecutor(1) as pool:
        changed_pages.write(tmp_path, States(states, (URL, URL), found, looking(tmp_path)), IDS, pool)
    assert len(pages(tmp_path / "after")) == 3
    assert "1 more are left out" in (tmp_path / "index.html").read_text("utf-8")


def test_a_folder_that_holds_something_is_left(small_kept: Path) -> None:
    (small_kept / "mine").mkdir()
    (small_kept / "mine/note.txt").touch()
    ask = partial(microsite, small_kept, "diff", "HEAD", "--preview", "mine", "--today", DAY)
    assert "mine is not empty" in ask().stderr
    assert [path.name for path in (small_kept / "mine").iterdir()] == ["note.txt"]
