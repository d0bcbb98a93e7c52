"""What becomes of a text that leads to pages which an institution hides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from urllib.parse import unquote

ALWAYS = frozenset({"index.md", "complain/index.md", "about/privacy.md"})  # and those of the emergency tree

_TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_LINK = re.compile(rf"(?<!!){_TEXT}\( *<?(?P<to>[^\s()<>]+)>?(?: +\"[^\"]*\")? *\)")
_ENTRY = re.compile(r" *(?:[-*+] +|\d+[.)] +|\| *)(?:\*\*)?(?=\[)")
_DELIMITER = re.compile(r"[|:\- ]+")
_HEADING = re.compile(r"(#{1,6}) ")

IsHidden = Callable[[re.Match[str]], bool]


def without_links(text: str, page: str, hidden: Collection[str]) -> str:
    """The text of a page without what leads to hidden pages.

    An item or a row that begins with such a link goes, with the heading or the sentence that is left
    without any; other links become their text.
    """
    folder = posixpath.dirname(page)

    def is_hidden(link: re.Match[str]) -> bool:
        where = unquote(link["to"]).partition("#")[0]
        return bool(where) and posixpath.normpath(posixpath.join(folder, where)) in hidden

    if not any(map(is_hidden, _LINK.finditer(text))):
        return text
    kept = "\n\n".join(_kept(text.split("\n\n"), is_hidden))
    return _LINK.sub(lambda link: link["text"] if is_hidden(link) else link[0], kept)


def _kept(blocks: list[str], is_hidden: IsHidden) -> list[str]:
    """The blocks with what is left of lists and tables."""
    kept: list[str] = []
    is_bare = False  # whether something went below the last block that is kept
    for block in blocks:
        left = _left(block, is_hidden)
        if is_bare and _is_above(left, kept):
            kept.pop()
        if left or not block:
            kept.append(left)
            is_bare = False
            continue
        if kept and kept[-1].endswith((":", "：")) and not _HEADING.match(kept[-1]):
            kept.pop()
        is_bare = bool(kept) and bool(_HEADING.match(kept[-1]))
    if is_bare:
        kept.pop()
    return kept


def _is_above(block: str, kept: list[str]) -> bool:
    """Whether a block is a heading that ends the section of the last one kept."""
    heading = _HEADING.match(block)
    return heading is not None and len(heading[1]) <= kept[-1].index(" ")


def _left(block: str, is_hidden: IsHidden) -> str:
    """The lines of a block without the entries that begin with a link to a hidden page."""
    left: list[str] = []
    gone: int | None = None  # how far the entry that went was indented
    for line in block.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if gone is not None and indent > gone:
            continue
        entry = _ENTRY.match(line)
        link = _LINK.match(line, entry.end()) if entry else None
        gone = indent if link and is_hidden(link) else None
        if gone is None:
            left.append(line)
    is_empty_table = len(left) == 2 and "|" in left[1] and _DELIMITER.fullmatch(left[1])
    return "" if is_empty_table and "\n".join(left) != block else "\n".join(left)
