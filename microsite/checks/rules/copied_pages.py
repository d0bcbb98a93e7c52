"""Pages in which the text of another page stands."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.displaced import copied_over
from microsite.checks.rule import PageRule
from microsite.content.project import Content
from microsite.files.mistakes import Mistake


def check(content: Content) -> Iterator[Mistake]:
    """Find each page that is a copy, and name what it was copied from."""
    for page, original in copied_over(content):
        yield Mistake(
            page.name,
            page.header.count("\n") + 1,
            f"the text of this page is that of {original.name}",
            f"Was that one copied over this page by mistake? Bring the text of {page.name} back. "
            "In a new page write a text of its own; a page that nobody needs is deleted in all languages.",
            f"这个网页的正文和 {original.name} 一模一样。误把那个网页复制过来盖掉了的，"
            f"请恢复 {page.name} 原来的内容；新网页，请写它自己的内容；不要的网页，各种语言的都删掉。",
        )


RULE = PageRule(
    "MS129",
    "Each page has a text of its own",
    check,
    wrong="docs/zh/products/deposits.md with the text of docs/zh/products/cash.md",
    right="docs/zh/products/deposits.md with what it says of deposits",
    zh="两个网页的正文一模一样。请恢复被盖掉的内容。",
    why="Whoever looks for the one page finds the other, and what stood there is lost.",
    is_cause=True,
)
