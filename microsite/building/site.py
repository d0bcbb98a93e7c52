"""All files of one branch, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from microsite.building.language_folder import LanguageFolder
from microsite.building.notice_site import NoticeSite
from microsite.channels import registry
from microsite.channels.channel import Ground
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.pieces.press import Press
from microsite.rendering import front_page, policy
from microsite.rendering.assets import Assets
from microsite.rendering.fill import Filler
from microsite.rendering.roots import folders, in_network, path_of, standalone
from microsite.words.context import Context

FRONT_PAGE = "index.html"


@dataclass(frozen=True)
class Site:
    """A branch's site; `alone` when it stands by itself, with its own copy of the theme files."""

    branch: Branch
    folders: Mapping[Language, LanguageFolder]
    assets: Assets
    alone: bool

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, by its path in the site."""
        for language, folder in self.folders.items():
            for name, content in folder.files():
                yield f"{language}/{name}", content
        yield FRONT_PAGE, self.front_page

    def names(self) -> Iterator[str]:
        """The path of every file."""
        for language, folder in self.folders.items():
            for name in folder.names():
                yield f"{language}/{name}"
        yield FRONT_PAGE

    def values(self) -> Iterator[bytes]:
        """All that tells this site from another one, to see whether it has changed."""
        yield self.front_page
        for folder in self.folders.values():
            yield from folder.values()

    @cached_property
    def front_page(self) -> bytes:
        """The page in front of the languages; in a network its links begin at the root of the host too."""
        if self.alone:
            return front_page.choose_language(self.branch, self.assets, f"{next(iter(self.folders))}/")
        up = "../" * folders(self.branch)
        shared, home = (up + path_of(url)[1:] for url in (self.branch.network.url, self.branch.url))
        return front_page.choose_language(self.branch, self.assets, shared, home)


def ahead(sites: Iterable[Site | NoticeSite]) -> None:
    """Make what is made faster for several sites at once; each has it when its files are asked for."""
    folders = (folder for site in sites if isinstance(site, Site) for folder in site.folders.values())
    grounds = [folder.ground for folder in folders]
    for channel in registry.OF_BRANCH:
        channel.ahead(grounds)


class Sites:
    """All sites of a network, ready to be filled from the same templates."""

    def __init__(self, project: Project, fillers: list[Filler], press: Press, alone: bool) -> None:
        self.project, self.fillers, self.press, self.alone = project, fillers, press, alone
        self.assets = fillers[0].rendering.assets

    def folder(self, branch: Branch) -> str:
        """Where a branch's site stands in what is published."""
        return "" if self.alone else branch.folder

    def names(self, id: str) -> list[str]:
        """The names of all files of a site in what is published."""
        site = self[id]
        folder = self.folder(site.branch)
        return [f"{folder}{name}" for name in site.names()]

    def scripts(self) -> list[str]:
        """What the policies of all pages name."""
        pages = "".join(template.text for filler in self.fillers for template in filler.rendering.templates)
        return policy.named(pages + self._site(self.project.roster.institution).front_page.decode())

    def __getitem__(self, id: str) -> Site | NoticeSite:
        if branch := self.project.roster.absent.get(id):
            return NoticeSite(branch, self.project, self.fillers, self.press, self.assets)
        return self._site(self.project.roster[id])

    def _site(self, branch: Branch) -> Site:
        roots = standalone if self.alone else in_network
        folders: dict[Language, LanguageFolder] = {}
        for filler in self.fillers:
            language = filler.rendering.language
            context = Context.of(self.project, branch, language)
            ground = Ground(self.project, filler, context, roots(branch, language), self.press)
            folders[language] = LanguageFolder(ground)
        return Site(branch, folders, self.assets, self.alone)
