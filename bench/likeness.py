"""Whether pages that another generator made say what ours say, so that the same work is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.tables import verdict

_TELLING = (
    re.compile(r"<title>.*?</title>"),
    re.compile(r'<meta name="description".*?>'),
    re.compile(r'<link rel="canonical".*?>'),
    re.compile(r"<h1.*?</h1>"),
    re.compile(r'"tel:.*?"'),
)


def judge(what: str, theirs: Path, ours: Path, branches: Iterable[str]) -> None:
    """Compare the pages of some branches: titles, descriptions, addresses, headings and numbers to call."""
    pages = [path for branch in branches for path in (theirs / branch).rglob("index.html")]
    others = [path for path in pages if _told(path) != _told(ours / path.relative_to(theirs))]
    first = f", not so {others[0].relative_to(theirs)}" if others else ""
    verdict(
        f"{len(pages) - len(others)} of {len(pages)} pages by {what} say what ours say{first}", not others
    )


def _told(page: Path) -> list[set[str]]:
    text = page.read_text("utf-8")
    return [set(pattern.findall(text)) for pattern in _TELLING]
