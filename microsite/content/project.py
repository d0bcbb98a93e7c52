"""Everything that editors keep: data, facts and pages, loaded together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from microsite.brand import look
from microsite.brand.look import Look
from microsite.content import emergency, facts, menu, page, redirects, synonyms, written
from microsite.content.borrowed import Pages, borrowed
from microsite.content.emergency import Emergency
from microsite.content.facts import Facts
from microsite.content.layering import Layering
from microsite.content.menu import WrittenMenu
from microsite.content.page import Page
from microsite.content.synonyms import Synonyms
from microsite.content.word import Words
from microsite.data import layer as layer_file
from microsite.data import loading
from microsite.data.roster import Roster
from microsite.files import plain
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language, Languages

FOLDERS = ("branches", "docs", "facts", "macros", "overrides")  # what is read and published

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Content:
    """What stands in pages and facts, whatever the data are like."""

    layering: Layering
    words: Words
    facts: Facts
    pages: Pages
    menu: WrittenMenu | None  # none if it can't be read

    @property
    def layers(self) -> Layers:
        """Where its files stand."""
        return self.layering.layers

    @property
    def site(self) -> Languages:
        """The languages of its sites."""
        return Languages(self.layering.layer.languages)

    @property
    def folder(self) -> Path:
        """Its own folder."""
        return self.layers.own

    @cached_property
    def borrowed(self) -> Pages:
        """The pages that are missing in a language, and lead to those of the first."""
        return borrowed(self.pages, self.site)

    def published(self, language: Language) -> Mapping[str, Page]:
        """Every page that is published in a language, by its path."""
        return {**self.pages[language], **self.borrowed.get(language, {})}

    def twins(self, path: str) -> tuple[Language, ...]:
        """The languages in which a page is written."""
        return tuple(language for language in self.site.listed if path in self.pages[language])

    @cached_property
    def written(self) -> dict[str, str]:
        """The text of every file that editors keep, by its name."""
        return written.read(self.layers)


@dataclass(frozen=True)
class Project(Content):
    """A project on one day."""

    roster: Roster
    look: Look
    synonyms: Synonyms
    redirects: Mapping[str, str]
    emergency: Emergency | None
    today: date

    def navigation(self, language: Language) -> list[str | dict[str, list[str]]]:
        """The menu of a language, as the renderer takes it."""
        assert self.menu
        return self.menu.shown.of(language, self.pages[language])


def read_day(text: str) -> date:
    """The day to look from, as people write it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year < 2000:
        raise Mistakes.one(
            "today",
            0,
            f"“{text}” is not a day of our time",
            "Write year-month-day, such as 2027-03-15.",
            f"“{text}”不是有效的日期。请写年-月-日，例如 2027-03-15。",
        )
    return day


def load(folder: Path, words: Words, day: str | None = None) -> Project:
    """Load a project in which these words may be written; without a day, for today in its time zone.

    All mistakes are raised at once.
    """
    content, mistakes = read(folder, words, day)
    if mistakes or not isinstance(content, Project):
        raise Mistakes(mistakes)
    return content


def read(folder: Path, words: Words, day: str | None = None) -> tuple[Content, list[Mistake]]:
    """A project, or its content alone if its data can't be read, with everything that can't."""
    for name in FOLDERS:
        plain.refuse_others(folder / name)
    standing = layering(folder)
    layers, hidden = standing.layers, standing.hidden
    mistakes: list[Mistake] = []

    def attempt(read: Callable[..., Loaded], *given: object) -> Loaded | None:
        try:
            return read(*given)
        except Mistakes as found:
            mistakes.extend(found.mistakes)
            return None

    site = Languages(standing.layer.languages)
    roster = attempt(loading.load, folder / "branches")
    stated = attempt(facts.load, layers, site)
    navigation = attempt(menu.load, layers, site)
    also = attempt(synonyms.load, layers, site, hidden)
    moved = attempt(redirects.load, layers, site, hidden)
    pages = {}
    for language in site.listed:
        pages[language], unreadable = page.readable(layers, language, hidden)
        mistakes += unreadable
    shown = navigation.with_added(standing.added) if navigation else None
    content = Content(standing, words, stated or facts.NONE, pages, shown)
    if roster is None or stated is None or navigation is None or also is None or moved is None:
        return content, mistakes
    known = len(mistakes)
    there = {*pages[site.first], *hidden}
    urgent = attempt(emergency.load, layers, roster.network, there)
    dressed = attempt(look.load, standing.layer.brand, layers, roster.network)
    mistakes += standing.doubts(navigation, urgent)
    if dressed is None or len(mistakes) > known:  # else every page that says one of its cases would be told
        return content, mistakes
    today = read_day(day) if day else datetime.now(roster.network.zone).date()
    return Project(
        standing, words, stated, pages, shown, roster.on(today), dressed, also, moved, urgent, today
    ), mistakes


def layering(folder: Path) -> Layering:
    """The layers of a project."""
    layer = layer_file.load(folder)
    written = layer_file.written(folder).positions()
    return Layering.of(layer_file.layers(folder), layer, written, layer.languages)
