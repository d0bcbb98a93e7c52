"""Where a page is published, and where one that has moved leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import SITE

from microsite.content.page import address
from microsite.content.redirects import load
from microsite.files.layers import Layers
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
        load(Layers(tmp_path), SITE)
    assert "\n".join(map(str, found.value.mistakes)) == SAYS
