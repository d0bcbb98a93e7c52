"""A page runs the scripts of the theme wherever it is published, and no other file that got into the folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.chromium import PATIENCE, served
from support.network import Publish
from support.reader import until

SEEN = "document.documentElement.classList.contains('js') && !!document.querySelector('[aria-pressed]')"
FOREIGN = "document.documentElement.dataset.foreign = 'yes'"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


@pytest.fixture
def spoiled(site: Path, tmp_path: Path) -> Path:
    """A branch's pages, with a script of somebody else beside those of the theme."""
    folder = tmp_path / "site"
    for name in ("assets", "maiwan"):
        shutil.copytree(site / name, folder / name)
    (folder / "assets/javascripts/hello.0123abcd.js").write_text(FOREIGN, "utf-8")
    return folder


def spoil(page: Path, tag: str) -> None:
    html = page.read_text("utf-8")
    page.write_text(html.replace("<title>", f"{tag}<title>", 1), "utf-8")


def brings(page: Path, old: str, new: str) -> str:
    """The script of a page, made to bring in another file."""
    html = page.read_text("utf-8")
    script = html[html.index("<script") : html.index("</script>")] + "</script>"
    return script.replace(old, new)


def test_scripts_run_at_a_root_and_below_a_path(page: Page, site: Path, published: Publish) -> None:
    below = published("sub-path") / "site"
    host = below.parent / "host"
    if not host.exists():
        host.mkdir()
        (host / "rights").symlink_to(below)
    for folder, address in ((site, "/maiwan/en/"), (host, "/rights/en/"), (host, "/rights/zh/find/")):
        with served(folder) as root:
            page.goto(root + address)
            until(page, SEEN)


def test_the_policy_names_the_script_of_the_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script src" not in html and "script-src 'self'" not in html
        assert html.count("'strict-dynamic'") == html.count("<script data-")


@pytest.mark.parametrize("scheme", ["module", "text/javascript"])
def test_no_other_script_of_the_folder_runs(page: Page, spoiled: Path, scheme: str) -> None:
    index = spoiled / "maiwan/en/index.html"
    src = "../../assets/javascripts/hello.0123abcd.js"
    spoil(index, f'<script type="{scheme}" src="{src}"></script>')
    with served(spoiled) as root:
        page.goto(f"{root}/maiwan/en/")
        until(page, SEEN)
        assert page.get_attribute("html", "data-foreign") is None


def test_the_script_of_the_page_brings_in_no_other_file(page: Page, spoiled: Path) -> None:
    """Copied with another address it finds other content; copied with another digest it is not named."""
    index = spoiled / "maiwan/en/index.html"
    name = index.read_text("utf-8").partition('data-early="')[2].partition('"')[0]
    copy = brings(index, name, "../../assets/javascripts/hello.0123abcd.js")
    spoil(index, copy + f"<script>{FOREIGN}</script>" + copy.replace("sha256-", "sha256-A"))
    with served(spoiled) as root:
        page.goto(f"{root}/maiwan/en/")
        until(page, SEEN)
        assert page.get_attribute("html", "data-foreign") is None


def test_a_page_on_a_disk_is_read(page: Page, spoiled: Path) -> None:
    page.goto((spoiled / "maiwan/en/index.html").as_uri())
    assert page.get_by_text("0571 0000 2001").count()
    until(page, "!!customElements.get('ms-hours')")
