"""Links whose address doesn't say whose it is, or says it is somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

# well-known services that hide an address behind a shorter one
_SHORTENERS = (
    "t.cn",
    "url.cn",
    "dwz.cn",
    "dwz.win",
    "suo.im",
    "suo.nz",
    "sourl.cn",
    "mrw.so",
    "rrd.me",
    "985.so",
    "tb.cn",
    "3.cn",
    "reurl.cc",
    "bit.ly",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "is.gd",
    "ow.ly",
    "cutt.ly",
    "rebrand.ly",
)
_SHORT = "|".join(map(re.escape, _SHORTENERS))
_HIDDEN = re.compile(
    rf"(?<![\w.@/-])(?:https?://)?(?:[\w-]+\.)?(?P<short>{_SHORT})/[^\s<>()\"]+"
    r"|https?://(?:[^\s/@<>()\"]*@)?(?P<machine>\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|\d{6,10}|0x[0-9a-f]+)"
    r"(?=[/?#:)\s]|$)[^\s<>()\"]*",
    re.IGNORECASE | re.ASCII | re.MULTILINE,
)
_LINK = re.compile(r"\[(?P<said>[^\[\]\n]{1,300}+)\]\(https?://(?P<host>[^\s/?#:()]++)[^\s()]*+\)")
_NAMED = re.compile(r"(?<![a-z0-9.-])(?:[a-z0-9-]++\.)++[a-z]{2,}", re.IGNORECASE)
_WITHIN = re.compile(r"\.(?:gov|org|com|edu)\.cn\.", re.IGNORECASE)  # the end of another's name


def check(content: Content) -> Iterator[Mistake]:
    """Find them in the text of pages."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from _hidden(page)
            yield from _disguised(page)


def _disguised(page: Page) -> Iterator[Mistake]:
    """Links that show the address of one host and lead to another, or to a host that looks like one."""
    for line, column, link in located(_LINK, page.read_text, "["):
        host = link["host"].lower().removeprefix("www.")
        shown = _NAMED.search(link["said"])
        other = shown[0].lower().removeprefix("www.") if shown else host
        if host != other and not host.endswith(f".{other}"):
            yield Mistake(
                page.name,
                line,
                f"the link shows “{other}”, and leads to {host}",
                "Look which is right, and show what it leads to.",
                f"链接显示的是“{other}”，打开的却是 {host}。请核对哪个对，显示的和打开的要一样。",
                column=column,
            )
        elif _WITHIN.search(host):
            yield Mistake(
                page.name,
                line,
                f"{host} looks like an official site, and is none: what counts is its end",
                "Open the official site yourself, and write its address.",
                f"{host} 看着像官方网站，其实不是：网址要看结尾。请自己打开官方网站，写它的网址。",
                column=column,
            )


def _hidden(page: Page) -> Iterator[Mistake]:
    """Shortened addresses, and those of machines without a name."""
    for line, column, found in located(_HIDDEN, page.read_text):
        what, zh = (
            ("is shortened: nobody sees where it leads", "是短链接，看不出通向哪里")
            if found["short"]
            else ("names a machine by its number: nobody sees whose it is", "是一串数字，看不出是谁的")
        )
        yield Mistake(
            page.name,
            line,
            f"the address {found[0]} {what}",
            "Open it yourself, and write the whole address of the official site.",
            f"网址 {found[0]} {zh}。请自己打开看一看，写官方网站的完整网址。",
            column=column,
        )


RULE = PageRule(
    "MS138",
    "Addresses say whose they are",
    check,
    wrong="See [the notice](https://t.cn/a1b2c3).",
    right="See [the notice](https://www.nfra.gov.cn/).",
    zh="短链接、纯数字的网址看不出是谁的。写官方网站的完整网址。",
    why="We tell people not to touch such links: what looks like a trick must not stand in our own pages.",
)
