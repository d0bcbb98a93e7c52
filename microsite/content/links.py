"""Where the links and pictures of a page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from microsite.content.page import Page

_TEXT = r"\[(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\n))*\]"
_TITLE = r"(?:[ \n]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
_LINKS = re.compile(
    rf"(?P<image>!?){_TEXT}\([ ]*<?(?P<inline>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?{_TITLE}[ ]*\)"
    r"|^ {0,3}\[[^\]\n]+\]:[ ]*<?(?P<definition>[^\s<>]+)"
    r"|<(?P<tag>a|img)\b[^>]*?\s(?:href|src)=\"(?P<html>[^\"\n]*)\"",
    re.MULTILINE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_IDS = re.compile(r"\{[^}\n]*#(?P<written>[\w-]+)[^}\n]*\}|\bid=\"(?P<html>[^\"\n]+)\"")


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
        yield Link(line, column, written, bool(found["image"]) or found["tag"] == "img", path, anchor)


def anchors(page: Page) -> set[str]:
    """The ids that stand in a page, of headings and of whatever else has one."""
    return {found["written"] or found["html"] for found in _IDS.finditer(page.marked_text)}
