"""What is looked at: a project, where it is published, and which of its sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from microsite.content.own_pages import OWN
from microsite.content.page import address
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify.places import Places
from microsite.verify.source import Source

PAGE = "index.html"
NOT_FOUND = "404.html"
_WRITTEN = ("docs", "facts", "branches", "languages", "overrides", "macros")
_TEXTS = (".md", ".yml", ".csv", ".html")
_HOST = re.compile(rb"https?://([A-Za-z0-9.-]+)")


@dataclass(frozen=True)
class Published:
    """A network as it is published; what leads to sites that are not looked at is not followed."""

    project: Project
    source: Source
    ids: frozenset[str]

    @property
    def roster(self) -> Roster:
        """All branches."""
        return self.project.roster

    @cached_property
    def places(self) -> Places:
        """Where links lead."""
        return Places(self.roster.network.url)

    @cached_property
    def numbers(self) -> AllNumbers:
        """Every number of the network."""
        return AllNumbers(self.roster)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that somebody of the project named, wherever it was: pages may lead to these."""
        found: set[bytes] = set()
        for folder in _WRITTEN:
            for path in self.project.layers.below(folder, "*.*").values():
                if path.suffix in _TEXTS:
                    found.update(_HOST.findall(path.read_bytes()))
        return frozenset(host.decode().lower() for host in found)

    @cached_property
    def judged(self) -> dict[str, bool]:
        """The theme files that were looked at, and whether they are as the theme has them."""
        return {}

    @cached_property
    def moved(self) -> dict[str, str]:
        """The pages, within the folder of a language, that lead on, and the page to which each has moved."""
        return {
            f"{address(old)}{PAGE}": f"{address(new)}{PAGE}" for old, new in self.project.redirects.items()
        }

    @cached_property
    def _pages(self) -> dict[Language, dict[str, str]]:
        return {
            language: {f"{address(path)}{PAGE}": page.name for path, page in pages.items()}
            for language, pages in ((one, self.project.published(one)) for one in self.project.site.listed)
        }

    def pages(self, language: Language) -> dict[str, str]:
        """The pages of a language, by their paths as published within its folder, with their sources."""
        return self._pages[language]

    def languages_of(self, within: str) -> tuple[Language, ...]:
        """The languages in which a page is written; none for one that nobody wrote."""
        return self._written.get(within, ())

    @cached_property
    def _written(self) -> dict[str, tuple[Language, ...]]:
        paths = {path for pages in self.project.pages.values() for path in pages}
        return {f"{address(path)}{PAGE}": self.project.twins(path) for path in paths}

    def lists_all_numbers(self, branch: Branch, language: Language, within: str) -> bool:
        """Whether a page is the institution's list of all numbers."""
        return branch.is_institution and within in self._lists[language]

    @cached_property
    def _lists(self) -> dict[Language, frozenset[str]]:
        return {
            language: frozenset(
                f"{address(path)}{PAGE}" for path, page in pages.items() if page.calls("our_numbers")
            )
            for language, pages in self.project.pages.items()
        }

    def owner(self, path: str) -> str:
        """The id of the branch in whose site a file stands."""
        first = path.partition("/")[0]
        return first if first in self.roster.branches else self.roster.network.id

    def follows(self, path: str) -> bool:
        """Whether what stands at a path is looked at: of sites some, of what stands once everything."""
        return self.owner(path) in self.ids or path.startswith("assets/") or "/" not in path

    def sites(self) -> Iterator[Branch]:
        """The branches whose sites are looked at."""
        return (branch for branch in self.roster if branch.id in self.ids)

    def listed_at(self, branch: Branch, within: str) -> str:
        """The address of the site under which search engines list a page."""
        return branch.url if within in OWN_PATHS else self.roster.network.url

    @cached_property
    def expected(self) -> frozenset[str]:
        """The pages that must be there; that one is missing is told once, not for each link to it."""
        return frozenset(
            f"{branch.folder}{language}/{name}"
            for branch in self.sites()
            for language in self.roster.network.languages
            for name in (*self.pages(language), NOT_FOUND, *self.events(branch))
        )

    def events(self, branch: Branch) -> list[str]:
        """The pages of the events of a branch, by their paths within the folder of a language."""
        shown = self.roster.with_pages(branch, self.project.today)
        return [f"{held.folder}{PAGE}" for held in shown]

    def wrong(self, path: str, line: int, message: str, hint: str, zh: str) -> Mistake:
        """Something to mend in a published file."""
        return Mistake(self.source.name(path), line, message, hint, zh)

    def missing(self, path: str) -> Mistake:
        """A file that is not there."""
        return self.wrong(
            path,
            0,
            "is not there",
            "Build anew and publish the whole folder: it was copied in part, or something was deleted in it.",
            "没有这个文件：可能只复制了一部分，或者被删了。请重新生成，并把整个文件夹重新发布。",
        )


OWN_PATHS = frozenset(f"{address(page)}{PAGE}" for page in OWN)
