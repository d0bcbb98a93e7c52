"""For whom a word speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from microsite.content.borrowed import Pages
from microsite.content.emergency import Emergency
from microsite.content.facts import Facts
from microsite.content.page import Page
from microsite.content.pieces import NONE, Pieces
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.held_event import HeldEvent
from microsite.data.roster import Roster
from microsite.languages.language import Language, Languages


@dataclass(frozen=True)
class Context:
    """For which branch, in which language, on which day a word speaks."""

    branch: Branch
    language: Language
    today: date
    roster: Roster
    pages: Mapping[str, Page] = field(default_factory=dict)
    emergency: Emergency | None = None
    written: Pages = field(default_factory=dict)  # in every language, without those that it borrows
    event: HeldEvent | None = None  # on the page of one
    pieces: Pieces = NONE

    @classmethod
    def of(cls, project: Project, branch: Branch, language: Language) -> Context:
        """A branch of a project in one language, on the project's day."""
        return cls(
            branch,
            language,
            project.today,
            project.roster,
            project.published(language),
            project.emergency,
            project.pages,
            pieces=project.pieces,
        )

    def languages_of(self, page: str) -> tuple[Language, ...]:
        """The languages in which a page is written."""
        return tuple(language for language, pages in self.written.items() if page in pages)

    @property
    def news_page(self) -> str:
        """The address at which people read on about campaigns: the page of campaigns, or the home page."""
        place = "campaigns/" if "campaigns.md" in self.pages else ""
        return f"{self.branch.url}{self.language}/{place}"

    def page_of(self, held: HeldEvent) -> str:
        """The address at which people read on about an event: its own page, or the one of campaigns."""
        has_page = held.id in self._with_pages
        return f"{self.branch.url}{self.language}/{held.folder}" if has_page else self.news_page

    @cached_property
    def _with_pages(self) -> frozenset[str]:
        return frozenset(held.id for held in self.roster.with_pages(self.branch, self.today))


@dataclass(frozen=True)
class PageContext:
    """On which page a fixed word speaks; `nav` is the navigation as the renderer's configuration has it."""

    facts: Facts
    pages: Mapping[str, Page]
    page: Page
    site: Languages
    nav: list[Any] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.page.language

    @cached_property
    def citations(self) -> dict[str, list[str]]:
        """The sources that the page cites, in order, each with its articles."""
        cited: dict[str, list[str]] = {}
        for call in self.page.calls("cite", "figure"):
            name = str(call.args[0]) if call.args else ""
            given = call.args[1] if len(call.args) > 1 else call.kwargs.get("article")
            if call.word == "figure" and name in self.facts.figures:
                name, given = self.facts.figures[name].source, self.facts.figures[name].article
            articles = cited.setdefault(name, [])
            articles += [article for article in listed(given) if article not in articles]
        return cited


def listed(article: Any) -> list[str]:
    """The articles of a citation: none, one or several."""
    return (
        []
        if article is None
        else [str(one) for one in (article if isinstance(article, list | tuple) else [article])]
    )
