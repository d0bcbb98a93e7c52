"""Where the links and pictures of a page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from microsite.content.page import Page

_LINKS = re.compile(
    r"\]\( *+<?(?P<inline>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)?+)>?"
    r"(?:[ \n]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))? *+\)"
    r"|^ {0,3}\[(?!\^)[^\[\]\n]++\]: *+<?(?P<definition>[^\s<>]++)"
    r"|<(?P<tag>a|img)\b[^<>]{0,200}?\s(?:href|src)=\"(?P<html>[^\"<>\n]*+)\"",
    re.MULTILINE,
)
_LONGEST = 300  # letters of the text of a link
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}+:|//", re.IGNORECASE)
_IDS = re.compile(r"\{[^{}#\n]{0,100}+#(?P<written>[\w-]++)[^{}\n]{0,100}+\}|\bid=\"(?P<html>[^\"\n]++)\"")


class Link(NamedTuple):
    """A link or picture as written, with its place: the path below the language's folder and the anchor."""

    line: int
    column: int
    written: str
    is_picture: bool
    path: str
    anchor: str


def links(page: Page) -> Iterator[Link]:
    """Every link and picture that leads to something of this site."""
    line, position, text = 1, 0, page.marked_text
    for found in _LINKS.finditer(text):
        name = next(name for name in ("inline", "definition", "html") if found[name] is not None)
        written, start = found[name], found.start(name)
        line += text.count("\n", position, start)
        position = start
        if not written or _SCHEME.match(written) or " " in written:
            continue
        where, _, anchor = unquote(written).partition("#")
        folder = posixpath.dirname(page.path)
        path = posixpath.normpath(posixpath.join(folder, where)) if where else page.path
        column = start - text.rfind("\n", 0, start)
        is_picture = found["tag"] == "img" or (name == "inline" and _shows(text, found.start()))
        yield Link(line, column, written, is_picture, path, anchor)


def _shows(text: str, end: int) -> bool:
    """Whether the brackets that end there are those of a picture."""
    depth = 1
    for place in range(end - 1, max(0, end - _LONGEST), -1):
        depth += {"]": 1, "[": -1}.get(text[place], 0)
        if not depth:
            return text[place - 1] == "!"
    return False


def anchors(page: Page) -> set[str]:
    """The ids that stand in a page, of headings and of whatever else has one."""
    return {id for id, _ in ids(page)}


def ids(page: Page) -> Iterator[tuple[str, int]]:
    """Each id that stands in a page, with its line."""
    line, position, text = 1, 0, page.marked_text
    for found in _IDS.finditer(text):
        line += text.count("\n", position, found.start())
        position = found.start()
        yield found["written"] or found["html"], line
