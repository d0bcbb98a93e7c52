"""What a page says of itself: language, title, and under which address search engines list it."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.files.mistakes import Mistake
from microsite.languages.phrases import phrases
from microsite.verify.published import NOT_FOUND, PAGE
from microsite.verify.site_page import SitePage

ANEW = "Build anew and publish the whole folder."
ANEW_ZH = "请重新生成，并把整个文件夹重新发布。"
FIND_OUT = "Find out who did it; if nobody of yours, tell your security team. Then build into a new folder."
FIND_OUT_ZH = "请查清是谁放的；不是自己人放的，马上告诉负责信息安全的同事。然后在新的文件夹里重新生成。"


def faults(at: SitePage) -> Iterator[Mistake]:
    """What a browser or a search engine would take wrongly."""
    yield from _words(at)
    yield from _switch(at)
    if not at.is_themes:
        yield from _listed(at)


def _words(at: SitePage) -> Iterator[Mistake]:
    lang, demonstration = phrases(at.language)["lang"], at.branch.network.demonstration
    if at.page.language != lang:
        yield at.wrong(
            0,
            f"says it is in “{at.page.language}”, not in “{lang}”",
            f"A page of another language stands here. {ANEW}",
            f"网页注明的语言是“{at.page.language}”，应当是“{lang}”。{ANEW_ZH}",
        )
    if not at.page.title:
        yield at.wrong(
            0,
            "has no title",
            f"Give {at.source} a title, and build anew.",
            f"网页没有标题。请在 {at.source} 写上标题，再重新生成。",
        )
    for id, line in at.page.twice:
        yield at.wrong(
            line,
            f"has two places called “#{id}”, so that a link may lead to the wrong one",
            f"Give one of the two in {at.source} another id.",
            f"有两处都叫“#{id}”，链接会跳错地方。请在 {at.source} 给其中一处改 id。",
        )
    if ("noindex" in at.page.robots) != (demonstration or at.is_borrowed):
        yield at.wrong(
            0,
            "lets search engines list a demonstration"
            if demonstration
            else "asks search engines not to list it",
            f"branches/network.yml says whether this is a demonstration. {ANEW}",
            f"搜索引擎能不能收录，和 branches/network.yml 的 demonstration 不一致。{ANEW_ZH}",
        )


def _switch(at: SitePage) -> Iterator[Mistake]:
    """The way to the same page in each other language."""
    within = PAGE if at.within == NOT_FOUND else at.within
    led: dict[str, set[str | None]] = {}
    for link in at.page.links:
        if link.language:
            led.setdefault(link.language, set()).add(at.published.places.led(at.folder, link.address))
    for other in at.branch.network.languages:
        there = at.is_themes or other in at.written
        right = f"{at.branch.folder}{other}/{within if there else PAGE}"
        if other != at.language and led.get(other) != {right}:
            yield at.wrong(
                0,
                f"has no link, or a wrong one, to its other language, {at.published.places.address(right)}",
                ANEW,
                f"跳到另一种语言同一页（{at.published.places.address(right)}）的链接没有，或者不对。{ANEW_ZH}",
            )


def _listed(at: SitePage) -> Iterator[Mistake]:
    """One address for each text, and its other languages."""
    address = at.within.removesuffix(PAGE)
    site = at.published.listed_at(at.branch, at.within)
    right = f"{site}{at.language if at.language in at.written else at.branch.network.languages[0]}/{address}"
    if at.page.canonical != right:
        yield at.wrong(
            0,
            f"names “{at.page.canonical}” to search engines, not {right}",
            ANEW,
            f"给搜索引擎的网址（canonical）是“{at.page.canonical}”，应当是 {right}。{ANEW_ZH}",
        )
    expected: dict[str, str] = {language: f"{site}{language}/{address}" for language in at.alternates}
    if not address and at.alternates:
        expected["x-default"] = site
    if at.page.alternates != expected:
        yield at.wrong(
            0,
            "names to search engines other pages than its own languages: "
            + (", ".join(f"{name} {led}" for name, led in sorted(at.page.alternates.items())) or "none"),
            f"Right are {', '.join(expected.values())}. {ANEW}",
            f"给搜索引擎的各语言网址（hreflang）不对，应当是 {'、'.join(expected.values())}。{ANEW_ZH}",
        )


def in_front(at: SitePage) -> Iterator[Mistake]:
    """A page in front of the languages, which is the one for readers of any other language."""
    if at.path == NOT_FOUND:
        return
    languages = at.branch.network.languages
    alternates = {language: f"{at.branch.url}{language}/" for language in languages}
    named = alternates | {"x-default": at.branch.url} if len(languages) > 1 else {}
    if at.page.canonical != at.branch.url or at.page.alternates != named:
        yield at.wrong(
            0,
            f"doesn't name {at.branch.url} and its languages to search engines",
            ANEW,
            f"没有把 {at.branch.url} 和各语言的网址告诉搜索引擎（canonical、hreflang）。{ANEW_ZH}",
        )
    for language in at.branch.network.languages:
        right = f"{at.branch.folder}{language}/{PAGE}"
        if right not in {at.published.places.led(at.folder, link.address) for link in at.page.links}:
            yield at.wrong(
                0,
                f"doesn't lead to {at.published.places.address(right)}",
                ANEW,
                f"没有跳到 {at.published.places.address(right)} 的链接。{ANEW_ZH}",
            )


def titles(site: dict[str, SitePage]) -> Iterator[Mistake]:
    """Pages for what is not found that have the title of the home page."""
    for at in site.values():
        home = site.get(at.path.removesuffix(NOT_FOUND) + PAGE)
        if at.within == NOT_FOUND and home and at.page.title == home.page.title:
            yield at.wrong(
                0,
                f"has the title of the home page, “{at.page.title}”",
                f"Give overrides/404.html a title of its own. {ANEW}",
                f"“找不到网页”这一页的标题和首页一样（“{at.page.title}”）。请改 overrides/404.html。",
            )
