"""Pages that nobody has read again in time."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks import stale
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find pages from the day after their `review_by`."""
    for page in stale.pages(project):
        yield Mistake(
            page.file,
            page.line,
            f"the page should have been read again by {page.until}",
            "Read it, mend it, and write new days in reviewed and review_by, in both languages.",
            f"这个网页应在 {page.until} 前重读。请读一遍，改好，两种语言都写上新的 reviewed 和 review_by。",
        )


RULE = Rule(
    "MS019",
    "Pages are read again in time",
    check,
    wrong="review_by: 2025-05-24",
    right="review_by: 2027-05-24",
    zh="这个网页到了复核日期。重读一遍，改 reviewed 和 review_by。",
    why="Rules change. A warning: it stops nobody's change; microsite stale lists the page and fails.",
    severity="warning",
)
