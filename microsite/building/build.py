"""From the project's files to a published folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from microsite.building import digests
from microsite.building.parts import WHOLE, Part
from microsite.building.shared import shared_files
from microsite.building.site import FRONT_PAGE, Sites
from microsite.building.workers import workers
from microsite.building.writing import all_names, take_over, write
from microsite.checks import check
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.files.scratch import scratch
from microsite.files.whole import replace
from microsite.languages.language import Language
from microsite.publish import ended, names, nginx, record
from microsite.publish.record import beside
from microsite.publish.staging import staging
from microsite.rendering import mkdocs, search
from microsite.rendering.fill import Filler
from microsite.rendering.rendering import Rendering
from microsite.verify import verify
from microsite.verify.published import Published
from microsite.verify.source import Folder

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What somebody wants built: where to, for which branches and day, and how many processes may do it."""

    out: Path
    only: tuple[str, ...] = ()  # ids; without any, all branches
    part: Part = WHOLE
    alone: bool = False
    jobs: int = 1
    day: str | None = None


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
    progress(f"{len(roster) - 1} branches{closed}{coming}, {len(roster.network.languages)} languages")
    with staging(order.out) as staged, scratch() as rendered:
        fillers = _render(loaded, order.jobs, rendered)
        progress(f"{sum(len(filler.templates) for filler in fillers)} templates rendered")
        sites = Sites(loaded, fillers, order.alone)
        with workers(order.jobs, _inherit, sites, digests.of_templates(sites)) as pool:
            return _fill(pool, sites, branches, order.out, staged, progress)


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


def _render(project: Project, jobs: int, into: Path) -> list[Filler]:
    """Every language rendered once, ready to be filled."""
    languages = project.roster.network.languages
    with workers(min(jobs, len(languages))) as pool:
        renderings = list(pool.map(partial(_render_language, project, into), languages))
    fillers = [Filler(rendering, project.words) for rendering in renderings]
    for filler in fillers:
        filler.templates  # noqa: B018 — cut before the workers are forked, so that they share the result
    return fillers


def _render_language(project: Project, into: Path, language: Language) -> Rendering:
    rendering = mkdocs.render(project, language, into / language)
    rendering.shared.update(search.index(Filler(rendering, project.words), project, into / language))
    return rendering


def _fill(
    pool: Executor, sites: Sites, branches: list[Branch], out: Path, staged: Path, progress: Progress
) -> int:
    """Fill the sites that have changed since the last build, and take over the others."""
    ids = [branch.id for branch in branches]
    former = record.read(out)
    made_from = dict(pool.map(_digest, ids, chunksize=8)) if former else {}
    shared = shared_files(sites)
    made_from[digests.SHARED] = digests.of_files(shared)
    front_pages = [out / sites.folder(branch) / FRONT_PAGE for branch in branches]
    if made_from == former and all(page.is_file() for page in front_pages):
        progress("nothing has changed")
        return 0
    write(staged, shared.items())
    kept = {id for id in ids if former and former.get(id) == made_from[id]}
    filling = pool.map(partial(_fill_site, staged, out, kept), ids, chunksize=4)
    for done, (id, digest) in enumerate(filling, 1):
        made_from[id] = digest
        if done % 50 == 0 or done == len(branches):
            progress(f"{done} of {len(branches)} sites")
    written = frozenset(all_names(staged))
    names.refuse_others(written)
    ended.occupy(out, staged)
    replace(beside(out, nginx.SCRIPTS), nginx.scripts(sites.scripts(), sites.project.site.listed))
    if not sites.alone:
        _read_one(sites.project, Folder(staged, out.name, written), [id for id in ids if id not in kept])
        replace(
            beside(out, nginx.REDIRECTS),
            nginx.redirects(sites.project.redirects, sites.project.site.listed),
        )
    record.keep(out, staged, made_from)
    return len(branches) - len(kept)


def _read_one(project: Project, source: Folder, ids: list[str]) -> None:
    """Read the pages of one branch that was built as its readers will; what is wrong is not published."""
    if wrong := list(verify.sample_faults(Published(project, source, frozenset(ids[:1])))):
        raise Mistakes(verify.few_of_each_kind(wrong)[0])


_sites: Sites  # what every worker inherits
_templates: str


def _inherit(sites: Sites, templates: str) -> None:
    global _sites, _templates
    _sites, _templates = sites, templates


def _digest(id: str) -> tuple[str, str]:
    return id, digests.of_site(_templates, _sites[id])


def _fill_site(staged: Path, out: Path, kept: set[str], id: str) -> tuple[str, str]:
    site = _sites[id]
    folder = _sites.folder(site.branch)
    if id not in kept or not take_over(out / folder, staged / folder, site.names()):
        write(staged / folder, site.files())
    return id, digests.of_site(_templates, site)
