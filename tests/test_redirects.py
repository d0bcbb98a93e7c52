"""Pages that have moved: every host leads from the old address to the new one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DAY, microsite
from test_site import contents

from microsite.content.page import address
from microsite.content.redirects import load
from microsite.files.mistakes import Mistakes


def moved(project: Path, text: str) -> None:
    (project / "docs/redirects.yml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("page", "at"),
    [
        ("index.md", ""),
        ("find.md", "find/"),
        ("risks/index.md", "risks/"),
        ("risks/loans.md", "risks/loans/"),
        ("myindex.md", "myindex/"),
    ],
)
def test_where_a_page_is_published(page: str, at: str) -> None:
    assert address(page) == at


def test_the_old_address_leads_to_the_new_page(small: Path) -> None:
    moved(small, "help/start.md: index.md\n")
    assert microsite(small, "build", "--today", DAY).returncode == 0
    for branch, language, says in (
        ("maiwan/", "en", "This page has moved"),
        ("", "zh", "这个页面搬到了新地址"),
    ):
        page = (small / f"site/{branch}{language}/help/start/index.html").read_text("utf-8")
        assert '<meta http-equiv="refresh" content="0; url=../../">' in page
        assert f'<link rel="canonical" href="https://hetang-bank.example/{branch}{language}/">' in page
        assert f"<h1>{says}</h1>" in page and 'name="robots" content="noindex"' in page
        assert re.search(
            rf'href="(\.\./){{{4 if branch else 3}}}assets/stylesheets/site\.[0-9a-f]{{8}}\.css"', page
        )
        assert "help/start" not in (small / f"site/{branch}{language}/sitemap.xml").read_text("utf-8")
    assert (
        small / "site/.redirects.conf"
    ).read_text() == '"~^(?<moved_in>/(?:[a-z0-9-]+/)*(?:en|zh)/)help/start/(?:index\\.html)?$" "${moved_in}";\n'

    assert (
        microsite(
            small, "build", "--branch", "maiwan", "--standalone", "--out", "alone", "--today", DAY
        ).returncode
        == 0
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=small,
        check=True,
        timeout=120,
        env=os.environ | {"BRANCH": "maiwan", "MICROSITE_TODAY": DAY, "PYTHONPATH": str(small)},
    )
    assert contents(small / "alone/en") == contents(small / "standalone/en")  # with the ordinary tools too
    assert not (small / "alone/.redirects.conf").exists()


WRONG = """\
find.md: index.md
../old.md: index.md
old.md: older.md
older.md: index.md
lost.md: indx.md
"""
SAYS = """\
docs/redirects.yml:1: the page “find.md” is still there
    Delete the page in both languages, or this line.
    网页“find.md”还在。请删掉两种语言的网页，或删掉这一行。
docs/redirects.yml:2: “../old.md” is not the path of a page
    Write it as it was below docs/en: risks/old.md
    “../old.md”不是网页的路径。请写它原来在 docs/zh 下的路径，例如 risks/old.md
docs/redirects.yml:3: “older.md” has moved itself
    Write old.md: index.md
    “older.md”自己也搬走了。请写成 old.md: index.md
docs/redirects.yml:5: there is no page “indx.md”
    Did you mean “index.md”?
    没有“indx.md”这个网页。您是不是要写“index.md”？"""


def test_mistakes_are_told(tmp_path: Path) -> None:
    for language in ("en", "zh"):
        (tmp_path / f"docs/{language}").mkdir(parents=True)
        for page in ("index.md", "find.md"):
            (tmp_path / f"docs/{language}/{page}").touch()
    moved(tmp_path, WRONG)
    with pytest.raises(Mistakes) as found:
        load(tmp_path)
    assert "\n".join(map(str, found.value.mistakes)) == SAYS
