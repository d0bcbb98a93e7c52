"""What stands beside or within our pages, and which nobody of ours made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.channels import offline
from microsite.files.mistakes import Mistake
from microsite.publish import ended, names
from microsite.rendering import gate
from microsite.verify.published import NOT_FOUND, PAGE, Published
from microsite.verify.site_page import SitePage
from microsite.verify.source import Folder

FIND_OUT = (
    "Find out who did it; if nobody of yours, tell your security team. Build anew into an empty folder."
)
FIND_OUT_ZH = "请查清是谁放的；不是自己人放的，马上告诉负责信息安全的同事。然后清空文件夹，重新生成。"


def within(at: SitePage) -> Iterator[Mistake]:
    """Something in a page that we never put there: another script, a frame, a form that sends."""
    yield from _in_page(at.published, at.path, at.page.content)


def files(published: Published) -> Iterator[Mistake]:
    """Files of a folder that nothing of ours makes; of a host nobody can ask which there are."""
    source = published.source
    if not isinstance(source, Folder):
        return
    for name in sorted(source.links):
        yield published.wrong(
            name,
            0,
            "is a link to another place, which may hold anything",
            FIND_OUT,
            f"是一个链接，指向别的地方，那里可能什么都有。{FIND_OUT_ZH}",
        )
    strange = {*names.strange(source.names), *_scripts(published, source.names)}
    for name in sorted(strange):
        if not (name.endswith(ended.SUFFIXES) and source.read(name) == offline.END):
            yield published.wrong(
                name,
                0,
                "is no file that may be published",
                FIND_OUT,
                f"不在可以发布的文件清单里。{FIND_OUT_ZH}",
            )
    for name in sorted(source.names - strange):
        if name.endswith(".html"):
            yield from _page(published, name)


def _scripts(published: Published, all_names: Iterable[str]) -> Iterator[str]:
    """Scripts beside the theme and beside the workers of sites, where at most the end of a worker stands."""
    workers = {
        f"{branch.folder}{language}/{offline.NAME}"
        for branch in published.roster
        for language in published.roster.network.languages
    }
    for name in all_names:
        if name.endswith(ended.SUFFIXES) and ended.THEME not in name.split("/") and name not in workers:
            yield name


def _page(published: Published, name: str) -> Iterator[Mistake]:
    """A page beside those that are looked at."""
    first = name.partition("/")[0]
    if first in published.roster.absent:
        yield from _in_page(published, name, published.source.read(name) or b"")
    elif (published.follows(name) or _is_nobodys(published, first)) and not _is_expected(published, name):
        yield published.wrong(
            name,
            0,
            "is a page that nobody of ours wrote",
            FIND_OUT,
            f"是多出来的网页，不是我们写的。{FIND_OUT_ZH}",
        )


def _is_nobodys(published: Published, folder: str) -> bool:
    return folder not in published.roster.branches and folder not in published.roster.network.languages


def _is_expected(published: Published, name: str) -> bool:
    site = published.roster[published.owner(name)].folder
    language, _, path = name.removeprefix(site).partition("/")
    leads_on = language in published.roster.network.languages and path in published.moved
    return leads_on or name in published.expected or name in (f"{site}{PAGE}", NOT_FOUND)


def _in_page(published: Published, path: str, content: bytes) -> Iterator[Mistake]:
    text = content.decode("utf-8", "replace")
    alike = text.replace(f"/{published.owner(path)}/", "/")  # tags that many branches have are judged once
    if gate.not_ours(alike) and (written := gate.not_ours(text)):
        yield published.wrong(
            path,
            content.count(b"\n", 0, content.find(written.encode())) + 1,
            f"holds “{written}”, which no page of ours has",
            FIND_OUT,
            f"里面有“{written}”，我们的网页没有这种东西。{FIND_OUT_ZH}",
        )
