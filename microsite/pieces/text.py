"""A published page as a tree of plain text, from which every piece takes what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from microsite.content.pieces import LEAD

Run = dict[str, Any]  # `text`; `strong` or `number` if it is so; `leads`: whither
Block = dict[str, Any]  # `kind`, and what it holds

_LEFT_OUT = frozenset({"sup", "svg", "button", "script", "img", "summary"})  # only of use on a screen
_NO_PART = frozenset({"ms-tools", "ms-side", "ms-sources", "ms-reviewed", "ms-source", "ms-contents"})
_NO_PART |= {"ms-screen", "ms-where", "ms-sharing"}
_END_OF_TEXT = frozenset({"related", "sources"})  # what every page says below its own text
_HEADINGS = ("h2", "h3")
_WIDE = tuple("，。、；：！？”’）》」』")  # bring their own space
_BLANK = re.compile(r"\s+")
_END = re.compile(  # of a sentence, with the quotation mark or bracket that it closes
    r"(?<=[。！？])(?![”’）」』])|(?<=[。！？][”’）」』])|(?<=[.!?])(?=\s)|(?<=[.!?][”’\")])(?=\s)"
)


@dataclass(frozen=True)
class Part:
    """What stands below one heading, or above the first."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PageText:
    """A page: its title, and its parts by the ids of their headings."""

    title: str
    parts: dict[str, Part]


def read(page: bytes, *, keeps_links: bool = False) -> PageText:
    """The text of a page as it is published for one branch; on paper nothing leads to another page."""
    (article,) = html.fromstring(page.decode()).findall(".//article")
    title = "".join(run["text"] for run in _runs(article.find(".//h1")))
    parts: dict[str, Part] = {}
    id, heading, blocks = LEAD, title, list[Block]()
    for element in _flow(article):
        if element.get("id") in _END_OF_TEXT:
            break
        if element.tag in _HEADINGS and element.get("id"):
            parts[id] = Part(heading, tuple(blocks))
            id, heading, blocks = str(element.get("id")), "".join(run["text"] for run in _runs(element)), []
        elif block := _block(element, keeps_links):
            blocks.append(block)
    parts[id] = Part(heading, tuple(blocks))
    return PageText(title, parts)


def _flow(element: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks within an element, without the boxes that only group them."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _LEFT_OUT or _NO_PART & _classes(child):
            continue
        if child.tag in ("div", "section") and "admonition" not in _classes(child):
            yield from _flow(child)
        elif child.tag != "h1":
            yield child


def _block(element: HtmlElement, keeps_links: bool) -> Block | None:
    """A paragraph, list, table or warning; None if nothing of it makes sense on paper."""
    match element.tag:
        case "ul" | "ol":
            items = [lines for item in element.findall("li") if (lines := _lines(item, keeps_links))]
            kind = "steps" if element.tag == "ol" else "list"
            return {"kind": kind, "items": items} if items else None
        case "dl":
            pairs = [{"term": _runs(term), "said": _runs(term.getnext())} for term in element.findall("dt")]
            return {"kind": "says", "pairs": pairs}
        case "table":
            rows = [[_runs(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
            return {"kind": "table", "rows": rows}
        case "div":
            title, *rest = _flow(element)
            blocks = [block for child in rest if (block := _block(child, keeps_links))]
            return {"kind": "warning", "title": _runs(title), "blocks": blocks}
        case "details":
            blocks = [block for child in _flow(element) if (block := _block(child, keeps_links))]
            return {"kind": "answer", "blocks": blocks}
        case "blockquote":
            blocks = [block for child in _flow(element) if (block := _block(child, keeps_links))]
            return {"kind": "quote", "blocks": blocks}
        case "p" if "ms-blank" in _classes(element):
            long = element.find(".//textarea")
            count = 1 if long is None else int(long.get("rows") or 1)
            return {"kind": "blank", "label": _runs(element.find(".//span")), "lines": count}
        case _:
            runs = _runs(element) if keeps_links else _said(element)
            return {"kind": "paragraph", "runs": runs} if runs else None


def _lines(item: HtmlElement, keeps_links: bool) -> list[list[Run]]:
    """The lines of an item: its own text, or each paragraph and each item within."""
    parts = [part for part in item.iter("p", "li") if part is not item and not _NO_PART & _classes(part)]
    read = _runs if keeps_links else _said
    return [runs for part in parts or [item] if (runs := read(part))]


def _said(element: HtmlElement) -> list[Run]:
    """The text of an element without what leads to another page: paper leads nowhere.

    A question that was answered there is left out with its answer.
    """
    kept: list[list[Run]] = []
    for sentence in _sentences(_runs(element)):
        if not any(run.get("leads") for run in sentence):
            kept.append(sentence)
        elif kept and kept[-1][-1]["text"].rstrip().endswith(("？", "?")):
            kept.pop()
    joined: list[Run] = []
    for sentence in kept:
        for run in sentence:
            _add(joined, run)
    return _trimmed(joined)


def _sentences(runs: list[Run]) -> Iterator[list[Run]]:
    sentence: list[Run] = []
    for run in runs:
        *ended, rest = _END.split(run["text"])
        for text in ended:
            yield [*sentence, {**run, "text": text}]
            sentence = []
        if rest:
            sentence.append({**run, "text": rest})
    if sentence:
        yield sentence


def _runs(element: HtmlElement | None, **looks: bool | str) -> list[Run]:
    """The text of an element, in runs of one look."""
    if element is None:
        return []
    runs: list[Run] = []
    _add(runs, {"text": element.text or "", **looks})
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            runs += _runs(child, **looks, **_looks(child))
        elif child.tag == "sup" and runs:  # and the space that set it off
            runs[-1]["text"] = runs[-1]["text"].rstrip()
        _add(runs, {"text": child.tail or "", **looks})
    return _trimmed(runs) if not looks else runs


def _looks(element: HtmlElement) -> dict[str, bool | str]:
    if element.tag == "a" and "ms-term" not in _classes(element):
        address = str(element.get("href"))
        return {"number": True} if address.startswith("tel:") else {"leads": address}
    return {"strong": True} if element.tag in ("strong", "b") else {}


def _add(runs: list[Run], given: Run) -> None:
    """Text behind other text: what looks alike is one run."""
    if not given["text"]:
        return
    run = {**given, "text": _BLANK.sub(" ", given["text"])}
    if runs and runs[-1]["text"].endswith(_WIDE):
        run["text"] = run["text"].lstrip()
    if runs and runs[-1] | {"text": ""} == run | {"text": ""}:
        runs[-1]["text"] += run["text"]
    else:
        runs.append(run)


def _trimmed(runs: list[Run]) -> list[Run]:
    """Runs without space at either end."""
    if runs:
        runs[0] = {**runs[0], "text": runs[0]["text"].lstrip()}
        runs[-1] = {**runs[-1], "text": runs[-1]["text"].rstrip()}
    return [run for run in runs if run["text"]]


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())
