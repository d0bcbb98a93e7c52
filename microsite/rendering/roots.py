"""Where a page finds what is not its branch's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from microsite.data.branch import Branch
from microsite.rendering.template import NOT_FOUND, Template
from microsite.words.slots import PATH


class Roots(NamedTuple):
    """The ways from a page to what it shares with others."""

    shared: str  # theme files
    network: str  # the institution's site and the other branches


RootsOf = Callable[[Template], Roots]


def in_network(branch: Branch) -> RootsOf:
    """Roots of a branch whose site stands in the network."""
    above = "../" if branch.is_institution else "../../"
    from_host = path_of(branch.network.url)

    def roots(template: Template) -> Roots:
        if template.path == NOT_FOUND:
            return Roots(from_host, from_host)
        up = template.home.removeprefix("./") + above
        return Roots(up, up)

    return roots


def standalone(branch: Branch) -> RootsOf:
    """Roots of a branch whose site stands alone, each language with its own theme files."""

    def roots(template: Template) -> Roots:
        return Roots(template.home.replace(PATH, path_of(branch.url)[1:]), branch.network.url)

    return roots


def path_of(url: str) -> str:
    """The path in an address, from the slash behind the host on."""
    return urlsplit(url).path
