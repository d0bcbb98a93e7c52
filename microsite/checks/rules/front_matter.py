"""What stands above the second --- of a page."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.project import Content
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh


def check(content: Content) -> Iterator[Mistake]:
    """Read the front matter of every page, and follow its related pages."""
    for language, pages in content.pages.items():
        there = {*content.published(language), *content.layering.hidden}
        for page in pages.values():
            try:
                front = page.front
            except Mistakes as found:
                yield from found.mistakes
                continue
            line = page.document.line(("review_by",))
            if front.review_by <= front.reviewed:
                yield Mistake(
                    page.name,
                    line,
                    f"“review_by” is not after the day of review, {front.reviewed}",
                    "Write the day by which somebody reads the page again.",
                    f"“review_by”要晚于 reviewed 的日期 {front.reviewed}。请写下次通读的日期。",
                )
            for index, path in enumerate(front.related):
                if path not in there or path == page.path:
                    yield Mistake(
                        page.name,
                        page.document.line(("related", index)),
                        f"there is no other page “{path}”",
                        nearest(path, pages),
                        f"没有“{path}”这个网页，或它就是本页。{nearest_zh(path, pages)}",
                        missing="" if path in there else path,
                    )


RULE = PageRule(
    "MS002",
    "A page begins with its title, description, dates and audience",
    check,
    wrong="---\ntitel: Right to know\n---",
    right="---\ntitle: Right to know\ndescription: …\nreviewed: 2026-11-24\n"
    "review_by: 2027-05-24\naudience: [everyone]\n---",
    zh="网页开头缺少标题、摘要、日期或读者。照别的网页补齐。",
    why="Search engines, related pages and the regular review depend on it.",
    stops_build=True,
)
