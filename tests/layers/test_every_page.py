"""Every common page hidden in turn, and replaced in turn: the repository's own pages as the common layer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from support.command import microsite, run
from support.network import CHECKED_DAY, PROJECT, THIN
from support.published import contents

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import findings
from microsite.checks.rules import (
    front_matter,
    links,
    menu,
    replaced_facts,
    replaced_pages,
    unused_sources,
    words,
)
from microsite.content.hiding import ALWAYS
from microsite.content.page import Page, address
from microsite.content.project import Project, load
from microsite.data.layer import installed
from microsite.files.mistakes import Mistakes

PAGES = sorted(
    path.relative_to(PROJECT / "docs/zh").as_posix() for path in (PROJECT / "docs/zh").rglob("*.md")
)
BETWEEN_PAGES = [family.RULE for family in (front_matter, links, menu, unused_sources, words)]
OF_REPLACED = [family.RULE for family in (links, menu, replaced_pages, replaced_facts)]

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def everything() -> Project:
    """The repository itself."""
    return load(PROJECT, WORDS, CHECKED_DAY)


@pytest.fixture(scope="module")
def needed(everything: Project) -> frozenset[str]:
    """The pages that no site may hide."""
    assert everything.emergency
    return ALWAYS.union(case.page for case in everything.emergency.cases.values())


@pytest.fixture(scope="module")
def worn_thin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The thin repository with one branch and nothing that it may lack, above the real common layer."""
    folder = tmp_path_factory.mktemp("every") / "thin"
    shutil.copytree(THIN, folder)
    shutil.rmtree(folder / "docs")
    (folder / "branches/roster.csv").unlink()
    for language in ("zh", "en"):
        (folder / "docs" / language).mkdir(parents=True)
    return folder


def write(folder: Path, hidden: list[str]) -> None:
    settings = f'base: "{installed()}"\nlanguages: [zh, en]\nhide: {hidden}\n'
    (folder / "microsite.yml").write_text(settings, "utf-8")


def texts(project: Project) -> dict[tuple[str, str], Page]:
    """Every page, by its language and path, without the name of its layer."""
    return {
        (language, path): replace(page, name=page.name.removeprefix("common:"))
        for language, pages in project.pages.items()
        for path, page in pages.items()
    }


@pytest.mark.parametrize("page", PAGES)
def test_each_page_hidden_alone_leaves_nothing_wrong(
    worn_thin: Path, everything: Project, needed: frozenset[str], page: str
) -> None:
    write(worn_thin, [page])
    if page in needed:
        with pytest.raises(Mistakes, match="can't be hidden"):
            load(worn_thin, WORDS, CHECKED_DAY)
        return
    loaded = load(worn_thin, WORDS, CHECKED_DAY)
    assert [str(mistake) for rule in BETWEEN_PAGES for mistake in rule.check(loaded)] == []
    # every other page is the same, so that rules which look at one page say the same as of the repository
    others = {key: known for key, known in texts(everything).items() if key[1] != page}
    assert texts(loaded) == others


@pytest.mark.parametrize("page", PAGES)
def test_each_page_replaced_alone_leaves_nothing_wrong(
    worn_thin: Path, everything: Project, page: str
) -> None:
    write(worn_thin, [])
    own = [worn_thin / "docs" / language / page for language in ("zh", "en")]
    try:
        assert run(worn_thin, "eject", page).exit_code == 0
        loaded = load(worn_thin, WORDS, CHECKED_DAY)
        names = {path for pages in loaded.pages.values() for path, one in pages.items() if one.name[0] == "d"}
        assert names == {page}
        assert texts(loaded) == texts(everything)
        assert [str(mistake) for rule in OF_REPLACED for mistake in rule.check(loaded)] == []
    finally:
        for file in own:
            file.unlink(missing_ok=True)


def linked(project: Project) -> dict[str, set[str]]:
    """The pages between which there is a link in a language, or which name each other as related."""
    found: dict[str, set[str]] = {path: set() for path in PAGES}
    for pages in project.pages.values():
        for path, page in pages.items():
            led = re.findall(r"\]\(([^)\s#]+\.md)", page.text)
            for other in {*(normpath(join(dirname(path), link)) for link in led), *page.front.related}:
                found[path].add(other)
                found[other].add(path)
    return found


def groups(project: Project, hideable: list[str]) -> list[list[str]]:
    """Pages that are hidden in one build: none of a group leads to another, so each goes as if alone."""
    neighbours, made = linked(project), list[list[str]]()
    for page in sorted(hideable, key=lambda page: -len(neighbours[page])):
        fitting = (group for group in made if not neighbours[page].intersection(group))
        group = next(fitting, None)
        if group is None:
            made.append(group := [])
        group.append(page)
    return made


@pytest.mark.first
def test_each_page_hidden_is_built_and_read(
    worn_thin: Path, everything: Project, needed: frozenset[str]
) -> None:
    hideable = [page for page in PAGES if page not in needed]
    for hidden in [*groups(everything, hideable), hideable]:
        write(worn_thin, hidden)
        for command in (["build"], ["verify", "site"]):
            done = microsite(worn_thin, *command, "--today", CHECKED_DAY)
            assert done.returncode == 0, f"{hidden}\n{done.stdout}{done.stderr}"
        for page in hidden:
            left = (worn_thin / f"site/zh/{address(page)}index.html").read_text("utf-8")
            assert 'http-equiv="refresh"' in left


@pytest.mark.first
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # so many pages are shared with a fork
def test_all_pages_replaced_change_nothing(worn_thin: Path, tmp_path: Path) -> None:
    write(worn_thin, [])
    done = microsite(worn_thin, "build", "--today", CHECKED_DAY, "--out", str(tmp_path / "before"))
    assert done.returncode == 0, done.stderr
    for page in PAGES:
        assert run(worn_thin, "eject", page).exit_code == 0, page
    assert formats.text(findings(worn_thin, WORDS, CHECKED_DAY)) == "Nothing to mend. / 没有要改的地方。\n"
    done = microsite(worn_thin, "build", "--today", CHECKED_DAY, "--out", str(tmp_path / "after"))
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "before") == contents(tmp_path / "after")
