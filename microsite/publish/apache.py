"""What Apache needs to know of a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from microsite.content.page import address
from microsite.languages.language import Language

REDIRECTS = "redirects.apache.conf"  # beside the published folder
SCRIPTS = "scripts.apache.conf"


def files(moved: Mapping[str, str], languages: Iterable[Language], named: Iterable[str]) -> dict[str, bytes]:
    """What it is told, by the names of the files that deploy/apache.conf includes."""
    return {REDIRECTS: _redirects(moved, languages), SCRIPTS: _scripts(named)}


def _redirects(moved: Mapping[str, str], languages: Iterable[Language]) -> bytes:
    above = rf"^(/(?:[a-z0-9-]+/)*(?:{'|'.join(languages)})/)"
    return "".join(
        f'RewriteRule "{above}{address(old)}(?:index\\.html)?$" "$1{address(new)}" [R=301,L]\n'
        for old, new in moved.items()
    ).encode()


def _scripts(named: Iterable[str]) -> bytes:
    sources = "".join(f"'{one}' " for one in named)
    return f"Define microsite_scripts \"{sources}'strict-dynamic' 'self'\"\n".encode()
