"""One page of a site, as read, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from microsite.data.branch import Branch
from microsite.data.site_numbers import Numbers
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify.page import Page
from microsite.verify.published import NOT_FOUND, Published


@dataclass(frozen=True)
class SitePage:
    """A page with its branch and language, and its path in the network."""

    published: Published
    branch: Branch
    language: Language
    path: str
    page: Page
    numbers: Numbers

    @cached_property
    def within(self) -> str:
        """Its path in the folder of its language."""
        return self.path.removeprefix(f"{self.branch.folder}{self.language}/")

    @cached_property
    def written(self) -> tuple[Language, ...]:
        """The languages in which it is written."""
        return self.published.languages_of(self.within)

    @property
    def is_themes(self) -> bool:
        """Whether nobody wrote it: what is shown for what is not found, and the page of each event."""
        return self.within == NOT_FOUND or self.within.startswith("events/")

    @property
    def is_borrowed(self) -> bool:
        """Whether it leads to a page of another language."""
        return bool(self.written) and self.language not in self.written

    @property
    def alternates(self) -> tuple[Language, ...]:
        """The languages that it names to search engines: its own among others; alone it names none."""
        return self.written if len(self.written) > 1 and not self.is_borrowed else ()

    @cached_property
    def folder(self) -> str:
        """The folder in which it stands, with a slash at the end."""
        return self.path[: self.path.rfind("/") + 1]

    @property
    def source(self) -> str:
        """The file in which somebody wrote it."""
        return self.published.pages(self.language).get(self.within, "overrides/")

    def wrong(self, line: int, message: str, hint: str, zh: str) -> Mistake:
        """Something to mend in it."""
        return self.published.wrong(self.path, line, message, hint, zh)
