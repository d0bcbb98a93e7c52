"""Looking at everything that is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify import (
    calls,
    head,
    leftovers,
    listing,
    machine_data,
    open_data,
    security,
    strangers,
    subscriptions,
    theme,
    ways,
)
from microsite.verify.page import read
from microsite.verify.published import NOT_FOUND, PAGE, Published
from microsite.verify.site_page import SitePage

MOST = 5  # mistakes told of each kind
LOOKS: tuple[Callable[[SitePage], Iterator[Mistake]], ...] = (
    head.faults,
    ways.faults,
    calls.faults,
    leftovers.faults,
    machine_data.faults,
    strangers.within,
)
_PART = re.compile(r"“[^“”]*+”|[^\s“]++")
_PARTICULAR = re.compile(r"[“/:.\d]")  # what differs between mistakes of a kind
BESIDE = (
    subscriptions.calendar,
    subscriptions.feed,
    listing.sitemap,
    machine_data.worker,
    machine_data.manifest,
    open_data.tiny_numbers,
)


def faults(published: Published) -> Iterator[Mistake]:
    """Everything wrong with what is published: what stands once, then site by site."""
    yield from listing.index(published)
    yield from open_data.faults(published)
    yield from security.faults(published)
    yield from _front(published, NOT_FOUND)
    yield from theme.faults(published)
    yield from strangers.files(published)
    for branch in published.sites():
        yield from site_faults(published, branch)


def site_faults(published: Published, branch: Branch) -> Iterator[Mistake]:
    """Everything wrong with one branch's site."""
    if not branch.is_institution and not any(
        published.source.has(f"{branch.folder}{language}/{PAGE}") for language in branch.network.languages
    ):
        yield published.missing(branch.folder)  # once, not for each of its files
        return
    yield from _front(published, f"{branch.folder}{PAGE}")
    for language in branch.network.languages:
        yield from page_faults(published, branch, language)
        for beside in BESIDE:
            yield from beside(published, branch, language)


def sample_faults(published: Published) -> Iterator[Mistake]:
    """Everything wrong with the pages of the sites that are looked at, for a build that can't wait long."""
    for branch in published.sites():
        yield from _front(published, f"{branch.folder}{PAGE}")
        for language in branch.network.languages:
            yield from page_faults(published, branch, language)


def page_faults(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """Everything wrong with the pages of a site in one language."""
    site: dict[str, SitePage] = {}
    numbers = published.numbers.of(branch)
    folder = f"{branch.folder}{language}/"
    for within in (*published.pages(language), *published.moved, NOT_FOUND, *published.events(branch)):
        content = published.source.read(folder + within)
        page = read(content) if content else None
        if page:
            listing_all = published.lists_all_numbers(branch, language, within)
            known = published.numbers.of_all if listing_all else numbers
            site[folder + within] = SitePage(published, branch, language, folder + within, page, known)
        else:
            yield published.missing(folder + within)
    for at in site.values():
        if at.within in published.moved:
            yield from ways.moved(at)
            yield from strangers.within(at)
            continue
        for look in LOOKS:
            yield from look(at)
    yield from head.titles(site)
    yield from ways.anchors(published, site)


def _front(published: Published, path: str) -> Iterator[Mistake]:
    """A page in front of the languages."""
    branch = published.roster[published.owner(path)]
    content = published.source.read(path)
    page = read(content) if content else None
    if page is None:
        yield published.missing(path)
        return
    numbers = published.numbers.of(branch)
    at = SitePage(published, branch, branch.network.languages[0], path, page, numbers)
    for look in (head.in_front, ways.faults, calls.faults, leftovers.faults, strangers.within):
        yield from look(at)


def _general(part: re.Match[str]) -> str:
    return "…" if _PARTICULAR.search(part[0]) else part[0]


def few_of_each_kind(mistakes: Iterable[Mistake]) -> tuple[list[Mistake], int]:
    """Some mistakes of each kind, and how many more there are."""
    kept: dict[str, list[Mistake]] = {}
    left = 0
    for mistake in mistakes:
        same = kept.setdefault(_PART.sub(_general, mistake.message), [])
        if len(same) < MOST:
            same.append(mistake)
        else:
            left += 1
    return [mistake for same in kept.values() for mistake in same], left
