"""Every site filled where it will be published: what is as it was is left or shared, the rest is written."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from microsite.building import digests
from microsite.building.plan import Plan
from microsite.building.site import FRONT_PAGE, Sites, ahead
from microsite.building.workers import shares
from microsite.building.writing import all_names, remove, take_over, write
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistakes
from microsite.files.whole import replace
from microsite.publish import apache, names, nginx, record
from microsite.publish.hosts import Host, refuse_too_much
from microsite.publish.record import Digests, beside
from microsite.verify import verify
from microsite.verify.published import Published
from microsite.verify.source import Folder

if TYPE_CHECKING:
    from microsite.building.build import Progress

_SERVERS = {"nginx": nginx.files, "apache": apache.files}


class Unfilled(NamedTuple):
    """A site to be filled, with the digest of its values, if it is known; or one that is as published."""

    id: str
    digest: str | None
    is_kept: bool


class Folders(NamedTuple):
    """What is published and what in its place, the digest of all that goes into it, and who will serve it."""

    out: Path
    staged: Path
    made_from: str
    host: Host


def all_stand(branches: list[Branch], out: Path, alone: bool) -> bool:
    """Whether each site that shall be published is."""
    return all((out / ("" if alone else branch.folder) / FRONT_PAGE).is_file() for branch in branches)


def fill(
    pool: Executor, jobs: int, sites: Sites, branches: list[Branch], folders: Folders, progress: Progress
) -> int:
    """Fill the sites that have changed since the last build, take over the others; gives how many changed."""
    out, staged, made_from, host = folders
    ids = [branch.id for branch in branches]
    former = record.read(out)
    plan = Plan(sites, ids, out, pool.submit(all_names, out))
    of_values: dict[str, str] = {}
    kept = standing = frozenset[str]()
    if former:
        in_spare = pool.submit(all_names, record.spare(out))
        of_values, wanted = _described(pool, plan)
        if wanted == former and all_stand(branches, out, sites.alone):
            refuse_too_much(host, out, plan.there.result())
            _tell_host(sites, folders)
            record.confirm(out, made_from)
            progress("nothing has changed")
            return 0
        standing = _bring_spare(staged, plan, wanted, in_spare)
        kept = frozenset(id for id in ids if former.get(id) == wanted[id])
    old = out if former else None
    changed = [id for id in ids if id not in kept]
    ordered = [id for id in (*changed, *sorted(kept)) if id not in standing]
    unfilled = [Unfilled(id, of_values.get(id), id in kept) for id in ordered]
    filled = pool.map(partial(_fill_some, staged, old), shares(unfilled, jobs))
    plan.write(staged, old)
    results = chain.from_iterable(filled)
    of_values |= islice(results, 1)  # the first that has changed, to be looked at while others are filled
    _look_at(sites, Folder(staged, out.name, plan.all_names), changed[:1])
    for done, (id, digest) in enumerate(results, len(standing) + 2):
        of_values[id] = digest
        if done % 50 == 0:
            progress(f"{done} of {len(ids)} sites")
    progress(f"{len(ids)} of {len(ids)} sites")
    refuse_too_much(host, staged, plan.all_names)
    _tell_host(sites, folders)
    record.keep(out, staged, plan.digests(of_values), plan.theme, made_from)
    if not kept | standing:  # whose sheets nobody asked for
        sites.press.forget_the_rest()
    return len(changed)


def _described(pool: Executor, plan: Plan) -> tuple[dict[str, str], Digests]:
    """The digests of the values of sites, and with what they are filled from."""
    described = pool.map(_describe, plan.ids, chunksize=8)
    plan.shared, plan.names  # noqa: B018 - meanwhile
    of_values = dict(described)
    return of_values, plan.digests(of_values)


def _bring_spare(staged: Path, plan: Plan, wanted: Digests, there: Future[list[str]]) -> frozenset[str]:
    """Build in what was published before; gives the sites that it has as they shall be."""
    present = frozenset(there.result())
    of_spare = record.take_spare(plan.out, staged)
    if not of_spare:
        return frozenset()
    remove(staged, sorted(present - plan.all_names))
    return frozenset(
        id for id in plan.ids if of_spare.get(id) == wanted[id] and present.issuperset(plan.names[id])
    )


def _look_at(sites: Sites, source: Folder, changed: list[str]) -> None:
    """Read the pages of one branch that was built as its readers will; what is wrong is not published."""
    names.refuse_others(source.names)
    if not sites.alone:
        published = Published(sites.project, source, frozenset(changed[:1]))
        if wrong := list(verify.sample_faults(published)):
            raise Mistakes(verify.few_of_each_kind(wrong)[0])


def _tell_host(sites: Sites, folders: Folders) -> None:
    """Write beside the folder what a server of one's own needs to know."""
    if files := _SERVERS.get(folders.host.name):
        moved = {} if sites.alone else sites.project.redirects
        for name, content in files(moved, sites.project.site.listed, sites.scripts()).items():
            if content or not sites.alone:
                replace(beside(folders.out, name), content)


_sites: Sites  # what every worker inherits


def inherit(sites: Sites) -> None:
    """Begin a worker: what it fills."""
    global _sites
    _sites = sites


def _describe(id: str) -> tuple[str, str]:
    return id, digests.of_values(_sites[id])


def _fill_some(staged: Path, old: Path | None, some: Sequence[Unfilled]) -> list[tuple[str, str]]:
    """Fill some sites, or take them over; describing one takes time, and need not be done again."""
    anew = {
        id: _sites[id]
        for id, _, is_kept in some
        if not (old and is_kept and take_over(old, staged, _sites.names(id)))
    }
    ahead(anew.values())
    done: list[tuple[str, str]] = []
    for id, digest, _ in some:
        if site := anew.pop(id, None):  # what was made for it takes memory
            folder = _sites.folder(site.branch)
            write(staged, ((f"{folder}{name}", content) for name, content in site.files()), old)
            digest = digest or digests.of_values(site)
        assert digest
        done.append((id, digest))
    return done
