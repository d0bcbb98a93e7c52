"""HTML in pages that may run, load, lead or look where only words and the theme may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from microsite.checks.rule import PageRule
from microsite.content.links import Link, links
from microsite.content.page import Page
from microsite.content.page_html import DIALLED, Offence, offences
from microsite.content.project import Content
from microsite.files.mistakes import About, Mistake
from microsite.words.slots import FIRST

if TYPE_CHECKING:
    from markdown import Markdown

MOST = 20  # mistakes told of one page at once
_WORD = chr(FIRST)  # stands for whatever a word gives
_SIMPLE = re.compile(
    r"\]\((?:https://[\w.-]+(?:/[\w./-]*)?|(?!/)[\w./-]*)(?:#[\w-]*)?\)|\{#(?!ms-|find-)[\w-]+\}(?= *$)",
    re.ASCII | re.MULTILINE,
)
_NO_ID = re.compile(r"^ {0,3}#(?!.*\{#[\w-]+\} *$)|^[ >]*(?:=+|-+) *$", re.MULTILINE)
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def check(content: Content) -> Iterator[Mistake]:
    """Look at the HTML of every page, its words left out."""
    doubtful = [
        page
        for pages in content.pages.values()
        for page in pages.values()
        if not _is_simple(_without_words(page))
    ]
    if doubtful:
        from microsite.content.conversion import converter  # which takes long to import

        renderer = converter(content.layers)
        for page in doubtful:
            told = {link.written for link in links(page) if _is_told(link)}
            yield from (mistake for mistake, written in _found(page, renderer) if written not in told)


def _is_told(link: Link) -> bool:
    """Whether the rule of links tells of it, if it leads nowhere."""
    return link.path.startswith("/") or link.written.partition("#")[0].endswith(".md")


def _is_simple(text: str) -> bool:
    """Whether only marks stand in it of which the renderer makes nothing that is looked for here."""
    if "<" in text or "![" in text or "]:" in text or _NO_ID.search(text):
        return False
    left = _SIMPLE.sub("", text)
    return "{" not in left and "](" not in left


def find(page: Page, renderer: Markdown) -> Iterator[Mistake]:
    """What one page holds that it may not, with its place in the source."""
    yield from (mistake for mistake, _ in _found(page, renderer))


def _found(page: Page, renderer: Markdown) -> Iterator[tuple[Mistake, str]]:
    """The same, each with what is written there; of a way to a page the rule of links tells more."""
    text = _without_words(page)
    html = _html(renderer, text)
    wrong = list(dict.fromkeys(offences(html)))[:MOST]
    if wrong:
        places = _places(text, renderer, wrong)
        for line, offence in islice(places, MOST):
            yield _mistake(page, line, offence), offence.written


def _without_words(page: Page) -> str:
    """The body with one character for each word, its lines as in the file."""
    parts, position = [], 0
    for braces in page.braces:
        instead = _WORD if braces.text.startswith("{{") else ""
        parts += [page.body[position : braces.start], instead + "\n" * braces.text.count("\n")]
        position = braces.end
    return "".join([*parts, page.body[position:]])


def _html(renderer: Markdown, text: str) -> str:
    return str(renderer.reset().convert(text))


def _places(text: str, renderer: Markdown, wrong: list[Offence]) -> Iterator[tuple[int, Offence]]:
    """The line of each offence: in a block that has it by itself, or else the first that completes it."""
    left = dict.fromkeys(wrong)
    for line, block in _blocks(text):
        for offence in dict.fromkeys(offences(_html(renderer, block))):
            if offence in wrong:
                left.pop(offence, None)
                yield line + _line_within(block, offence), offence
    lines = text.split("\n")
    for offence in left:
        yield _first(lines, renderer, offence), offence


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    position, line = 0, 1
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if text[position:end].strip():
            yield line, text[position:end]
        if blank:
            line += text.count("\n", position, blank.end())
            position = blank.end()


def _line_within(block: str, offence: Offence) -> int:
    found = block.casefold().find(offence.written.casefold())
    return block.count("\n", 0, max(found, 0))


def _first(lines: list[str], renderer: Markdown, offence: Offence) -> int:
    """The line with which the page so far begins to have the offence."""
    if (alone := _line_within("\n".join(lines), offence)) and offence.written:
        return alone + 1
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if offence in offences(_html(renderer, "\n".join(lines[:middle]))):
            high = middle
        else:
            low = middle + 1
    return low


def _mistake(page: Page, line: int, offence: Offence) -> Mistake:
    written = page.lines[line - 1].casefold() if line <= len(page.lines) else ""
    column = written.find(offence.written.casefold()) + 1
    about: About = "number" if offence.written.casefold().startswith(DIALLED) else ""
    return Mistake(page.name, line, offence.message, offence.hint, offence.zh, column=column, about=about)


RULE = PageRule(
    "MS037",
    "HTML in pages neither runs nor loads anything, nor calls a number",
    check,
    wrong='<a href="tel:95588" onclick="…">Call us</a>',
    right='Call us: {{ hotline("complaint") }}',
    zh="网页里的 HTML 只能用来排版。脚本、表单、框架、外来图片、拨号链接都不能写。",
    why="One page that runs something takes over every branch's pages in the readers' browsers.",
)
