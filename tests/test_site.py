"""What is published: no slot left, no other branch's number, every number as in the data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import DAY, PROJECT, microsite

from macros.branch import feedback
from microsite.data.hotline import dialled
from microsite.data.loading import load
from microsite.data.roster import Roster
from microsite.words.context import Context
from microsite.words.slots import HOME, RESERVED

KINDS = ("maiwan", "yunlu", "wealth-centre", "head-office-hall", "bamboo-east-community")
PICTURES = (".jpg", ".png")


@pytest.fixture(scope="module")
def roster() -> Roster:
    return load(PROJECT / "branches")


class Links(HTMLParser):
    """The telephone links of a page: address and visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        address = dict(attributes).get("href") or ""
        if tag == "a" and address.startswith("tel:"):
            self.open = True
            self.found.append([address, ""])

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1][1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.open = False


def pages(folder: Path) -> list[Path]:
    return sorted([*folder.glob("en/**/*.html"), *folder.glob("zh/**/*.html")])


def test_there_is_a_site_for_every_branch(site: Path, roster: Roster) -> None:
    assert len(roster) == 207
    for branch in roster:
        for language in ("en", "zh"):
            assert (site / branch.folder / language / "rights/know/index.html").is_file()
            assert (site / branch.folder / language / "calendar.ics").is_file()


def left_in(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return RESERVED.findall(text) + re.findall(r"\{\{|\{%|\\udb[89a-f]|&#x10[0-9A-F]{4};", text)


def test_no_slot_is_left(site: Path) -> None:
    for folder in (site / kind for kind in KINDS):
        for path in sorted(folder.rglob("*")):
            assert not path.is_file() or path.suffix in PICTURES or not left_in(path), path
    for path in [
        *pages(site),
        site / "branches.json",
        site / "sitemap.xml",
        site / "404.html",
        site / "index.html",
    ]:
        assert not left_in(path), path


@pytest.mark.exhaustive
def test_no_slot_is_left_anywhere(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".xml", ".ics", ".json", ".txt"):
            assert not left_in(path), path


def other_marks(roster: Roster, id: str) -> re.Pattern[str]:
    """Numbers, addresses and ids that belong to other branches alone; a shared event tells those of its host."""
    own = roster[id]
    hosts = {held.host.id for held in roster.shared.get(id, ())}
    mine = {str(hotline.number) for hotline in own.hotlines.values()} | {
        str(h.number) for h in roster.institution.hotlines.values()
    }
    marks: set[str] = set()
    for other in roster:
        if other.id not in {id, roster.network.id} | hosts:
            marks |= {str(hotline.number) for hotline in other.hotlines.values()} - mine
            marks |= {other.address.en, other.address.zh, f"/{other.id}/"}
    return re.compile("|".join(map(re.escape, sorted(marks))))


@pytest.mark.parametrize("id", KINDS)
def test_nothing_of_another_branch_leaks(site: Path, roster: Roster, id: str) -> None:
    marks = other_marks(roster, id)
    checked = 0
    for path in sorted((site / id).rglob("*")):
        if path.is_file() and "find" not in path.parts and path.suffix not in PICTURES:
            assert not marks.search(path.read_text("utf-8")), path
            checked += 1
    assert checked > 50


@pytest.mark.parametrize("id", KINDS)
def test_what_is_shown_is_what_is_called(site: Path, roster: Roster, id: str) -> None:
    branch = roster[id]
    known = {}
    for hotline in [*branch.hotlines.values(), *roster.network.national_hotlines.values()]:
        extension = getattr(hotline, "extension", None)
        known[dialled(str(hotline.number), extension)] = re.sub(r"\D", "", str(hotline.number)) + (
            extension or ""
        )
    for path in pages(site / id):
        links = Links(path.read_text("utf-8")).found
        assert len(links) >= 2, f"{path}: the complaint number and the emergency number"
        for address, shown in links:
            assert known[address] == re.sub(r"\D", "", shown), path


@pytest.mark.parametrize(
    "id",
    [
        "hetang",
        "maiwan",
        *(pytest.param(id, marks=pytest.mark.exhaustive) for id in ("yunlu", "bamboo-east-community")),
    ],
)
def test_same_bytes_as_the_ordinary_tools(project: Path, site: Path, roster: Roster, id: str) -> None:
    done = microsite(project, "build", "--branch", id, "--standalone", "--out", "alone", "--today", DAY)
    assert done.returncode == 0, done.stderr
    environment = os.environ | {"BRANCH": id, "MICROSITE_TODAY": DAY, "PYTHONPATH": str(project)}
    for configuration in ("mkdocs.yml", "mkdocs.zh.yml"):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration],
            cwd=project,
            env=environment,
            check=True,
            timeout=120,
        )
    for language in ("en", "zh"):
        ours, theirs = contents(project / "alone" / language), contents(project / "standalone" / language)
        assert ours.keys() == theirs.keys()
        assert [name for name in ours if ours[name] != theirs[name]] == []
        network = contents(site / roster[id].folder / language)
        for name, content in network.items():
            assert without_roots(content) == without_roots(ours[name]), name


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_roots(content: bytes) -> bytes:
    """A file without the way to what the network shares: theme files and other branches."""
    content = re.sub(rb"#[0-9a-f]{16}`", b"`", content)  # the worker's version depends on it
    content = re.sub(rb'"(?:\.\./|\./|/[a-z-]*/?(?:en/|zh/)?)*assets/', b'"assets/', content)
    content = re.sub(rb'"(?:(?:\.\./)+|https://[^/"]+/)(finder\.json|campaigns\.csv)"', rb'"\1"', content)
    return re.sub(
        rb'href="(?:(?:\.\./)+|https://[^/"]+/)((?:[a-z-]+/)?(?:en|zh)/(?:find/|summary/|calendar\.ics)?)"',
        rb'href="\1"',
        content,
    )


def test_every_page_tells_where_a_wrong_number_is_reported(site: Path, roster: Roster) -> None:
    for id in KINDS:
        for page in pages(site / id):
            assert f'new?template=wrong-number.yml&amp;branch={id}">' in page.read_text("utf-8"), page


def test_without_a_form_readers_are_told_whom_to_call(roster: Roster) -> None:
    network = roster.network.model_copy(update={"feedback": None})
    context = Context(replace(roster.institution, network=network), "en", date.fromisoformat(DAY), roster)
    assert feedback(context) == f"{HOME}about/#mistake"


def test_two_builds_are_the_same_bytes(project: Path) -> None:
    only = [argument for id in ("maiwan", "yunlu", "wealth-centre") for argument in ("--branch", id)]
    for out, jobs in (("one", "1"), ("two", "2")):
        assert (
            microsite(project, "build", *only, "--out", out, "--jobs", jobs, "--today", DAY).returncode == 0
        )
    assert contents(project / "one") == contents(project / "two")


def test_open_data_names_every_branch(site: Path, roster: Roster) -> None:
    published = json.loads((site / "branches.json").read_text("utf-8"))
    assert [branch["id"] for branch in published] == [branch.id for branch in roster]


def test_a_second_build_writes_only_what_changed(project: Path) -> None:
    build = ["build", "--branch", "maiwan", "--branch", "yunlu", "--today", DAY]
    assert microsite(project, *build).returncode == 0

    def stamps() -> dict[str, int]:
        return {
            p.relative_to(project).as_posix(): p.stat().st_mtime_ns
            for p in (project / "site").rglob("*")
            if p.is_file()
        }

    first = stamps()
    assert "nothing has changed" in microsite(project, *build).stdout
    assert stamps() == first
    data = project / "branches/maiwan.yml"
    data.write_text(data.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
    assert microsite(project, *build).returncode == 0
    second = stamps()
    assert all(second[name] == first[name] for name in first if name.startswith("site/yunlu/"))
    assert "0571 0000 2999" in (project / "site/maiwan/en/branch/index.html").read_text("utf-8")
