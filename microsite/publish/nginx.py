"""What nginx needs to know of a network."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.content.page import address
from microsite.languages.language import LANGUAGES

REDIRECTS = ".redirects.conf"


def redirects(moved: Mapping[str, str]) -> bytes:
    """Pages that have moved, for the map that deploy/nginx.conf includes."""
    return "".join(
        f'"~^(?<moved_in>/(?:.+/)?(?:{"|".join(LANGUAGES)})/){address(old)}(?:index\\.html)?$" "${{moved_in}}{address(new)}";\n'
        for old, new in moved.items()
    ).encode()
