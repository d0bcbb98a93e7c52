"""From the project's files to a published folder."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from microsite.building.shard import Shard
from microsite.building.site import Site
from microsite.building.workers import workers
from microsite.channels import offline, sitemap
from microsite.channels.finder import finder
from microsite.channels.open_data import open_data
from microsite.checks import check
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.publish import nginx
from microsite.publish.staging import RECORD, staging
from microsite.rendering import front_page, render, search
from microsite.rendering.fill import Filler, in_network, standalone
from microsite.rendering.render import Rendering
from microsite.reports.overview import everything
from microsite.words.context import Context, context
from microsite.words.slots import Slots

SHARED = "shared.json"
Progress = Callable[[str], None]


def check_project(folder: Path, words: Words, day: str | None) -> Project:
    """Load a project and refuse mistakes in it, before anything is rendered."""
    loaded = project.load(folder, words, day)
    check.refuse(loaded)
    return loaded


def templates(project: Project, jobs: int, into: Path) -> list[Filler]:
    """Every language rendered once, ready to be filled."""
    languages = project.roster.network.languages
    with workers(min(jobs, len(languages))) as pool:
        rendered = list(pool.map(partial(_render, project, into), languages))
    fillers = [Filler(rendering, project.words) for rendering in rendered]
    for filler in fillers:
        filler.pages  # noqa: B018 — cut before the workers are forked, so that they share the result
    return fillers


def _render(project: Project, into: Path, language: Language) -> Rendering:
    rendering = render.render(project, language, into / language)
    rendering.shared.update(search.index(Filler(rendering, project.words), project, into / language))
    return rendering


def build(
    folder: Path,
    words: Words,
    out: Path,
    only: Iterable[str],
    shard: Shard,
    alone: bool,
    jobs: int,
    day: str | None,
    progress: Progress,
) -> int:
    """Build and publish; gives the number of sites written."""
    loaded = project.load(folder, words, day)
    known = loaded.roster
    branches = [branch for branch in [known[id] for id in only] or known if branch.id in shard]
    if alone and len(branches) != 1:
        raise click.UsageError("--standalone takes exactly one --branch.")
    check.refuse(loaded)
    progress(f"{len(known) - 1} branches, {len(known.network.languages)} languages")
    with staging(out) as staged, tempfile.TemporaryDirectory(prefix="microsite-") as temporary:
        fillers = templates(loaded, jobs, Path(temporary))
        progress(f"{sum(len(filler.pages) for filler in fillers)} templates rendered")
        site = _Network(loaded, fillers, alone)
        former = _record(out)
        with workers(jobs, _inherit, site) as pool:
            ids = [branch.id for branch in branches]
            digests = dict(pool.map(_digest, ids, chunksize=8)) if former else {}
            shared = _shared(site)
            digests[SHARED] = json.dumps(
                {name: _hash([content]) for name, content in shared.items()}, indent=1
            )
            if digests == former and all((out / branch.folder).is_dir() for branch in branches):
                progress("nothing has changed")
                return 0
            _write(staged, shared.items())
            kept = {id for id in ids if former and former.get(id) == digests[id]}
            for done, (id, digest) in enumerate(
                pool.map(partial(_fill, staged, out, kept), ids, chunksize=4), 1
            ):
                digests[id] = digest
                if done % 50 == 0 or done == len(branches):
                    progress(f"{done} of {len(branches)} sites")
            _write(staged / RECORD, ((id, f"{digest}\n".encode()) for id, digest in digests.items()))
    return len(branches) - len(kept)


class _Network:
    """What every worker inherits."""

    def __init__(self, project: Project, fillers: list[Filler], alone: bool) -> None:
        self.project, self.roster, self.fillers, self.alone = project, project.roster, fillers, alone
        self.assets = fillers[0].rendering.assets
        self.skeleton = _hash(
            repr((filler.pages, filler.rendering.slots.calls, offline.SOURCE, alone)).encode()
            for filler in fillers
        )

    def sites(self, branch: Branch) -> dict[Language, Site]:
        """A branch in each language, on the day of the build."""
        return {
            filler.rendering.language: Site(filler, self.context(branch, filler.rendering.language))
            for filler in self.fillers
        }

    def context(self, branch: Branch, language: Language) -> Context:
        """A branch in one language, on the day of the build."""
        return context(self.project, branch, language)

    def files(self, branch: Branch, sites: Mapping[Language, Site]) -> Iterator[tuple[str, bytes]]:
        """Every file of a branch, by its path in it."""
        roots = standalone(branch) if self.alone else in_network(branch)
        for language, site in sites.items():
            for name, content in site.files(roots):
                yield f"{language}/{name}", content
        shared = (
            f"{self.fillers[0].rendering.language}/" if self.alone else "" if branch.is_institution else "../"
        )
        yield "index.html", front_page.choose_language(branch, self.assets, shared)

    def digest(self, branch: Branch, sites: Mapping[Language, Site]) -> str:
        """What all files of a branch are made from, in short."""
        values = [self.skeleton.encode(), front_page.choose_language(branch, self.assets, "")]
        for site in sites.values():
            values += site.values()
        return _hash(values)


_network: _Network


def _inherit(inherited: _Network) -> None:
    global _network
    _network = inherited


def _digest(id: str) -> tuple[str, str]:
    branch = _network.roster[id]
    return id, _network.digest(branch, _network.sites(branch))


def _fill(staged: Path, out: Path, kept: set[str], id: str) -> tuple[str, str]:
    branch = _network.roster[id]
    sites = _network.sites(branch)
    folder = "" if _network.alone else branch.folder
    if id not in kept or not _link(out / folder, staged / folder, sites):
        _write(staged / folder, _network.files(branch, sites))
    return id, _network.digest(branch, sites)


def _link(old: Path, new: Path, sites: Mapping[Language, Site]) -> bool:
    """Take over an unchanged site without writing it again."""
    names = [f"{language}/{name}" for language, site in sites.items() for name in site.names()] + [
        "index.html"
    ]
    made: set[str] = set()
    try:
        for name in names:
            target = f"{new}/{name}"
            if (parent := target.rpartition("/")[0]) not in made:
                os.makedirs(parent, exist_ok=True)
                made.add(parent)
            if not os.path.exists(target):
                os.link(f"{old}/{name}", target)
    except OSError:
        return False
    return True


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    made: set[str] = set()
    for name, content in files:
        target = f"{folder}/{name}"
        if (parent := target.rpartition("/")[0]) not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        try:
            file = open(target, "xb")  # buffered: the bare system call may write a part and say nothing
        except FileExistsError:
            os.unlink(target)  # it may be shared with the published site
            file = open(target, "xb")
        with file:
            file.write(content)


def _shared(site: _Network) -> dict[str, bytes]:
    """The files that stand once."""
    files: dict[str, bytes] = {}
    for filler in site.fillers:
        prefix = f"{filler.rendering.language}/" if site.alone else ""
        for name, path in filler.rendering.shared.items():
            content = path.read_bytes()
            if files.setdefault(prefix + name, content) != content:
                raise click.ClickException(
                    f"{name} differs between the languages. Give the two files different names."
                )
    if not site.alone:
        url = "/" + site.roster.network.url.split("/", 3)[3]
        files["branches.json"] = open_data(site.roster)
        files["campaigns.csv"] = everything(site.roster)
        files["finder.json"] = finder(site.roster)
        files["sitemap.xml"] = sitemap.sitemap_index(site.roster)
        if site.project.redirects:
            files[nginx.REDIRECTS] = nginx.redirects(site.project.redirects)
        files["robots.txt"] = sitemap.robots(site.roster)
        files["404.html"] = front_page.choose_language(
            site.roster.institution, site.assets, url, url, "没有找到页面 · Page not found"
        )
    return files


def _hash(values: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(len(value).to_bytes(8, "big") + value)
    return digest.hexdigest()


def _record(out: Path) -> dict[str, str]:
    try:
        return {path.name: path.read_text().rstrip() for path in (out / RECORD).iterdir()}
    except (OSError, ValueError):
        return {}


def fill_folder(project: Project, folder: Path, language: Language, slots: Slots, id: str | None) -> None:
    """Fill, in place, what the ordinary renderer left in a folder, for one branch."""
    known = project.roster
    branch = known[id] if id else known.institution
    rendering = render.read(project, folder, language, slots)
    filler = Filler(rendering, project.words)
    rendering.shared.update(search.index(filler, project, folder))
    files = dict(Site(filler, context(project, branch, language)).files(standalone(branch)))
    _write(folder, files.items())
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and name not in files and name not in rendering.shared:
            path.unlink()
