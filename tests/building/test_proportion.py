"""A build writes in proportion to the change: the files whose bytes differ, and no other one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from support.command import microsite
from support.network import DAY, Publish

from microsite.publish.former_theme import LASTS, kept

CLOSED = "branches/wealth-centre.yml"
STYLES = "overrides/assets/stylesheets/site.css"
STYLE = re.compile(r"assets/stylesheets/site\.\w+\.css")
NEXT_DAY = (date.fromisoformat(DAY) + timedelta(1)).isoformat()


class File(NamedTuple):
    """A published file as the disk knows it: another number tells that it was written."""

    number: int
    written: int
    content: bytes


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), "utf-8")


def change_number(project: Path) -> str:
    edit(project, "branches/maiwan.yml", "0571 0000 2001", "0571 0000 2991")
    return DAY


def change_paragraph(project: Path) -> str:
    edit(project, "docs/en/index.md", r"\Z", "\nIt is your right to ask.\n")
    return DAY


def change_style(project: Path) -> str:
    edit(project, STYLES, r"\Z", "\n.ms-top { color: inherit; }\n")
    return DAY


def wait_a_day(project: Path) -> str:
    return NEXT_DAY


def close_branch(project: Path) -> str:
    edit(project, CLOSED, r"(?s)\n  315-2027:.*", f"\nlife: {{closes: {DAY}, merged_into: maiwan}}\n")
    return DAY


BRIEF = (change_number, change_style)
LONG = [
    pytest.param(one, marks=pytest.mark.exhaustive) for one in (change_paragraph, wait_a_day, close_branch)
]


def files(project: Path) -> dict[str, File]:
    """What is published, by its path."""
    found = {}
    for path in (project / "site").rglob("*"):
        if path.is_file():
            stat = path.stat()
            name = path.relative_to(project / "site").as_posix()
            found[name] = File(stat.st_ino, stat.st_mtime_ns, path.read_bytes())
    return found


def build(project: Path, day: str = DAY) -> dict[str, File]:
    done = microsite(project, "build", "--today", day)
    assert done.returncode == 0, done.stderr
    return files(project)


@pytest.fixture(scope="module")
def network(published: Publish, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published network: the first change shares files with it, later ones bring former publications up to date."""
    project = tmp_path_factory.mktemp("proportion") / "project"
    unpublished = shutil.ignore_patterns("site", ".site*")
    shutil.copytree(published("one-page"), project, symlinks=True, ignore=unpublished)
    build(project)
    return project


def test_nothing_is_written_when_nothing_has_changed(network: Path) -> None:
    before = build(network)
    assert build(network) == before


@pytest.mark.sampled(1)
@pytest.mark.parametrize("change", [*BRIEF, *LONG])
def test_what_is_written_is_what_differs(network: Path, change: Callable[[Path], str]) -> None:
    before = build(network)
    now = build(network, change(network))
    written = {name for name in now if before.get(name) != now[name]}
    assert written == {
        name for name in now if name not in before or before[name].content != now[name].content
    }
    assert written
    if change is change_number:
        assert not {name.partition("/")[0] for name in written} & {"yunlu", "head-office-hall"}
    if change is change_style:
        assert STYLE.search(" ".join(before))[0] in now  # for whoever has an older page


@pytest.mark.exhaustive
def test_the_style_of_older_pages_goes_after_a_while(network: Path) -> None:
    def styles(day: date) -> set[str]:
        return set(STYLE.findall(" ".join(build(network, day.isoformat()))))

    today = date.fromisoformat(DAY)
    old = styles(today)
    change_style(network)
    assert old < styles(today)
    assert old < styles(today + LASTS)
    assert not old & styles(today + LASTS + timedelta(1))


def test_only_what_is_named_by_its_content_is_kept() -> None:
    day = date(2026, 11, 25)
    style, page = "assets/stylesheets/site.11111111.css", "maiwan/en/index.html"
    assert kept([style, page], [], {}, day) == {style: day}
    assert kept([style], [style], {style: day}, day) == {}
    assert kept([style], [], {style: day}, day + LASTS) == {style: day}
    assert kept([style], [], {style: day}, day + LASTS + timedelta(1)) == {}


@pytest.mark.exhaustive
def test_nothing_is_rendered_again_from_the_same(network: Path) -> None:
    def said(*options: str) -> str:
        done = microsite(network, "build", "--today", DAY, *options)
        assert done.returncode == 0, done.stderr
        return done.stdout

    build(network)
    assert "templates rendered" not in said() and "nothing has changed" in said()
    (network / "overrides/remark.txt").write_text("whatever is there may matter", "utf-8")
    assert "templates rendered" in said()
    shutil.rmtree(network / "site/maiwan/en")
    (network / "site/maiwan/index.html").unlink()
    assert "templates rendered" in said() and (network / "site/maiwan/en/index.html").is_file()
