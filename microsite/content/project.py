"""Everything that editors keep: data, facts and pages, loaded together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from microsite.brand import look
from microsite.brand.look import Look
from microsite.content import emergency, facts, harmless, menu, page, pieces, redirects, synonyms, written
from microsite.content.borrowed import Pages, borrowed
from microsite.content.emergency import Emergency
from microsite.content.facts import Facts
from microsite.content.layering import Layering
from microsite.content.menu import WrittenMenu
from microsite.content.page import Page
from microsite.content.pieces import Pieces
from microsite.content.synonyms import Synonyms
from microsite.content.word import Words
from microsite.data import layer as layer_file
from microsite.data import loading, sound
from microsite.data.roster import Roster
from microsite.files import plain
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language, Languages

BRANCHES = "branches"  # their data, and that of the institution
# what is read and published
FOLDERS = ("brand", BRANCHES, "docs", "facts", "languages", "macros", "overrides", "pieces")

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

    @cached_property
    def by_name(self) -> Mapping[str, Page]:
        """Every page by the name of its file, of whichever layer."""
        return {page.name: page for pages in self.pages.values() for page in pages.values()}

    def is_unreadable(self, language: Language, path: str) -> bool:
        """Whether a page is there but can't be read, which is told of it."""
        return path not in self.pages[language] and self.layers.find(f"docs/{language}/{path}").is_file()

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
    pieces: Pieces
    today: date
    is_whole: bool = True  # else what is wrong in a file is left out, and the file's mistakes are told

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
    """A project of all that is sound, or its content alone without the institution; and what is not sound."""
    harmless.refuse_others(folder)
    for name in FOLDERS:
        plain.refuse_others(folder / name)
    try:
        standing = layering(folder)
    except Mistakes as wrong:
        settings = sound.settings(folder)
        if settings.data.get("base", layer_file.installed()) != layer_file.installed():
            raise  # on another version all else may be wrong for that
        with layer_file.instead(settings):
            try:
                rest = layering(folder)
            except Mistakes:
                raise wrong from None  # which of the two comes of the other
            content, mistakes = _read(folder, rest, words, day)
            return _not_whole(content), [*wrong.mistakes, *mistakes]
    return _read(folder, standing, words, day)


def _not_whole(content: Content) -> Content:
    return replace(content, is_whole=False) if isinstance(content, Project) else content


def _read(folder: Path, standing: Layering, words: Words, day: str | None) -> tuple[Content, list[Mistake]]:
    layers, hidden = standing.layers, standing.hidden
    mistakes: list[Mistake] = []

    def attempt(read: Callable[..., Loaded], *given: object) -> Loaded | None:
        try:
            return read(*given)
        except Mistakes as found:
            mistakes.extend(found.mistakes)
            return None

    site = Languages(standing.layer.languages)
    read_data = attempt(loading.read, folder / BRANCHES)
    stated = attempt(facts.load, layers, site)
    navigation = attempt(menu.load, layers, site)
    also = attempt(synonyms.load, layers, site, hidden)
    moved = attempt(redirects.load, layers, site, hidden)
    pages, unreadable = _pages(layers, site, hidden)
    mistakes += unreadable
    shown = navigation.with_added(standing.added) if navigation else None
    content = Content(standing, words, stated or facts.NONE, pages, shown)
    roster, wrong = read_data or (None, [])
    mistakes += wrong
    if roster is None:
        return content, mistakes
    there = {*layers.below(f"docs/{site.first}", "*.md"), *hidden}
    urgent = attempt(emergency.load, layers, roster.network, there, roster.unread)
    dressed = attempt(look.load, standing.layer.brand, layers)
    given = (layers, site, roster.network, pages, roster.unread, hidden)
    made_of = None if unreadable else attempt(pieces.load, *given)
    if navigation:
        mistakes += standing.doubts(navigation, urgent)
    today = read_day(day) if day else datetime.now(roster.network.zone).date()
    return Project(
        **vars(content),
        roster=roster.on(today),
        look=dressed or Look(standing.layer.brand),
        synonyms=also or Synonyms({}),
        redirects=moved or {},
        emergency=urgent,
        pieces=made_of or pieces.NONE,
        today=today,
        is_whole=not mistakes,
    ), mistakes


def _pages(layers: Layers, site: Languages, hidden: Collection[str]) -> tuple[Pages, list[Mistake]]:
    """The pages of each language that can be read, and why the others can't."""
    pages: dict[Language, Mapping[str, Page]] = {}
    mistakes: list[Mistake] = []
    for language in site.listed:
        pages[language], unreadable = page.readable(layers, language, hidden)
        mistakes += unreadable
    return pages, mistakes


def layering(folder: Path) -> Layering:
    """The layers of a project."""
    layer = layer_file.load(folder)
    written = layer_file.written(folder).positions()
    return Layering.of(layer_file.layers(folder), layer, written, layer.languages)
