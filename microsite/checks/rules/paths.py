"""Names of page files, which become addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_TAKEN = "assets"  # where the files of the theme and of the search stand
_PATH = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")


def check(content: Content) -> Iterator[Mistake]:
    """Find names that make bad addresses, and pages that would share one."""
    for pages in content.pages.values():
        taken: dict[str, Page] = {}
        for _, page in sorted(pages.items()):
            if not _PATH.fullmatch(page.path):
                yield Mistake(
                    page.name,
                    0,
                    f"“{page.path}” makes a bad address",
                    "Name it with small letters, digits and hyphens, such as fees-and-costs.md.",
                    f"“{page.path}”不适合做网址。文件名只用小写字母、数字和连字符，例如 fees-and-costs.md。",
                )
            address = _address(page.path)
            if address in taken:
                yield Mistake(
                    page.name,
                    0,
                    f"the page has the same address as {taken[address].name}",
                    "Rename one of the two.",
                    f"这个网页和 {taken[address].name} 的网址相同。请改一个文件名。",
                )
            elif address.partition("/")[0] == _TAKEN:
                yield Mistake(
                    page.name,
                    0,
                    f"“{address}” is the address of files of the generator",
                    "Choose another name.",
                    f"“{address}”另有用处。请换一个文件名。",
                )
            taken.setdefault(address, page)


def _address(path: str) -> str:
    """Where a page is published; upper and lower case are one on some servers."""
    plain = re.sub(r"(^|/)(index|readme)$", r"\1", path.removesuffix(".md").casefold())
    return plain if plain.endswith("/") or not plain else f"{plain}/"


RULE = PageRule(
    "MS018",
    "Every page has an address of its own",
    check,
    wrong="docs/en/find.md and docs/en/find/index.md",
    right="docs/en/find.md",
    zh="两个网页的地址相同。改一个文件名。",
    why="Of two pages with one address only one is published.",
)
