"""All files of a branch that has closed: at each of its addresses, where its customers go now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.building.language_folder import CHANNELS
from microsite.channels import offline
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.rendering import closed
from microsite.rendering.assets import Assets
from microsite.rendering.fill import Filler
from microsite.rendering.template import NOT_FOUND
from microsite.words.context import Context

FRONT_PAGE = "index.html"


@dataclass(frozen=True)
class ClosedSite:
    """The site of a branch that has closed; readers' browsers keep nothing of it any more."""

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
                yield name, closed.notice(self.project.roster, self.branch, (language,), name, self.assets)
            context = Context.of(self.project, self.branch, language)
            for name, channel in CHANNELS.items():
                yield f"{language}/{name}", channel(context)
            yield f"{language}/{offline.NAME}", offline.END
        languages = tuple(filler.rendering.language for filler in self.fillers)
        yield FRONT_PAGE, closed.notice(self.project.roster, self.branch, languages, FRONT_PAGE, self.assets)

    def names(self) -> Iterator[str]:
        """The path of every file."""
        for filler in self.fillers:
            for name in (*self._pages(filler), *CHANNELS, offline.NAME):
                yield f"{filler.rendering.language}/{name}"
        yield FRONT_PAGE

    def values(self) -> Iterator[bytes]:
        """All that is published, to see whether it has changed."""
        yield from (content for _, content in self.files())

    def _pages(self, filler: Filler) -> Iterator[str]:
        for page in filler.templates:
            if page.template.path.endswith(".html") and page.template.path != NOT_FOUND:
                yield page.template.path
