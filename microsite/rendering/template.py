"""A page rendered once: what is the same in every branch, with a slot where a branch's own value belongs."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from microsite.words.slots import PATH, SHARED, SITE, SITE_URL, unescape

NOT_FOUND = "404.html"  # served at any depth, so its addresses are absolute

_KEPT = re.compile(r"<(pre|textarea|script)\b")  # where white space has a meaning
_BLANK = re.compile(r"(?<![ \t\n])[ \t\n]*\n[ \t\n]*")
_TABLE = re.compile(r"<table>[^<]*+(?:<(?!/?table>)[^<]*+)*+</table>")
_SCROLLING = r'<div class="ms-table" tabindex="0">\g<0></div>'  # by itself, on a narrow screen
_QUOTED = re.compile(r'(?<=")(?P<up>(?:\.\./)*|\./)(?P<path>[^"\s<>?#]+)(?=["?#])')
_LANGUAGE_ROOT = re.compile(rf"/{PATH}(?:en|zh)/")


@dataclass(frozen=True)
class Template:
    """A page with its slots; `home` is the way from it to the home page of its language."""

    path: str
    text: str
    home: str


def template(path: str, text: str, shared: Container[str]) -> Template:
    """A rendered page as a template; `shared` are the files that all branches share."""
    text = _dense(unescape(text)).replace(SITE_URL, SITE)
    text = _TABLE.sub(_SCROLLING, text)
    if path == NOT_FOUND:
        return _found_at_any_depth(path, text)
    depth = path.count("/")

    def share(found: re.Match[str]) -> str:
        climbed = found["up"].count("../")
        return SHARED + found["path"] if climbed == depth and found["path"] in shared else found[0]

    return Template(path, _QUOTED.sub(share, text), "../" * depth or "./")


def _found_at_any_depth(path: str, text: str) -> Template:
    found = _LANGUAGE_ROOT.search(text)
    if not found:
        return Template(path, text, "")
    return Template(path, re.sub(rf'(?<="){found[0]}(?=assets/)', SHARED, text), found[0])


def _dense(text: str) -> str:
    """A page without blank lines and indentation: a quarter less to store and to load."""
    parts, position = list[str](), 0
    while kept := _KEPT.search(text, position):
        end = text.find(f"</{kept[1]}>", kept.end())
        if end < 0:
            break
        parts += [_BLANK.sub("\n", text[position : kept.start()]), text[kept.start() : end]]
        position = end
    return "".join([*parts, _BLANK.sub("\n", text[position:])])
