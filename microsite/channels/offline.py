"""The service worker of a site: what it keeps for readers without a connection, and how it ends."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from posixpath import basename, commonpath, dirname, join, normpath

from microsite.channels.channel import Channel, Ground
from microsite.data.branch import Network
from microsite.languages.direction import open_apart
from microsite.languages.language import Language
from microsite.languages.phrases import phrases

NAME = "sw.js"
# of what is not kept: the first there is
INSTEAD = ("about/offline/index.html", "branch/index.html", "index.html")
KEPT = (*INSTEAD, "complain/index.html", "complain/money-gone/index.html")
LATE = "assets/javascripts/fresh.js"  # which no page names, and every kept page needs
SOURCE = Path(__file__).with_name(NAME).read_text("utf-8")
END = Path(__file__).with_name("end.js").read_bytes()  # takes itself out, and what was kept with it

_FOR_US = re.compile(
    r"^//.*\n|(?<=[;,{]) // .*$|^ +|^\n| (?==> )|(?<==>) | (?== )|(?<= =) |(?<=,) ", re.MULTILINE
)
_LEAN = _FOR_US.sub("", SOURCE)
# without icons of a home screen, which are not for pages
_ASSET = re.compile(r'assets/[^"?#]{1,200}+(?<!\.png)(?=")')
_BEFORE = re.compile(r"[./\w~-]*")  # the folders above it


def _in_short(assets: Collection[str]) -> str:
    """The rest of a list in JavaScript: theme files, with the folder in which all of them are said once."""
    folder = commonpath(assets) + "/" if assets else ""
    names = json.dumps(" ".join(sorted(name.removeprefix(folder) for name in assets)))
    return f',...{names}.split(" ").map(a=>"{folder}"+a)' if assets else ""


def worker(
    pages: Mapping[str, bytes], language: Language, network: Network, names: Mapping[str, str]
) -> bytes:
    """The worker that keeps these pages of one branch in one language, with the theme files they need.

    `names` are those of theme files as published.

    Where the institution keeps nothing for offline, it is one that ends those of before.
    """
    if not network.offline:
        return END
    version = hashlib.blake2b(b"\0".join(pages.values()), digest_size=8).hexdigest()
    assets = {
        normpath(join(dirname(path), found))
        for path, page in pages.items()
        for found in _addresses(page.decode())
    }
    late = basename(names.get(LATE, ""))
    assets |= {join(dirname(name), late) for name in assets if late and name.endswith(".js")}
    kept = ["./" + path.removesuffix("index.html") for path in pages]
    instead = next((path for path in INSTEAD if path in pages), "").removesuffix("index.html")
    filled = _LEAN.replace("VERSION", version).replace(
        "[/* KEPT */]", f"[{json.dumps(kept, separators=(',', ':'))[1:-1]}{_in_short(assets)}]"
    )
    return _filled(filled, language).replace("/* INSTEAD */", instead).encode()


def is_ours(script: bytes, language: Language, network: Network) -> bool:
    """Whether a worker does what ours do, whichever pages it keeps."""
    if not network.offline or script == END:
        return script == END
    return bool(_pattern(language).fullmatch(script.decode("utf-8", "replace")))


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    pattern = re.escape(_filled(_LEAN, language))
    page = "|".join(re.escape(path.removesuffix("index.html")) for path in (*KEPT, "404.html"))
    instead = "|".join(re.escape(path.removesuffix("index.html")) for path in INSTEAD)
    folder = r'"(?:[\w.~-]+/)*assets/[a-z/]*"'
    theme = rf',\.\.\."[\w-]+(?:[ /.][\w-]+)*"\.split\(" "\)\.map\(a=>{folder}\+a\)'
    for place, filled in (
        ("VERSION", r"[0-9a-f]{16}"),
        ("[/* KEPT */]", rf'\[(?:"\./(?:{page})",?)+(?:{theme})?\]'),
        ("/* INSTEAD */", rf"(?:{instead}|)"),
    ):
        pattern = pattern.replace(re.escape(place), filled)
    return re.compile(pattern)


def _filled(script: str, language: Language) -> str:
    """With what is said above a kept page."""
    say = phrases(language)
    note = escape(open_apart(language, say["kept"]), quote=False)  # which the worker puts into a page
    texts = json.dumps([say["lang"], note], ensure_ascii=False)
    return script.replace("[/* SAY */]", texts)


def _addresses(page: str) -> Iterator[str]:
    """The addresses of theme files in a page: each is found by what all have, for a page has many others."""
    for found in _ASSET.finditer(page):
        start = page.rfind('"', 0, found.start()) + 1
        if start and _BEFORE.fullmatch(page, start, found.start()):
            yield page[start : found.end()]


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    kept = {path: page for path, page in ground.filled.items() if path in KEPT}
    names = ground.filler.rendering.assets.names
    yield NAME, worker(kept, ground.context.language, ground.context.branch.network, names)


CHANNEL = Channel(re.escape(NAME), _files, lambda ground: [NAME], lambda ground: [])
