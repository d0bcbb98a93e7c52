"""What nginx needs to know of a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from microsite.content.page import address
from microsite.languages.language import Language

REDIRECTS = "redirects.conf"  # beside the published folder
SCRIPTS = "scripts.conf"


def files(moved: Mapping[str, str], languages: Iterable[Language], named: Iterable[str]) -> dict[str, bytes]:
    """What it is told, by the names of the files."""
    return {REDIRECTS: redirects(moved, languages), SCRIPTS: scripts(named, languages)}


def redirects(moved: Mapping[str, str], languages: Iterable[Language]) -> bytes:
    """Pages that have moved, for the map that deploy/nginx.conf includes."""
    # plain paths only: nothing that leads to another host
    above = rf"(?<moved_in>/(?:[a-z0-9-]+/)*(?:{'|'.join(languages)})/)"
    return "".join(
        f'"~^{above}{address(old)}(?:index\\.html)?$" "${{moved_in}}{address(new)}";\n'
        for old, new in moved.items()
    ).encode()


def scripts(named: Iterable[str], languages: Iterable[Language]) -> bytes:
    """The scripts that pages may begin with, for the map that deploy/nginx.conf includes."""
    sources = "".join(f"'{one}' " for one in named) + "'strict-dynamic' 'self'"
    searching = rf"~/(?:{'|'.join(languages)})/search/(?:index\.html)?$"
    return f'"{searching}" "{sources} \'wasm-unsafe-eval\'";\n"~" "{sources}";\n'.encode()
