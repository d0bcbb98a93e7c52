"""What a site tells machines: descriptions in its pages, and what a browser keeps for offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from microsite.channels import manifest as home_screen
from microsite.channels import offline
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify.head import ANEW, ANEW_ZH, FIND_OUT, FIND_OUT_ZH
from microsite.verify.published import PAGE, Published
from microsite.verify.site_page import SitePage
from microsite.words.context import Context

DESCRIBED = (PAGE, f"branch/{PAGE}")
WORKER = "sw.js"
MANIFEST = "site.webmanifest"
_KEPT = re.compile(  # pages, then theme files with their folder said once
    rb'^const KEPT=\[(.*?)(?:,\.\.\.("[^"]*")\.split\(" "\)\.map\(a=>"([^"]*)"\+a\))?\];?$', re.MULTILINE
)


def faults(at: SitePage) -> Iterator[Mistake]:
    """Descriptions after schema.org that can't be read, or are of somebody else."""
    found = [_parsed(text) for text in at.page.data]
    if at.within in DESCRIBED and not found:
        yield at.wrong(
            0, "describes no branch to machines", ANEW, f"没有给机器看的网点信息（JSON-LD）。{ANEW_ZH}"
        )
    for graph in found:
        if problem := _organisation(at, graph):
            yield at.wrong(
                0,
                f"describes the branch wrongly to machines: {problem}",
                ANEW,
                f"给机器看的网点信息（JSON-LD）不对：{problem}。{ANEW_ZH}",
            )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _organisation(at: SitePage, graph: Any) -> str:
    """What is wrong with the description of the branch."""
    parts = graph.get("@graph") if isinstance(graph, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], dict) else None
    if first is None:
        return "JSON"
    expected = {
        "@id": f"{at.branch.url}#organisation",
        "url": f"{at.branch.url}{at.language}/",
        "name": at.branch.name[at.language],
        "address": at.branch.address[at.language],
    }
    for name, right in expected.items():
        if first.get(name) != right:
            return f"{name} = {first.get(name)}"
    points = first.get("contactPoint") or []
    for point in points if isinstance(points, list) else [None]:
        number = point.get("telephone") if isinstance(point, dict) else None
        if f"tel:{number}" not in at.numbers.own:
            return f"telephone = {number}"
    return ""


def _kept(found: re.Match[bytes]) -> Any:
    """What a worker lists: pages, and theme files whose folder it says once."""
    pages, names, folder = (part.decode("utf-8", "replace") if part else "" for part in found.groups())
    kept = _parsed(f"[{pages}]")
    theme = _parsed(names) if names else ""
    if not isinstance(kept, list) or not isinstance(theme, str):
        return None
    return [*kept, *(f"{folder}{name}" for name in theme.split())]


def worker(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """What the worker of a site keeps, which must be there, or it keeps nothing."""
    folder = f"{branch.folder}{language}/"
    content = published.source.read(folder + WORKER)
    if content is None:
        yield published.missing(folder + WORKER)
        return
    if not offline.is_ours(content, language, branch.network):
        yield published.wrong(
            folder + WORKER,
            0,
            "does other things than our workers do: somebody, or the host, has changed it",
            FIND_OUT,
            f"做的事和我们的不一样：有人改过，或者服务器改过。{FIND_OUT_ZH}",
        )
    found = _KEPT.search(content)
    kept = _kept(found) if found else None
    if not isinstance(kept, list) or not kept:
        if branch.network.offline:
            yield published.wrong(
                folder + WORKER, 0, "keeps no page for offline", ANEW, f"没有保存离线网页。{ANEW_ZH}"
            )
        return
    for address in map(str, kept):
        path = published.places.led(folder, address)
        expected = path in published.expected  # that it is missing is told already
        if path is None or (published.follows(path) and not expected and not published.source.has(path)):
            yield published.wrong(
                folder + WORKER,
                0,
                f"keeps “{address}”, which is not there, and so keeps nothing",
                ANEW,
                f"要保存的“{address}”不存在，结果什么都存不下。{ANEW_ZH}",
            )


def manifest(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """What a telephone puts on its home screen: the name, the home page, and icons that are there."""
    folder = f"{branch.folder}{language}/"
    content = published.source.read(folder + MANIFEST)
    if content is None:
        yield published.missing(folder + MANIFEST)
        return
    if problem := _on_home_screen(published, branch, language, _parsed(content.decode("utf-8", "replace"))):
        yield published.wrong(
            folder + MANIFEST,
            0,
            f"tells home screens something wrong: {problem}",
            ANEW,
            f"给手机桌面的信息不对：{problem}。{ANEW_ZH}",
        )


def _on_home_screen(published: Published, branch: Branch, language: Language, told: Any) -> str:
    """What is wrong with a web manifest."""
    if not isinstance(told, dict) or not isinstance(told.get("icons"), list):
        return "JSON"
    right = json.loads(home_screen.manifest(Context.of(published.project, branch, language), "", _Unnamed()))
    for key in sorted({*told, *right} - {"icons"}):
        if told.get(key) != right.get(key):
            return f"{key} = {told.get(key)}"
    for icon in told["icons"]:
        address = str(icon.get("src")) if isinstance(icon, dict) else ""
        path = published.places.led(f"{branch.folder}{language}/", address)
        if not path or not published.source.has(path):
            return f"icons: {address}"
    return ""


class _Unnamed(dict[str, str]):
    """The names of theme files where their digests don't matter."""

    def __missing__(self, name: str) -> str:
        return name
