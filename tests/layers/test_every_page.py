"""Every common page hidden in turn, and replaced in turn: the repository's own pages as the common layer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command import microsite, run
from support.network import DAY, PROJECT, THIN
from support.published import contents

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import findings
from microsite.checks.rules import front_matter, links, menu, unused_sources, words
from microsite.content.hiding import ALWAYS
from microsite.content.page import address
from microsite.content.project import load
from microsite.data.layer import installed
from microsite.files.mistakes import Mistakes

PAGES = sorted(
    path.relative_to(PROJECT / "docs/zh").as_posix() for path in (PROJECT / "docs/zh").rglob("*.md")
)
SECTIONS = sorted({page.partition("/")[0] for page in PAGES if "/" in page})

BETWEEN_PAGES = [family.RULE for family in (front_matter, links, menu, unused_sources, words)]

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def needed() -> frozenset[str]:
    """The pages that no site may hide."""
    emergency = load(PROJECT, WORDS, DAY).emergency
    assert emergency
    return ALWAYS.union(case.page for case in emergency.cases.values())


@pytest.fixture(scope="module")
def worn_thin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The thin repository above the real common layer."""
    folder = tmp_path_factory.mktemp("every") / "thin"
    shutil.copytree(THIN, folder)
    shutil.rmtree(folder / "docs")
    for language in ("zh", "en"):
        (folder / "docs" / language).mkdir(parents=True)
    return folder


def write(folder: Path, hidden: list[str]) -> None:
    settings = f'base: "{installed()}"\nlanguages: [zh, en]\nhide: {hidden}\n'
    (folder / "microsite.yml").write_text(settings, "utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_each_page_hidden_alone_leaves_nothing_wrong(
    worn_thin: Path, needed: frozenset[str], page: str
) -> None:
    write(worn_thin, [page])
    if page in needed:
        with pytest.raises(Mistakes, match="can't be hidden"):
            load(worn_thin, WORDS, DAY)
        return
    loaded = load(worn_thin, WORDS, DAY)
    assert [str(mistake) for rule in BETWEEN_PAGES for mistake in rule.check(loaded)] == []


@pytest.mark.parametrize("section", [*SECTIONS, ""])
def test_each_section_hidden_is_built_and_read(worn_thin: Path, needed: frozenset[str], section: str) -> None:
    hidden = [page for page in PAGES if page.rpartition("/")[0] == section and page not in needed]
    write(worn_thin, hidden)
    for command in (["build"], ["verify", "site"]):
        done = microsite(worn_thin, *command, "--today", DAY)
        assert done.returncode == 0, done.stdout + done.stderr
    for page in hidden:
        left = (worn_thin / f"site/zh/{address(page)}index.html").read_text("utf-8")
        assert 'http-equiv="refresh"' in left


def test_pages_replaced_in_turn_leave_nothing_wrong_and_change_nothing(
    worn_thin: Path, tmp_path: Path
) -> None:
    write(worn_thin, [])
    done = microsite(worn_thin, "build", "--today", DAY, "--out", str(tmp_path / "before"))
    assert done.returncode == 0, done.stderr
    for page in PAGES:
        assert run(worn_thin, "eject", page).exit_code == 0, page
    assert formats.text(findings(worn_thin, WORDS, DAY)) == "Nothing to mend.\n"
    done = microsite(worn_thin, "build", "--today", DAY, "--out", str(tmp_path / "after"))
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "before") == contents(tmp_path / "after")
