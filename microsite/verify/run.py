"""Looking at a folder or a host, as somebody orders it on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from microsite.content.project import Project
from microsite.files.mistakes import Mistake, Mistakes
from microsite.verify import address, rebuilt, seal, verify
from microsite.verify.host import Host
from microsite.verify.published import PAGE, Published
from microsite.verify.signature import SIGNERS
from microsite.verify.source import Folder

ONLINE = 2  # branches looked at on a host, besides the institution
UNKNOWN = "no-such-page/"


class Order(NamedTuple):
    """What is looked at: a folder or an address, which branches, how many, and where it will stand."""

    place: str
    holds: Callable[[str], bool]  # whether a branch, by its id, belongs to the part that was built
    sample: int | None = None
    at: str | None = None
    built: str | None = None  # a folder that was built anew, with which it shall agree in each byte


class Result(NamedTuple):
    """What is wrong, how much more of the same, and what is only to be known."""

    mistakes: list[Mistake]
    left: int
    notes: list[Mistake]


def run(project: Project, order: Order) -> Result:
    """Look at everything ordered; where a demonstration is published is only to be known."""
    network = project.roster.network
    if order.place.startswith(("http://", "https://")):
        host = Host(order.place)
        published = Published(project, host, _ids(project, order, ONLINE))
        found = list(chain(verify.faults(published), _answers(published, host)))
        found, at = [*host.mistakes, *found], order.at or host.url
    else:
        folder = Folder(_existing(order.place), order.place.rstrip("/"))
        published = Published(project, folder, _ids(project, order, None))
        found = list(verify.faults(published))
        at = order.at or address.name_of_host(folder) or network.url
    if order.built:
        found += rebuilt.faults(published, Folder(_existing(order.built), order.built.rstrip("/")))
    sealed = seal.look(published, project.folder / SIGNERS)
    elsewhere = list(address.differs(network, at))
    known, wrong = (elsewhere, []) if network.demonstration else ([], elsewhere)
    mistakes, left = verify.few_of_each_kind([*wrong, *found, *sealed.mistakes])
    return Result(mistakes, left, [*known, *sealed.notes])


def _ids(project: Project, order: Order, usual: int | None) -> frozenset[str]:
    """The sites that are looked at: some branches from everywhere in the roster, and the institution."""
    roster, count = project.roster, usual if order.sample is None else order.sample
    ids = [branch.id for branch in roster if not branch.is_institution and order.holds(branch.id)]
    if count is not None and count < len(ids):
        ids = [ids[n * len(ids) // count] for n in range(count)]
    return frozenset([*ids, *filter(order.holds, [roster.network.id])])


def _existing(place: str) -> Path:
    folder = Path(place)
    if not folder.is_dir():
        raise Mistakes.one(
            place,
            0,
            "is no folder",
            "Build first: microsite build. Or give the address at which it is published.",
            "没有这个文件夹。请先运行 microsite build，或者写上发布的网址。",
        )
    return folder


def _answers(published: Published, host: Host) -> Iterator[Mistake]:
    """How a host answers addresses that are not quite right."""
    if host.status(UNKNOWN) == 200:
        yield published.wrong(
            UNKNOWN,
            0,
            "is no page, yet the host answers as if it were one",
            "Let the host answer 404.html with the status 404 where there is nothing.",
            "这个网页不存在，服务器却当它存在。请设置成：找不到时返回 404.html，状态码 404。",
        )
    for branch in published.sites():
        path = branch.folder.rstrip("/")
        found, right = (host.read(path), host.read(f"{path}/{PAGE}")) if path else (None, None)
        if found is not None and found != right:
            yield published.wrong(
                path,
                0,
                "shows another page than the same address with a slash at its end",
                "Let the host add the slash, or answer the same page.",
                "网址末尾有没有“/”，打开的不是同一页。请设置服务器自动补“/”，或两种写法打开同一页。",
            )
