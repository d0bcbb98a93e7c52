"""Pages that one language has under another name, and pages that another one was copied over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from microsite.checks.once import once
from microsite.content.page import Page
from microsite.content.project import Content

HOME = "index.md"  # which each folder has
_LEAST = 100  # characters, of which no two pages can have the same by chance


class Displaced(NamedTuple):
    """A page that was moved or renamed in its language alone, and its twin, which stands as it did."""

    page: Page
    twin: Page

    @property
    def paths(self) -> set[str]:
        """Where it is, and where it should be."""
        return {self.page.path, self.twin.path}


class Copy(NamedTuple):
    """A page in which another one's text stands."""

    page: Page
    original: Page


@once
def displaced(content: Content) -> Iterator[Displaced]:
    """Each page that has its twin under another name, where neither language has the other's."""
    first, *others = content.pages.values()
    listed = {place.page for place in content.menu.places()} if content.menu else set()
    for pages in others:
        extra = {path: page for path, page in pages.items() if path not in first}
        for path in [path for path in first if path not in pages] if extra else ():
            twin = first[path]
            if page := next((one for one in extra.values() if _is_one(one, twin)), None):
                del extra[page.path]
                is_first = page.path in listed and path not in listed
                yield Displaced(twin, page) if is_first else Displaced(page, twin)


def _is_one(page: Page, twin: Page) -> bool:
    """Whether two pages are twins: by their names, or by the ids of their headings."""
    here, there = page.path.casefold(), twin.path.casefold()
    name = here.rpartition("/")[2]
    is_called = name == there.rpartition("/")[2] != HOME
    return here == there or is_called or (any(_ids(page)) and _ids(page) == _ids(twin))


def _ids(page: Page) -> list[str]:
    return [heading.id or "" for heading in page.headings]


@once
def copied_over(content: Content) -> Iterator[Copy]:
    """Each page whose text is that of another one in its language."""
    listed = {place.page for place in content.menu.places()} if content.menu else set()
    for pages in content.pages.values():
        first: dict[str, Page] = {}
        for page in pages.values():
            text = page.body.strip()
            original = first.setdefault(text, page) if len(text) >= _LEAST else page
            if original is not page:
                is_first = _stands(content, page, listed) > _stands(content, original, listed)
                yield Copy(original, page) if is_first else Copy(page, original)


def _stands(content: Content, page: Page, listed: set[str]) -> tuple[bool, bool]:
    """How much speaks for the text of a page as its own: it is like its twin, and in the menu."""
    twins = (pages[page.path] for pages in content.pages.values() if page.path in pages)
    return any(_ids(twin) == _ids(page) for twin in twins if twin is not page), page.path in listed
