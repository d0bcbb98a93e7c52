"""Where a page finds its own site, and what is not its branch's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.rendering.template import NOT_FOUND, Template
from microsite.words.slots import PATH


class Roots(NamedTuple):
    """The ways from a page to where links begin; PATH stands for the path of its branch."""

    shared: str  # theme files
    network: str  # the institution's site and the other branches
    site: str  # its own site, in which each language has a folder
    home: str  # the home page of its language


RootsOf = Callable[[Template], Roots]


def in_network(branch: Branch, language: Language) -> RootsOf:
    """Roots of a branch whose site stands in the network: each way climbs to the root of the host.

    A host that answers /maiwan as /maiwan/ lets a browser begin one folder too high; above the root it
    can't climb, so that it comes to the same place. Under another path than planned most still lead right.
    """
    network = path_of(branch.network.url)[1:]
    above = folders(branch) + 1

    def roots(template: Template) -> Roots:
        up = "/" if template.path == NOT_FOUND else "../" * (template.path.count("/") + above)
        return Roots(f"{up}{network}", f"{up}{network}", f"{up}{PATH}", f"{up}{PATH}{language}/")

    return roots


def standalone(branch: Branch, language: Language) -> RootsOf:
    """Roots of a branch whose site stands alone, each language with its own theme files."""

    def roots(template: Template) -> Roots:
        if template.path == NOT_FOUND:
            site, home = f"/{PATH}", f"/{PATH}{language}/"
        else:
            home = "../" * template.path.count("/") or "./"
            site = f"{home.removeprefix('./')}../"
        return Roots(home, branch.network.url, site, home)

    return roots


def folders(branch: Branch) -> int:
    """How many folders a branch's site stands below the root of its host."""
    return path_of(branch.url).count("/") - 1


def path_of(url: str) -> str:
    """The path in an address, from the slash behind the host on."""
    return urlsplit(url).path
