"""All files of a branch that has closed or not yet opened: at each of its addresses, where people go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.channels import offline, registry
from microsite.channels.channel import Channel, Ground
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.pieces.press import Press
from microsite.rendering import closed, coming
from microsite.rendering.assets import Assets
from microsite.rendering.fill import Filler
from microsite.rendering.roots import in_network
from microsite.rendering.template import ALONE
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
    press: Press
    assets: Assets

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, by its path in the site."""
        for filler in self.fillers:
            language = filler.rendering.language
            for path in self._pages(filler):
                name = f"{language}/{path}"
                yield name, self._notice((language,), name)
            for channel in self._channels:
                for path, content in channel.files(self._ground(filler)):
                    yield f"{language}/{path}", content
            yield f"{language}/{offline.NAME}", offline.END
        languages = tuple(filler.rendering.language for filler in self.fillers)
        yield FRONT_PAGE, self._notice(languages, FRONT_PAGE)

    def names(self) -> Iterator[str]:
        """The path of every file."""
        for filler in self.fillers:
            names = (name for channel in self._channels for name in channel.names(self._ground(filler)))
            for name in (*self._pages(filler), *names, offline.NAME):
                yield f"{filler.rendering.language}/{name}"
        yield FRONT_PAGE

    def values(self) -> Iterator[bytes]:
        """All that is published, to see whether it has changed."""
        yield from (content for _, content in self.files())

    @property
    def _has_closed(self) -> bool:
        return self.branch.id in self.project.roster.closed

    @property
    def _channels(self) -> list[Channel]:
        """Nobody can have subscribed to what has not opened."""
        return [channel for channel in registry.OF_BRANCH if channel.is_lasting and self._has_closed]

    def _ground(self, filler: Filler) -> Ground:
        language = filler.rendering.language
        context = Context.of(self.project, self.branch, language)
        return Ground(self.project, filler, context, in_network(self.branch, language), self.press)

    def _notice(self, languages: tuple[Language, ...], page: str) -> bytes:
        notice = closed.notice if self._has_closed else coming.notice
        return notice(self.project.roster, self.branch, languages, page, self.assets)

    def _pages(self, filler: Filler) -> Iterator[str]:
        for page in filler.templates:
            if page.template.path.endswith(".html") and page.template.path not in ALONE:
                yield page.template.path
