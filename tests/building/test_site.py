"""What is published: no slot left, no other branch's number, every number as in the data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from support.command import microsite, microsite_anew, mkdocs
from support.network import DAY, EVERY_KIND
from support.published import (
    contents,
    every_link_leads_somewhere,
    every_page_is_reached_by_links,
    every_theme_file_is_there,
    html_is_valid,
    no_slot_is_left,
    nothing_of_another_branch_leaks,
    site_pages,
    what_is_shown_is_what_is_called,
)

from macros.branch import feedback, feedback_form
from microsite.content.page import read
from microsite.data.roster import Roster
from microsite.files.layers import Layers
from microsite.words.context import Context
from microsite.words.slots import HOME

KINDS = ("maiwan", "yunlu", "wealth-centre", "head-office-hall", "bamboo-east-community")


def test_there_is_a_site_for_every_branch(site: Path, roster: Roster) -> None:
    assert len(roster) == 13
    for branch in roster:
        for language in ("en", "zh"):
            assert (site / branch.folder / language / "rights/know/index.html").is_file()
            assert (site / branch.folder / language / "calendar.ics").is_file()


def test_no_slot_is_left(site: Path, roster: Roster) -> None:
    no_slot_is_left(site, [branch.folder for branch in roster if branch.folder])


@pytest.mark.parametrize("id", KINDS)
def test_nothing_of_another_branch_leaks(site: Path, roster: Roster, id: str) -> None:
    nothing_of_another_branch_leaks(site, roster, id)


@pytest.mark.parametrize("id", KINDS)
def test_what_is_shown_is_what_is_called(site: Path, roster: Roster, id: str) -> None:
    what_is_shown_is_what_is_called(site, roster, id)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_reached_by_links(site: Path, language: str) -> None:
    every_page_is_reached_by_links(site, f"maiwan/{language}/")


@pytest.mark.parametrize("folder", ["maiwan", "en", "zh"])
def test_every_link_leads_somewhere(site: Path, folder: str) -> None:
    every_link_leads_somewhere(site, folder)


def test_every_theme_file_that_a_site_names_is_published(site: Path) -> None:
    every_theme_file_is_there(site, [*site.glob("*.html"), *site_pages(site / "maiwan"), *site_pages(site)])


@pytest.mark.exhaustive
def test_html_is_valid(site: Path) -> None:
    html_is_valid([site / "index.html", site / "404.html", *site_pages(site / "maiwan"), *site_pages(site)])


def test_pages_are_small_enough_to_stand_thousands_of_times(site: Path) -> None:
    sizes = {path: path.stat().st_size for path in (site / "maiwan").rglob("*.html")}
    assert sum(sizes.values()) / len(sizes) < 14_000
    assert max(sizes.values()) < 30_000


@pytest.mark.exhaustive
@pytest.mark.parametrize("id", ["maiwan", "hetang", "bamboo-east-community"])
def test_same_bytes_as_the_ordinary_tools(project: Path, site: Path, roster: Roster, id: str) -> None:
    done = microsite(project, "build", "--branch", id, "--standalone", "--out", "alone", "--today", DAY)
    assert done.returncode == 0, done.stderr
    assert not (project / ".alone.redirects.conf").exists()
    for configuration in ("mkdocs.yml", "mkdocs.zh.yml"):
        built = mkdocs(project, "build", "-q", "-f", configuration, BRANCH=id, MICROSITE_TODAY=DAY)
        assert built.returncode == 0, built.stderr
    for language in ("en", "zh"):
        ours, theirs = contents(project / "alone" / language), contents(project / "standalone" / language)
        assert ours.keys() == theirs.keys()
        assert [name for name in ours if ours[name] != theirs[name]] == []
        home = f"{roster[id].url}{language}/"
        network = contents(site / roster[id].folder / language)
        for name, content in network.items():
            assert led(content, home, name) == led(ours[name], home, name), name


LINK = re.compile(r'(?P<before>(?:href|src|data-branches)="|"0; url=)(?P<address>[^"]+)')


def led(content: bytes, home: str, name: str) -> str:
    """A file with whole addresses in place of links, and without the way to theme files."""
    text = re.sub(r'EDITION="[0-9a-f]{16}"', "", content.decode("utf-8", "replace"))  # the worker's version
    text = LINK.sub(lambda link: link["before"] + urljoin(home + name, link["address"]), text)
    return re.sub(r'"[^"]*assets/', '"assets/', text)


def test_every_page_leads_to_whom_to_call_about_a_wrong_number(site: Path) -> None:
    for id in KINDS:
        for page in site_pages(site / id):
            assert re.search(r'(?<!")about/#mistake">', page.read_text("utf-8")), page


def test_the_form_for_wrong_numbers_stands_behind_the_telephone_and_only_where_there_is_one(
    roster: Roster, site: Path
) -> None:
    about = (site / "maiwan/en/about/index.html").read_text("utf-8")
    form = about.index("new?template=wrong-number.yml&amp;branch=maiwan")
    assert 0 < about.index('id="mistake"') < about.index("tel:", about.index('id="mistake"')) < form
    network = roster.network.model_copy(update={"feedback": None})
    pages = read(Layers(EVERY_KIND), "en")
    context = Context(
        replace(roster.institution, network=network), "en", date.fromisoformat(DAY), roster, pages
    )
    assert feedback(context) == f"{HOME}about/#mistake" and not feedback_form(context)
    del pages["about/index.md"]
    assert feedback(context) == f"{HOME}complain/"


@pytest.mark.exhaustive  # else the installed engine is the second one
def test_two_builds_are_the_same_bytes(site: Path, project: Path) -> None:
    assert microsite_anew(project, "build", "--jobs", "1", "--today", DAY).returncode == 0
    assert contents(project / "site") == contents(site)


def test_open_data_names_every_branch(site: Path, roster: Roster) -> None:
    published = json.loads((site / "branches.json").read_text("utf-8"))
    assert [branch["id"] for branch in published] == [branch.id for branch in roster]


@pytest.mark.exhaustive
def test_a_build_writes_only_what_differs(small: Path) -> None:
    def stamps() -> dict[str, tuple[int, bytes]]:
        files = (path for path in (small / "site").rglob("*") if path.is_file())
        return {str(file): (file.stat().st_mtime_ns, file.read_bytes()) for file in files}

    def build(number: str) -> dict[str, tuple[int, bytes]]:
        data = small / "branches/maiwan.yml"
        data.write_text(re.sub("0571 0000 2[09].1", number, data.read_text("utf-8")), "utf-8")
        assert microsite(small, "build", "--today", DAY).returncode == 0
        return stamps()

    first = build("0571 0000 2001")  # what was copied is nothing to go by
    assert "nothing has changed" in microsite(small, "build", "--today", DAY).stdout
    assert stamps() == first
    stale = small / "site/maiwan/en/index.html.gz"  # as a server's own tools lay it beside a page
    stale.touch()
    second = build("0571 0000 2991")
    assert b"0571 0000 2991" in second[str(stale.with_suffix(""))][1]
    third = build("0571 0000 2001")  # in what was published before the second one
    assert {file: content for file, (_, content) in third.items()} == {
        file: content for file, (_, content) in first.items()
    }
    for before, now in ((first, second), (second, third)):
        assert {file for file in now if before[file][1] == now[file][1]} == {
            file for file in now if before[file] == now[file]
        }
        assert 0 < sum(before[file] != now[file] for file in now) < len(now) / 3


def test_a_page_that_is_sent_shows_its_title_and_what_it_says(site: Path) -> None:
    for path in (site / "maiwan").rglob("*.html"):
        html = path.read_text("utf-8")
        if 'name="description"' in html and "<article" in html:
            title = re.search(r"<title>(.*?)</title>", html)
            card = dict(
                re.findall(r'<meta (?:name="description" )?property="og:([a-z_]+)" content="([^"]+)">', html)
            )
            assert title and (card["title"] in title[1] or path.parent.name in ("en", "zh")), path
            assert (
                f'<meta name="description" property="og:description" content="{card["description"]}">' in html
            )
