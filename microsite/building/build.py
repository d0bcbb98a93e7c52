"""From the project's files to a published folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import click

from microsite.building import inputs
from microsite.building.filling import Folders, all_stand, fill, inherit
from microsite.building.parts import WHOLE, Part
from microsite.building.site import Sites
from microsite.building.workers import workers
from microsite.checks import check
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.files.scratch import scratch
from microsite.languages.language import Language
from microsite.pieces.described import Describing
from microsite.pieces.press import KEPT, Press
from microsite.publish import record
from microsite.publish.hosts import HOSTS, Host
from microsite.publish.record import beside
from microsite.publish.staging import staging
from microsite.rendering import answers, kept, mkdocs, search
from microsite.rendering.fill import Filler
from microsite.rendering.rendering import Rendering

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What somebody wants built: where to, of what, for which day and host, with how many processes."""

    out: Path
    only: tuple[str, ...] = ()  # ids; without any, all branches
    part: Part = WHOLE
    alone: bool = False
    jobs: int = 1
    day: str | None = None
    host: Host = HOSTS["nginx"]
    described: bool = False  # instead of sheets stands what they are made from


def check_project(folder: Path, words: Words, day: str | None) -> Project:
    """Load a project and refuse mistakes in it, before anything is rendered."""
    loaded = project.load(folder, words, day)
    check.refuse(loaded)
    return loaded


def build(folder: Path, words: Words, order: Order, progress: Progress) -> int:
    """Build and publish; gives the number of sites written."""
    loaded = project.load(folder, words, order.day)
    roster = loaded.roster
    branches = _ordered(roster, order)
    check.refuse(loaded)
    closed = f", {len(roster.closed)} closed" if roster.closed else ""
    coming = f", {len(roster.coming)} to come" if roster.coming else ""
    there = _counted(len(roster) - 1, "branch", "branches")
    languages = _counted(len(roster.network.languages), "language", "languages")
    progress(f"{there}{closed}{coming}, {languages}")
    made_from = inputs.digest(loaded, order)
    with staging(order.out) as staged, scratch() as rendered:
        if record.inputs(order.out) == made_from and all_stand(branches, order.out, order.alone):
            progress("nothing has changed")
            return 0
        fillers = render(loaded, order.jobs, rendered, beside(order.out, kept.KEPT))
        progress(f"{sum(len(filler.templates) for filler in fillers)} templates rendered")
        make_press = Describing if order.described else Press
        press = make_press(loaded, rendered / "designs", beside(order.out, KEPT))
        press.begin()
        sites = Sites(loaded, fillers, press, order.alone)
        with workers(order.jobs, inherit, sites) as pool:
            folders = Folders(order.out, staged, made_from, order.host)
            return fill(pool, order.jobs, sites, branches, folders, progress)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _ordered(roster: Roster, order: Order) -> list[Branch]:
    absent = roster.absent
    wanted = [absent.get(id) or roster[id] for id in order.only] or [*roster, *absent.values()]
    branches = [branch for branch in wanted if order.part.holds(branch.id)]
    if order.alone and len(branches) != 1:
        raise click.UsageError("--standalone takes exactly one --branch.")
    if order.alone and branches[0].id in absent:
        why = "has closed" if branches[0].id in roster.closed else "has not opened yet"
        raise click.UsageError(f"{branches[0].id} {why}; its notice stands in the whole network.")
    return branches


def render(
    project: Project, jobs: int, into: Path, at: Path | None = None, *, is_searched: bool = True
) -> list[Filler]:
    """Every language rendered once, ready to be filled; or as kept at a place, if it was made from the same.

    Who prints needs no index to search in, and keeps nothing.
    """
    made_from = inputs.of_rendering(project) if at else ""
    renderings = kept.read(at, made_from, into) if at else []
    is_kept = bool(renderings)
    fillers: list[Filler] = []
    for rendering in renderings or _rendered(project, jobs, into, is_searched):
        fillers.append(filler := Filler(rendering, project.words))
        # before the workers are forked, so that they share the result
        filler.templates, filler.attributes  # noqa: B018
    if at and not is_kept:
        kept.keep(at, made_from, [filler.rendering for filler in fillers])
    return fillers


def _rendered(project: Project, jobs: int, into: Path, is_searched: bool) -> Iterator[Rendering]:
    """Every language; no branch is known here, so that nothing of one can come into it."""
    languages, bare = project.roster.network.languages, replace(project, roster=project.roster.bare)
    with workers(min(jobs, len(languages)), _inherit, _Rendering(bare, into, is_searched)) as pool:
        renderings = pool.map(_render_language, languages)
        # which need nothing that is rendered, and so are made meanwhile
        found = {one: answers.write(bare, one, into) for one in languages} if is_searched else {}
        for rendering in renderings:
            rendering.shared.update(found.get(rendering.language, {}))
            yield rendering


class _Rendering(NamedTuple):
    """What is rendered, into which folder, and whether people will search in it."""

    project: Project
    into: Path
    is_searched: bool


_rendering: _Rendering  # what every worker inherits: sent to it, it might change meanwhile


def _inherit(rendering: _Rendering) -> None:
    global _rendering
    _rendering = rendering


def _render_language(language: Language) -> Rendering:
    project, into, is_searched = _rendering
    rendering = mkdocs.render(project, language, into / language)
    if is_searched:
        rendering.shared.update(search.index(Filler(rendering, project.words), project, into / language))
    return rendering
