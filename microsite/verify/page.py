"""What a page says to readers, browsers and search engines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from lxml import etree


class Link(NamedTuple):
    """Where a page leads, or what it loads; `language` is what it says of the language there."""

    address: str
    line: int
    language: str


class Call(NamedTuple):
    """A link that dials."""

    address: str
    line: int
    shown: str


@dataclass
class Page:
    """What is read in a page; `content` is all of it."""

    content: bytes
    language: str = ""
    title: str = ""
    canonical: str = ""
    robots: str = ""
    refresh: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    twice: list[tuple[str, int]] = field(default_factory=list)
    root: etree._Element | None = None


_SHOWN = etree.XPath(".//text()[not(ancestor::*[@hidden][ancestor::a])]")


def read(content: bytes) -> Page | None:
    """A page as a browser takes it; None if there is nothing that it could show."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)  # as deep as browsers
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None:
        return None
    page = Page(content, root.get("lang") or "", root=root)
    for element in root.iter("*"):
        if id := element.get("id"):
            if id in page.ids:
                page.twice.append((id, element.sourceline or 0))
            page.ids.add(id)
        if known := _READERS.get(element.tag):
            known(page, element)
    return page


def _title(page: Page, element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag == "head":  # a drawing has titles too
        page.title = (element.text or "").strip()


def _meta(page: Page, element: etree._Element) -> None:
    if element.get("name") == "robots":
        page.robots = element.get("content") or ""
    if (element.get("http-equiv") or "").lower() == "refresh":
        page.refresh = (element.get("content") or "").partition("url=")[2]


def _link(page: Page, element: etree._Element) -> None:
    kind, address = element.get("rel"), element.get("href") or ""
    if kind == "canonical":
        page.canonical = address
    elif kind == "alternate" and element.get("hreflang"):
        page.alternates[element.get("hreflang") or ""] = address
    else:
        page.links.append(Link(address, element.sourceline or 0, ""))


def _anchor(page: Page, element: etree._Element) -> None:
    address = element.get("href")
    if address is None:
        return
    if address.startswith("tel:"):
        shown = normalize("NFKC", "".join(_SHOWN(element)))
        page.calls.append(Call(address, element.sourceline or 0, shown))
    else:
        page.links.append(Link(address, element.sourceline or 0, element.get("hreflang") or ""))


def _loaded(page: Page, element: etree._Element) -> None:
    if element.tag == "script" and element.get("type") == "application/ld+json":
        page.data.append(element.text or "")
        return
    for name, address in element.attrib.items():
        if name == "src" or (element.tag == "script" and name.startswith("data-")):  # what our loader fetches
            page.links.append(Link(str(address), element.sourceline or 0, ""))


def _found(page: Page, element: etree._Element) -> None:
    if fetched := element.get("data-branches"):
        page.links.append(Link(fetched, element.sourceline or 0, ""))


_READERS = {
    "title": _title,
    "meta": _meta,
    "link": _link,
    "a": _anchor,
    "script": _loaded,
    "img": _loaded,
    "div": _found,
}
