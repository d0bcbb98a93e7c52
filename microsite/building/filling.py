"""Every site filled where it will be published: what is as it was is left or shared, the rest is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from microsite.building import digests
from microsite.building.notice_site import NoticeSite
from microsite.building.shared import shared_files
from microsite.building.site import FRONT_PAGE, Site, Sites, ahead
from microsite.building.workers import shares
from microsite.building.writing import all_names, remove, take_over, write
from microsite.channels import offline
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistakes
from microsite.files.whole import replace
from microsite.publish import apache, ended, former_theme, names, nginx, record
from microsite.publish.hosts import Host, refuse_too_much
from microsite.publish.record import Digests, beside
from microsite.verify import verify
from microsite.verify.published import Published
from microsite.verify.source import Folder

if TYPE_CHECKING:
    from microsite.building.build import Progress

_SERVERS = {"nginx": nginx.files, "apache": apache.files}


class Made(NamedTuple):
    """What a site is made from, in short, and the names of its files in what is published."""

    digest: str
    names: list[str]


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
    there = pool.submit(all_names, out)
    described = dict(pool.map(_describe, ids, chunksize=8)) if former else {}
    shared = shared_files(sites)
    made = described | {digests.SHARED: Made(digests.of_files(shared), list(shared))}
    if _digests(made) == former and all_stand(branches, out, sites.alone):
        refuse_too_much(host, out, there.result())
        _tell_host(sites, folders)
        record.confirm(out, made_from)
        progress("nothing has changed")
        return 0
    old = out if former else None
    theme = former_theme.kept(there.result(), _names(made), record.last_use(out), sites.project.today)
    staying = theme.keys() | ended.addresses(there.result(), _names(made))
    lasting = _bring_spare(out, staged, made, staying) if former else frozenset()
    write(staged, ((name, (out / name).read_bytes()) for name in theme), old)
    kept = frozenset(id for id in described if former.get(id) == made[id].digest)
    write(staged, shared.items(), old)
    changing = [(id, described.get(id)) for id in ids if id not in lasting]
    filling = pool.map(partial(_fill_some, staged, old, kept), shares(changing, jobs))
    for done, (id, of_site) in enumerate(chain.from_iterable(filling), 1):
        made[id] = of_site
        if done % 50 == 0:
            progress(f"{len(lasting) + done} of {len(ids)} sites")
    progress(f"{len(ids)} of {len(ids)} sites")
    ends = ended.addresses(there.result(), _names(made))
    write(staged, ((name, offline.END) for name in sorted(ends)), old)
    source = Folder(staged, out.name, _names(made) | ends | theme.keys())
    _look_at(sites, source, [id for id in ids if id not in kept])
    refuse_too_much(host, staged, source.names)
    _tell_host(sites, folders)
    record.keep(out, staged, _digests(made), theme, made_from)
    if not kept | lasting:  # whose sheets nobody asked for
        sites.press.forget_the_rest()
    return len(ids) - len(kept)


def _digests(made: Mapping[str, Made]) -> Digests:
    return {id: of_site.digest for id, of_site in made.items()}


def _names(made: Mapping[str, Made]) -> frozenset[str]:
    return frozenset(chain.from_iterable(of_site.names for of_site in made.values()))


def _bring_spare(
    out: Path, staged: Path, made: Mapping[str, Made], staying: Collection[str]
) -> frozenset[str]:
    """Build in what was published before; gives the sites that it has as they shall be."""
    of_spare = record.take_spare(out, staged)
    if not of_spare:
        return frozenset()
    present = frozenset(all_names(staged))
    remove(staged, sorted(present.difference(_names(made), staying)))
    return frozenset(
        id
        for id, of_site in made.items()
        if of_spare.get(id) == of_site.digest and present.issuperset(of_site.names)
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
_templates: str


def inherit(sites: Sites, templates: str) -> None:
    """Begin a worker: what it fills, and the digest of the templates."""
    global _sites, _templates
    _sites, _templates = sites, templates


def _describe(id: str) -> tuple[str, Made]:
    return id, _made(_sites[id])


def _made(site: Site | NoticeSite) -> Made:
    folder = _sites.folder(site.branch)
    return Made(digests.of_site(_templates, site), [f"{folder}{name}" for name in site.names()])


def _fill_some(
    staged: Path, old: Path | None, kept: Collection[str], some: Sequence[tuple[str, Made | None]]
) -> list[tuple[str, Made]]:
    """Fill some sites, or take them over; describing one takes time, and need not be done again."""
    anew: dict[str, Site | NoticeSite] = {}
    for id, described in some:
        if not (old and described and id in kept and take_over(old, staged, described.names)):
            anew[id] = _sites[id]
    ahead(anew.values())
    done: list[tuple[str, Made]] = []
    for id, described in some:
        if site := anew.pop(id, None):  # what was made for it takes memory
            folder = _sites.folder(site.branch)
            write(staged, ((f"{folder}{name}", content) for name, content in site.files()), old)
            described = described or _made(site)
        assert described
        done.append((id, described))
    return done
