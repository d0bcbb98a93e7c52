"""What stands beside or within our pages, and which nobody of ours made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from microsite.channels import offline
from microsite.files.mistakes import Mistake
from microsite.publish import ended, names
from microsite.rendering import gate
from microsite.rendering.assets import digest_of
from microsite.verify import copies, theme
from microsite.verify.address import CNAME
from microsite.verify.head import FIND_OUT, FIND_OUT_ZH
from microsite.verify.page import read
from microsite.verify.published import NOT_FOUND, PAGE, Published
from microsite.verify.site_page import SitePage
from microsite.verify.source import Folder

_ONCE = ('<meta charset="utf-8">', '<meta http-equiv="Content-Security-Policy" ')
_TURNED = re.compile("[\u202d\u202e]|&#(?:8237|8238|x202[de]);", re.IGNORECASE)  # overrides of the direction
_HOST_NAME = re.compile(rb"[A-Za-z0-9.-]+\n?")


def within(at: SitePage) -> Iterator[Mistake]:
    """Something in a page that we never put there: another script, a frame, a form that sends."""
    text = at.page.content.decode("utf-8", "replace")
    for once in _ONCE:
        if text.count(once) != 1:
            yield at.wrong(
                0,
                f"has {text.count(once)} times “{once}”, and not once",
                FIND_OUT,
                f"“{once}”应当正好出现一次，现在有{text.count(once)}次。{FIND_OUT_ZH}",
            )
    if turned := _TURNED.search(text):
        yield at.wrong(
            text.count("\n", 0, turned.start()) + 1,
            "holds a sign that turns what follows round, as no page of ours has",
            FIND_OUT,
            f"里面有把文字方向倒过来的符号，我们的网页没有这种东西。{FIND_OUT_ZH}",
        )
    alike = text.replace(f"/{at.branch.id}/", "/")  # tags that many branches have are judged once
    if gate.not_ours(alike) and (written := gate.not_ours(text)):
        yield at.wrong(
            text.count("\n", 0, text.find(written)) + 1,
            f"holds “{written}”, which no page of ours has",
            FIND_OUT,
            f"里面有“{written}”，我们的网页没有这种东西。{FIND_OUT_ZH}",
        )
    if at.page.refresh and at.within not in at.published.moved:
        yield at.wrong(
            0,
            f"leads on to {at.page.refresh} by itself",
            FIND_OUT,
            f"会自动跳到 {at.page.refresh}。{FIND_OUT_ZH}",
        )
    yield from theme.within(at)


def files(published: Published) -> Iterator[Mistake]:
    """Files of a folder that nothing of ours makes; of a host nobody can ask which there are."""
    source = published.source
    if not isinstance(source, Folder):
        return
    for name in sorted(source.others):
        yield published.wrong(
            name,
            0,
            "is no plain file: a link to another place may hold anything",
            FIND_OUT,
            f"不是普通文件；链接指向的地方可能什么都有。{FIND_OUT_ZH}",
        )
    strange = {*names.strange(source.names), *_scripts(published, source.names), *_of_hosts(source)}
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
        elif name.endswith(theme.DRAWING) and theme.runs(source.read(name) or b""):
            yield published.wrong(
                name,
                0,
                "is a drawing that runs something or loads from elsewhere",
                FIND_OUT,
                f"这张图里有会运行、或从别处加载的东西。{FIND_OUT_ZH}",
            )
        elif theme.NAMED.search(name) and digest_of(source.read(name) or b"") not in name:
            yield published.wrong(
                name,
                0,
                "holds something else than its name says, which is made from what it held",
                FIND_OUT,
                f"内容和文件名对不上：文件名里的编号是按原来的内容算出来的。{FIND_OUT_ZH}",
            )
        elif name.endswith(copies.PACKED) and published.follows(name) and not copies.is_same(source, name):
            yield published.wrong(
                name,
                0,
                "is not what the file beside it holds, or can't be unpacked here",
                "Make the copies anew after each build, as deploy/README.md has it.",
                "和旁边的原文件不一样，或者这里解不开。每次生成以后，请按 deploy/README.md 重新压缩。",
            )


def _of_hosts(source: Folder) -> Iterator[str]:
    """What a host reads, but doesn't hold what it should."""
    if CNAME in source.names and not _HOST_NAME.fullmatch(source.read(CNAME) or b""):
        yield CNAME


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
    if absent := published.roster.absent.get(first):
        page = read(published.source.read(name) or b"")
        language, numbers = absent.network.languages[0], published.numbers.of(absent)
        yield from within(SitePage(published, absent, language, name, page, numbers)) if page else ()
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
