"""The service worker of a site: what it keeps for readers without a connection, and how it ends."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from microsite.data.branch import Network
from microsite.languages.direction import apart
from microsite.languages.language import Language
from microsite.languages.phrases import phrases

NAME = "sw.js"
KEPT = ("index.html", "complain/index.html", "complain/money-gone/index.html", "branch/index.html")
SOURCE = Path(__file__).with_name(NAME).read_text("utf-8")
END = Path(__file__).with_name("end.js").read_bytes()  # takes itself out, and what was kept with it

_COMMENT = re.compile(r"^//.*\n|(?<=[;,{]) // .*$", re.MULTILINE)
_ASSET = re.compile(r'(?<=")(?:\.\./|\./)*(?:[\w.~-]+/)*assets/[^"?#]+(?=")')


def worker(pages: Mapping[str, bytes], language: Language, network: Network) -> bytes:
    """The worker that keeps these pages of one branch in one language, with the theme files they need.

    Where the institution keeps nothing for offline, it is one that ends those of before.
    """
    if not network.offline:
        return END
    version = hashlib.blake2b(b"\0".join(pages.values()), digest_size=8).hexdigest()
    assets = {
        normpath(join(dirname(path), found))
        for path, page in pages.items()
        for found in _ASSET.findall(page.decode())
    }
    kept = ["./" + path.removesuffix("index.html") for path in pages] + sorted(assets)
    say = phrases(language)
    kept_copy = say["kept"].replace("{}", apart("{}")) if say["dir"] == "rtl" else say["kept"]
    texts = json.dumps([say["lang"], kept_copy], ensure_ascii=False)
    filled = _COMMENT.sub("", SOURCE).replace("VERSION", version).replace("[/* KEPT */]", json.dumps(kept))
    return filled.replace("[/* SAY */]", texts).encode()
