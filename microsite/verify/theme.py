"""Theme files, and what they load in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.files.mistakes import Mistake
from microsite.verify.page import read
from microsite.verify.published import PAGE, Published

_LOADED = re.compile(rb"""["'(](\.{1,2}/[\w./-]+\.(?:js|css|svg|png|woff2))["')]""")
_LOADING = (".css", ".js")


def faults(published: Published) -> Iterator[Mistake]:
    """Files that the pages of the institution load, or that these load, and that are not there."""
    language = published.roster.network.languages[0]
    ahead: set[str] = set()
    for within in (PAGE, f"search/{PAGE}"):
        page = read(published.source.read(f"{language}/{within}") or b"")
        folder = f"{language}/{within.removesuffix(PAGE)}"
        for link in page.links if page else ():
            path = published.places.led(folder, link.address)
            if path and path.startswith("assets/"):
                ahead.add(path)
    seen: set[str] = set()
    while ahead:
        path = ahead.pop()
        seen.add(path)
        content = published.source.read(path)
        if content is None:
            yield published.missing(path)
        elif path.endswith(_LOADING):
            folder = path[: path.rfind("/") + 1]
            for found in _LOADED.findall(content):
                other = published.places.led(folder, found.decode())
                if other and other not in seen:
                    ahead.add(other)
