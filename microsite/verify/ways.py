"""Where the links of a page lead, and what it loads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from microsite.files.mistakes import Mistake
from microsite.verify.head import FIND_OUT, FIND_OUT_ZH
from microsite.verify.page import Page, read
from microsite.verify.places import ASTRAY
from microsite.verify.published import PAGE, Published
from microsite.verify.site_page import SitePage

_WEB = ("https://", "http://")
_WITH_HOST = (*_WEB, "webcal://")
_ELSEWHERE = (*_WITH_HOST, "mailto:", "data:")
_LEADING_ASIDE = f"find/{PAGE}"  # the one page of a branch that leads to others


def faults(at: SitePage) -> Iterator[Mistake]:
    """Links that lead nowhere, astray, or to another branch."""
    for address, line, _ in at.page.links:
        if address and address[0] in "#?":
            continue
        path = at.published.places.led(at.folder, address)
        if path == ASTRAY:
            yield at.wrong(
                line,
                f"the link “{address}” leads out of {at.published.places.url}",
                f"Mend it in {at.source}, and build anew.",
                f"链接“{address}”跑到了 {at.published.places.url} 外面。请在 {at.source} 改好，再重新生成。",
            )
        elif path is not None:
            yield from _within(at, address, line, path)
        elif address.startswith(_WITH_HOST) and _host(address) not in at.published.hosts:
            yield at.wrong(
                line,
                f"the link “{address}” leads to a host that nobody of ours named",
                FIND_OUT,
                f"链接“{address}”指向的网站，我们的文件里从没有写过。{FIND_OUT_ZH}",
            )
        elif not address.startswith(_ELSEWHERE):
            yield at.wrong(
                line,
                f"the link “{address}” leads nowhere that a reader can go",
                f"Mend it in {at.source}, and build anew.",
                f"链接“{address}”打不开。请在 {at.source} 改好，再重新生成。",
            )


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _within(at: SitePage, address: str, line: int, path: str) -> Iterator[Mistake]:
    """What is wrong with a link within the network."""
    published = at.published
    if published.places.needs_slash(at.folder, address):
        yield at.wrong(
            line,
            f"the link “{address}” leads elsewhere on a host that adds no slash to this page's address",
            "Build anew and publish the whole folder: our links begin at the root of the host.",
            f"有的主机不会在网址末尾补“/”，那时链接“{address}”会跳错。请重新生成并发布整个文件夹。",
        )
    owner = published.owner(path)
    own = {at.branch.id, published.roster.network.id} | at.branch.life.others
    if not at.branch.is_institution and owner not in own and at.within != _LEADING_ASIDE:
        yield at.wrong(
            line,
            f"the link “{address}” leads to another branch, “{owner}”",
            f"Build anew and publish the whole folder; if it stays, mend it in {at.source}.",
            f"链接“{address}”跳到了别的网点“{owner}”。请重新生成并发布；还是这样，就在 {at.source} 改好。",
        )
    if published.follows(path) and path not in published.expected and not published.source.has(path):
        yield at.wrong(
            line,
            f"the link “{address}” leads to {published.source.name(path)}, which is not there",
            f"Mend the link in {at.source}, or build anew and publish the whole folder.",
            f"链接“{address}”指向的文件不存在。请在 {at.source} 改链接，或重新生成并发布整个文件夹。",
        )


def anchors(published: Published, site: dict[str, SitePage]) -> Iterator[Mistake]:
    """Links of a site's pages to places in pages that are not there."""
    others: dict[str, Page | None] = {}
    for at in site.values():
        for address, line, _ in at.page.links:
            before, mark, anchor = address.partition("#")
            if not mark or not anchor:
                continue
            path = published.places.led(at.folder, before) if before else at.path
            if path is None or not path.endswith(".html") or not published.follows(path):
                continue
            if path in site:
                target: Page | None = site[path].page
            else:
                if path not in others:
                    content = published.source.read(path)
                    others[path] = read(content) if content else None
                target = others[path]
            if target and anchor not in target.ids:
                yield at.wrong(
                    line,
                    f"the link “{address}” leads to a place that is not in its page",
                    f"Mend it in {at.source}: the heading there has another id.",
                    f"链接“{address}”指向的位置不存在。请在 {at.source} 改好：那一页的标题 id 不是这个。",
                )


def moved(at: SitePage) -> Iterator[Mistake]:
    """A page that leads on to where it has moved."""
    places, right = at.published.places, f"{at.branch.folder}{at.language}/{at.published.moved[at.within]}"
    led = {places.led(at.folder, link.address) for link in at.page.links if not link.address.endswith(".css")}
    if {places.led(at.folder, at.page.refresh), *led} != {right} or not at.published.source.has(right):
        yield at.wrong(
            0,
            "leads on to another page than it says in docs/redirects.yml, or to none",
            "Mend docs/redirects.yml, and build anew.",
            "这一页要转到的网页不存在，或者和 docs/redirects.yml 写的不同。请改好，再重新生成。",
        )
