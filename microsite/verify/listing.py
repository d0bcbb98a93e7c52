"""What search engines are told of all pages: sitemaps and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.channels import sitemap as made
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import OWN_PATHS, PAGE, Published
from microsite.verify.xml import parsed, texts

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def sitemap(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """The sitemap of one site in one language: its own pages, and of the institution all."""
    path = f"{branch.folder}{language}/{SITEMAP}"
    pages = {page for page in published.pages(language) if language in published.languages_of(page)}
    own = pages if branch.is_institution else OWN_PATHS & pages
    expected = {f"{branch.url}{language}/{page.removesuffix(PAGE)}" for page in own}
    yield from _locations(published, path, expected)
    root = parsed(published.source.read(path) or b"")
    for url in root.iter(f"{_SPACE}url") if root is not None else ():
        at = texts(url, f"{_SPACE}loc")[:1]
        within = at[0].removeprefix(f"{branch.url}{language}/") if at else ""
        told = {link.get("hreflang"): link.get("href") for link in url.iter(_LINK)}
        written = published.languages_of(f"{within}{PAGE}")
        right = {other: f"{branch.url}{other}/{within}" for other in written if len(written) > 1}
        if told != right:
            yield published.wrong(
                path,
                url.sourceline or 0,
                f"names other languages than there are for {at[0] if at else 'a page'}",
                ANEW,
                f"{at[0] if at else '有一页'}的各语言网址（hreflang）不对。{ANEW_ZH}",
            )


def index(published: Published) -> Iterator[Mistake]:
    """The list of all sitemaps, and that robots.txt leads to it."""
    roster, url = published.roster, published.roster.network.url
    expected = {f"{one.url}{language}/{SITEMAP}" for one in roster for language in roster.network.languages}
    yield from _locations(published, SITEMAP, expected)
    robots = published.source.read(ROBOTS)
    if robots is None:
        yield published.missing(ROBOTS)
        return
    if robots != made.robots(roster):
        yield published.wrong(
            ROBOTS,
            0,
            f"doesn't lead search engines to {url}{SITEMAP}",
            ANEW,
            f"没有告诉搜索引擎 {url}{SITEMAP}，或者不让它们读。{ANEW_ZH}",
        )


def _locations(published: Published, path: str, expected: set[str]) -> Iterator[Mistake]:
    content = published.source.read(path)
    if content is None:
        yield published.missing(path)
        return
    root = parsed(content)
    if root is None:
        yield published.wrong(path, 0, "is no XML", ANEW, f"不是 XML，读不了。{ANEW_ZH}")
        return
    listed = texts(root, f"{_SPACE}loc")
    for address in sorted(expected.symmetric_difference(listed))[:3]:
        if address in expected:
            said, zh = f"doesn't list {address}", f"漏了 {address}"
        else:
            said, zh = f"lists {address}, which search engines shall not find here", f"多了 {address}"
        yield published.wrong(path, 0, said, ANEW, f"{zh}。{ANEW_ZH}")
    if len(listed) != len(set(listed)):
        yield published.wrong(path, 0, "lists a page twice", ANEW, f"有网页列了两次。{ANEW_ZH}")
