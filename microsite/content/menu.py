"""The menu, once for all languages: docs/nav.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, NamedTuple

from pydantic import Discriminator, Field, Tag

from microsite.data.layer import PagePath
from microsite.data.record import Record, Text
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language, Languages

FILE = "docs/nav.yml"


class Section(Record):
    """Pages under a title."""

    section: Text
    pages: Annotated[tuple[PagePath, ...], Field(min_length=1)]


Entry = Annotated[
    Annotated[Section, Tag("[section]")] | Annotated[PagePath, Tag("[page]")],
    Discriminator(lambda value: "[page]" if isinstance(value, str) else "[section]"),
]


class Menu(Record):
    """docs/nav.yml: pages by their paths, and sections with a title in each language."""

    menu: Annotated[tuple[Entry, ...], Field(min_length=1)]

    def of(self, language: Language, pages: Collection[str]) -> list[str | dict[str, list[str]]]:
        """The pages that there are in a language, as the renderer takes its menu."""
        shown: list[str | dict[str, list[str]]] = []
        for entry in self.menu:
            if isinstance(entry, str):
                shown += [entry] if entry in pages else []
            elif there := [path for path in entry.pages if path in pages]:
                shown.append({entry.section[language]: there})
        return shown


class Place(NamedTuple):
    """A page as the menu names it, and where."""

    page: str
    path: KeyPath


@dataclass(frozen=True)
class WrittenMenu:
    """The menu, and where it is written."""

    menu: Menu
    document: Document
    shown: Menu  # with the pages of an institution's own

    def places(self) -> Iterator[Place]:
        """Every page that it names, in order."""
        for index, entry in enumerate(self.menu.menu):
            if isinstance(entry, str):
                yield Place(entry, ("menu", index))
            else:
                for inner, page in enumerate(entry.pages):
                    yield Place(page, ("menu", index, "pages", inner))

    def mistake(self, place: Place, message: str, hint: str, zh: str) -> Mistake:
        """Something wrong with a page as the menu names it."""
        return self.document.mistake(place.path, message, hint, zh)

    def with_added(self, added: Mapping[str, str]) -> WrittenMenu:
        """The menu with pages of an institution's own, each after another page."""
        menu = self.menu
        for page, after in added.items():
            menu = Menu(menu=tuple(_with(menu.menu, page, after)))
        return replace(self, shown=menu)


def _with(entries: tuple[str | Section, ...], page: str, after: str) -> Iterator[str | Section]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
            if entry == after:
                yield page
        elif after in entry.pages:
            place = entry.pages.index(after) + 1
            yield Section(section=entry.section, pages=(*entry.pages[:place], page, *entry.pages[place:]))
        else:
            yield entry


def load(layers: Layers, site: Languages) -> WrittenMenu:
    """Load the menu: that of the upper layer, if it has one of its own."""
    file = layers.find(FILE)
    document = yamlfile.read(file, layers.name(file))
    menu = validate(Menu, document, site)
    return WrittenMenu(menu, document, menu)
