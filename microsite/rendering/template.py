"""A page rendered once: what is the same in every branch, with a slot where a branch's own value belongs."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from microsite.rendering.forms import with_blanks
from microsite.rendering.tables import with_headings
from microsite.words.slots import HOME, PATH, ROOT, SHARED, SITE, SITE_URL, unescape

NOT_FOUND = "404.html"  # served at any depth, so its addresses are absolute
EVENT = "events/campaign/branch/event/index.html"  # stands for the page of each event, wherever that is
ALONE = (NOT_FOUND, EVENT)  # of the theme itself, without a page in docs/

_KEPT = re.compile(r"<(pre|textarea|script)\b")  # where white space has a meaning
_BLANK = re.compile(r"(?<![ \t\n])[ \t\n]*\n[ \t\n]*")
_TAG = re.compile(r"<[a-z][^<>]*>")
_LED = re.compile(
    r'(?P<before> (?:href|src)="|"0; url=| data-[a-z]+="(?=[^"]*assets/))'  # the last for what scripts load
    r'(?!(?:[a-z+]+:|//))(?P<address>[^"?#\U000f0000-\U0010fffd]+)'
)


@dataclass(frozen=True)
class Template:
    """A page with its slots, also where its own links begin."""

    path: str
    text: str


def template(path: str, text: str, shared: Container[str]) -> Template:
    """A rendered page as a template; `shared` are the files that all branches share."""
    text = _dense(unescape(text)).replace(SITE_URL, SITE)
    text = with_blanks(with_headings(text))
    here = "" if path in ALONE else dirname(path)

    def begun(link: re.Match[str]) -> str:
        return link["before"] + _begun(join(here, link["address"]), shared)

    # what the renderer writes for a page that is found at any depth begins at the root of the host
    text = re.sub(rf'(?<==")/{PATH}[a-z-]+/+', "./", text) if path in ALONE else text
    return Template(path, _TAG.sub(lambda tag: _LED.sub(begun, tag[0]), text))


def _begun(name: str, shared: Container[str]) -> str:
    """A link by where it leads to from the home page of its language, with the slot where it begins."""
    led = normpath(name)
    end = "/" if name.endswith(("/", "..", ".")) else ""
    if led in shared:
        return SHARED + led
    if led == ".":
        return HOME
    return ROOT + led.removeprefix("../") + end if led.startswith("../") else HOME + led + end


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
