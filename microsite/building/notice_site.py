"""All files of a branch that has closed or not yet opened: at each of its addresses, where people go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from microsite.building.language_folder import CHANNELS
from microsite.channels import offline
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.rendering import closed, coming
from microsite.rendering.assets import Assets
from microsite.rendering.fill import Filler
from microsite.rendering.template import NOT_FOUND
from microsite.words.context import Context

FRONT_PAGE = "index.html"


@dataclass(frozen=True)
class NoticeSite:
    """The site of a branch that is not there on the day; who subscribed to a closed one is told.

    Readers' browsers keep nothing of it any more.
    """

    branch: Branch
    project: Project
    fillers: list[Filler]
    assets: Assets

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, by its path in the site."""
        for filler in self.fillers:
            language = filler.rendering.language
            for path in self._pages(filler):
                name = f"{language}/{path}"
                yield name, self._notice((language,), name)
            context = Context.of(self.project, self.branch, language)
            for name, channel in self._channels.items():
                yield f"{language}/{name}", channel(context)
            yield f"{language}/{offline.NAME}", offline.END
        languages = tuple(filler.rendering.language for filler in self.fillers)
        yield FRONT_PAGE, self._notice(languages, FRONT_PAGE)

    def names(self) -> Iterator[str]:
        """The path of every file."""
        for filler in self.fillers:
            for name in (*self._pages(filler), *self._channels, offline.NAME):
                yield f"{filler.rendering.language}/{name}"
        yield FRONT_PAGE

    def values(self) -> Iterator[bytes]:
        """All that is published, to see whether it has changed."""
        yield from (content for _, content in self.files())

    @property
    def _has_closed(self) -> bool:
        return self.branch.id in self.project.roster.closed

    @property
    def _channels(self) -> Mapping[str, Callable[[Context], bytes]]:
        """Nobody can have subscribed to what has not opened."""
        return CHANNELS if self._has_closed else {}

    def _notice(self, languages: tuple[Language, ...], page: str) -> bytes:
        notice = closed.notice if self._has_closed else coming.notice
        return notice(self.project.roster, self.branch, languages, page, self.assets)

    def _pages(self, filler: Filler) -> Iterator[str]:
        for page in filler.templates:
            if page.template.path.endswith(".html") and page.template.path != NOT_FOUND:
                yield page.template.path
