"""The languages of a site, and which of them are there in full."""

from __future__ import annotations

from typing import NamedTuple

from microsite.languages.writing import writing

Language = str  # the name of its folder below docs, and of its key in data


class Languages(NamedTuple):
    """The languages of a site in their order; the first is that of whatever is missing in another."""

    listed: tuple[Language, ...]

    @property
    def first(self) -> Language:
        """The language in which everything is there."""
        return self.listed[0]

    @property
    def complete(self) -> tuple[Language, ...]:
        """Those in which nothing may be missing."""
        return tuple(language for language in self.listed if not is_partial(language, self.first))

    @property
    def partial(self) -> tuple[Language, ...]:
        """Those in which pages and texts may be missing."""
        return tuple(language for language in self.listed if is_partial(language, self.first))


def is_partial(language: Language, first: Language) -> bool:
    """Whether a language says that something may be missing in it; in the first of a site nothing is."""
    return language != first and writing(language).partial
