"""The service worker of a site: what it keeps for readers without a connection."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

NAME = "sw.js"
KEPT = ("index.html", "complain/index.html", "complain/money-gone/index.html", "branch/index.html")
SOURCE = Path(__file__).with_name(NAME).read_text("utf-8")

_ASSET = re.compile(r'(?<=")(?:\.\./|\./)*assets/[^"?#]+(?=")')


def worker(pages: Mapping[str, bytes]) -> bytes:
    """The worker that keeps these pages of one branch in one language, with the theme files they need."""
    version = hashlib.blake2b(b"\0".join(pages.values()), digest_size=8).hexdigest()
    assets = {
        normpath(join(dirname(path), found))
        for path, page in pages.items()
        for found in _ASSET.findall(page.decode())
    }
    kept = ["./" + path.removesuffix("index.html") for path in pages] + sorted(assets)
    return SOURCE.replace("VERSION", version).replace("[/* KEPT */]", json.dumps(kept)).encode()
