"""A change as those see it who approve it: what the public would lose, and what differs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from microsite.building import changed_pages
from microsite.building.both import Order, Trees, both
from microsite.building.changed_pages import States
from microsite.building.workers import workers
from microsite.changes import diff, published, revision
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.files.mistakes import Mistakes
from microsite.files.scratch import scratch
from microsite.pieces.described import Looking

_OF_A_SITE = 5_000_000  # bytes that a branch takes, built twice
TOOLS = "What builds, checks or publishes the sites: look at each 制作、检查、发布网页的程序：逐个看"


class Question(NamedTuple):
    """What is compared: a revision with a later one, or with the files here."""

    revision: str
    later: str | None
    day: str | None
    jobs: int
    is_markdown: bool
    preview: Path | None = None  # where the changed pages are laid to look at


def judged(folder: Path, words: Words, question: Question) -> str:
    """All that a change makes of the sites."""
    preview = changed_pages.empty(question.preview) if question.preview else None
    with scratch() as room:
        earlier = revision.unpack(folder, question.revision, room / "earlier")
        later = revision.unpack(folder, question.later, room / "later") if question.later else folder
        names = revision.other_files(folder, question.revision, question.later)
        tools = revision.tools(names)
        before = revision.load(earlier, words, question.revision, question.day)
        after = _after(later, words, before, bool(tools))
        order = Order(before.today.isoformat(), question.jobs, revision.are_data(names))
        ids = {id for one in (before, after) if one for id in (*one.roster.branches, *one.roster.absent)}
        with scratch(len(ids) * _OF_A_SITE) as sites:
            folders = both(Trees(earlier, later, folder), sites, order)
            differing = published.differing(*folders)
            with workers(question.jobs) as pool:
                built = published.report(*folders, differing, ids, pool)
                if preview:
                    urls = before.roster.network.url, (after or before).roster.network.url
                    looking = Looking(before.layers, room / "designs")
                    changed_pages.write(preview, States(folders, urls, differing, looking), ids, pool)
    told = (diff.said(before, after) if after and built else {}) | built
    changed = {TOOLS: tools} if tools else {}
    same = "" if built else diff.SAME + "\n\n" * bool(tools)
    return same + (diff.written(told | changed, question.is_markdown) if told or tools else "")


def _after(later: Path, words: Words, before: Project, has_own_tools: bool) -> Project | None:
    """The later state; none if only its own tools can read it."""
    try:
        return project.load(later, words, before.today.isoformat())
    except Mistakes as wrong:
        if has_own_tools:
            return None
        raise click.ClickException(
            f"the later state has mistakes, so nothing can be compared. "
            f"后来的版本有错，没有可比较的。\n\n{wrong.message}"
        ) from None
