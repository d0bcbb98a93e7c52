"""Links whose address doesn't say whose it is, or says it is somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from microsite.checks.rule import PageRule, located
from microsite.checks.texts import all_texts
from microsite.checks.web_hosts import HIDDEN, hiding, looks_official, shown
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.data.message import Wording
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath

_HOST = r"https?://(?:[^\s/@<>()\"]*@)?(?P<host>[^\s/?#:()<>\"]++)"
_LINK = re.compile(rf"\[(?P<said>[^\[\]\n]{{1,300}}+)\](?:\( *<?{_HOST}|\[(?P<name>[^\[\]\n]{{0,100}}+)\])")
_TAG = re.compile(
    rf"<a\b[^<>]{{0,200}}?\shref=[\"']{_HOST}[^<>]*+>(?P<said>[^<>\n]{{1,300}}+)", re.IGNORECASE
)
_DEFINED = re.compile(rf"^ {{0,3}}\[(?P<name>[^\[\]\n]++)\]: *<?{_HOST}", re.MULTILINE)
_HINT = "Open it yourself, and write the whole address of the official site."
_HINT_ZH = "请自己打开看一看，写官方网站的完整网址。"


def check(content: Content) -> Iterator[Mistake]:
    """Find them in the text of pages, and wherever data name an address."""
    own = urlsplit(content.roster.network.url).hostname or "" if isinstance(content, Project) else ""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, found in located(HIDDEN, page.told_text):
                told, zh = _hidden(found)
                yield Mistake(page.name, line, told, _HINT, zh, column=column)
            yield from _disguised(page, own)
    if isinstance(content, Project):
        for document, path, said in _in_data(content):
            for found in HIDDEN.finditer(said):
                told, zh = _hidden(found)
                yield document.mistake(path, told, _HINT, zh)


def _in_data(project: Project) -> Iterator[tuple[Document, KeyPath, str]]:
    """Every text and address of the data; messages hold none at all."""
    for text, path, document in all_texts(project):
        for language, said in text.items() if not isinstance(text, Wording) else ():
            yield document, (*path, language), said
    network, written = project.roster.network, project.roster.written[project.roster.network.id]
    yield written, ("feedback",), network.feedback or ""
    for number, contact in enumerate(network.security):
        yield written, ("security", number), contact
    if sources := project.facts.written.get("sources"):
        for id, source in project.facts.sources.items():
            yield sources, (id, "url"), source.url or ""


def _disguised(page: Page, own: str) -> Iterator[Mistake]:
    """Links that show the address of one host and lead to another, or to a host that looks like one."""
    defined = {link["name"].casefold(): link["host"] for link in _DEFINED.finditer(page.read_text)}
    for line, column, link in located(_LINK, page.read_text, "["):
        host = link["host"] or defined.get((link["name"] or link["said"]).casefold())
        if host:
            yield from _of_a_link(page, (line, column), link["said"], host, own)
    for line, column, link in located(_TAG, page.read_text, "<"):
        yield from _of_a_link(page, (line, column), link["said"], link["host"], own)


def _of_a_link(page: Page, place: tuple[int, int], said: str, written: str, own: str) -> Iterator[Mistake]:
    """What is wrong with a link to a host; `own` is that of the institution."""
    line, column = place
    host = written.lower().removeprefix("www.")
    other = shown(said) or host
    if host != other and not host.endswith(f".{other}"):
        yield Mistake(
            page.name,
            line,
            f"the link shows “{other}”, and leads to {host}",
            "Look which is right, and show what it leads to.",
            f"链接显示的是“{other}”，打开的却是 {host}。请核对哪个对，显示的和打开的要一样。",
            column=column,
        )
    elif looks_official(host) or (own and f"{own}." in host):
        yield Mistake(
            page.name,
            line,
            f"{host} looks like an official site, and is none: what counts is its end",
            "Open the official site yourself, and write its address.",
            f"{host} 看着像官方网站，其实不是：网址要看结尾。请自己打开官方网站，写它的网址。",
            column=column,
        )


def _hidden(found: re.Match[str]) -> tuple[str, str]:
    what, zh = hiding(found)
    return f"the address {found[0]} {what}", f"网址 {found[0]} {zh}。{_HINT_ZH}"


RULE = PageRule(
    "MS138",
    "Addresses say whose they are",
    check,
    wrong="See [the notice](https://t.cn/a1b2c3).",
    right="See [the notice](https://www.nfra.gov.cn/).",
    zh="短链接、纯数字的网址看不出是谁的。写官方网站的完整网址。",
    why="We tell people not to touch such links: what looks like a trick must not stand in our own pages.",
    reads="texts",
)
