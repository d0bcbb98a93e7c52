"""All files of one branch in one language: its pages, and what its channels make beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from microsite.channels import offline
from microsite.channels.calendar import calendar
from microsite.channels.feed import feed
from microsite.channels.sitemap import sitemap
from microsite.data import photos
from microsite.rendering.fill import Filler
from microsite.rendering.roots import RootsOf
from microsite.words.context import Context

CHANNELS = {"calendar.ics": calendar, "feed.xml": feed, "sitemap.xml": sitemap}


@dataclass(frozen=True)
class LanguageFolder:
    """One branch in one language."""

    filler: Filler
    context: Context

    @cached_property
    def _channels(self) -> dict[str, bytes]:
        return {name: channel(self.context) for name, channel in CHANNELS.items()}

    def files(self, roots_of: RootsOf) -> Iterator[tuple[str, bytes]]:
        """Every file: path within the language's folder, and content."""
        kept: dict[str, bytes] = {}
        for path, content in self.filler.filled(self.context, roots_of):
            if path in offline.KEPT:
                kept[path] = content
            yield path, content
        yield from self._channels.items()
        yield offline.NAME, offline.worker(kept, self.context.language, self.context.branch.network)
        for file in photos.published(self.context.branch):
            yield f"{photos.FOLDER}/{photos.name(file)}", photos.content(self.context.roster.folder, file)

    def names(self) -> list[str]:
        """The paths of every file."""
        return [
            *(page.template.path for page in self.filler.templates),
            *CHANNELS,
            offline.NAME,
            *(f"{photos.FOLDER}/{photos.name(file)}" for file in photos.published(self.context.branch)),
        ]

    def values(self) -> Iterator[bytes]:
        """All that tells one branch from another, to see whether it has changed."""
        yield from self.filler.values(self.context)
        yield from self._channels.values()
        for file in photos.published(self.context.branch):
            yield photos.original(self.context.roster.folder, file)
