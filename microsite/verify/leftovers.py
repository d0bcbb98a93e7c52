"""What readers must never see: places that were not filled, and what is meant for the builder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from microsite.files.mistakes import Mistake
from microsite.verify.page import Page
from microsite.verify.site_page import SitePage
from microsite.words.slots import RESERVED

_SLOT = re.compile(rb"\xf3[\xb0-\xbf]|\xf4[\x80-\x8f]")  # how a reserved character begins in UTF-8
_SUSPECT = re.compile(rb"\{\{|\}\}|\{%|%\}|&lt;(?:function|bound method|[\w.]+ object) ")
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}|<function |<bound method |<[\w.]+ object at 0x")
_PROSE = etree.XPath("//text()[not(ancestor::code or ancestor::pre or ancestor::script or ancestor::style)]")


def slots(content: bytes) -> bool:
    """Whether a file has places that were not filled; data may hold such characters in an escaped form."""
    return bool(_SLOT.search(content)) and bool(RESERVED.search(content.decode("utf-8", "replace")))


def faults(at: SitePage) -> Iterator[Mistake]:
    """Places that are empty, and braces outside of code."""
    if slots(at.page.content):
        yield at.wrong(
            0,
            "has a place where the branch's own value is missing",
            "Build anew: this page was published before it was filled.",
            "有一处该填网点内容的地方是空的：网页没填完就发布了。请重新生成。",
        )
    if _SUSPECT.search(at.page.content) and (found := _LEFT.search(_prose(at.page))):
        yield at.wrong(
            0,
            f"shows “{found[0]}”, which is meant for the builder and not for readers",
            f"Look for it in {at.source}, mend the word there, and build anew.",
            f"网页上出现了“{found[0]}”，这是写给生成程序的。请到 {at.source} 改好，再重新生成。",
        )


def _prose(page: Page) -> str:
    return "\n".join(map(str, _PROSE(page.root)))
