"""The pages that differ between two published folders, each whole in one file: no server is needed."""

from __future__ import annotations

import posixpath
from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Iterable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
from lxml import etree

from microsite.changes.published import Differing, Place
from microsite.pieces.described import Looking
from microsite.verify.places import Places
from microsite.words.templates import templates

BEFORE, AFTER = "before", "after"
MOST = 2000  # pages; of more, as many branches as fit
# nothing of a change runs on the device of whoever looks at it
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".svg": "image/svg+xml"}
_TEMPLATES = Path(__file__).with_name("templates")


class Side(NamedTuple):
    """One of two states as it is published, and what of it is shown."""

    name: str
    published: Path
    url: str
    pages: frozenset[str]
    files: frozenset[str]  # others that differ; a page that leads to one brings it along
    looking: Looking

    def shown(self, name: str) -> bytes:
        """The content of a file as readers see it."""
        return self.looking.shown((self.published / name).read_bytes())


class Shown(NamedTuple):
    """A page as it was written, with what it brings along."""

    title: str
    brought: frozenset[str]


class Row(NamedTuple):
    """A page in the list of all: its branch, what it is called, and the states that have it."""

    branch: str
    title: str
    name: str
    states: list[str]


class States(NamedTuple):
    """Where two states are published, at which address each, and what differs."""

    folders: tuple[Path, Path]
    urls: tuple[str, str]
    differing: Differing
    looking: Looking


def write(out: Path, states: States, ids: Collection[str], pool: Executor) -> None:
    """Write every page that differs, before and after, and a list of them."""
    gone, new, changed = states.differing
    pages = _chosen([name for name in (*gone, *new, *changed) if name.endswith(".html")], ids)
    rows: dict[str, Row] = {}
    for name, folder, url, own in zip(
        (BEFORE, AFTER), states.folders, states.urls, ((*gone, *changed), (*new, *changed)), strict=True
    ):
        side = Side(name, folder, url, frozenset(pages) & frozenset(own), frozenset(own), states.looking)
        ordered = sorted(side.pages)
        shown = pool.map(partial(_write, out, side), ordered, chunksize=16)
        for page, (title, brought) in zip(ordered, shown, strict=True):
            row = rows.setdefault(page, Row(Place.of(page, ids).branch, title, page, []))
            row.states.append(name)
            _bring(out, side, brought)
    left = len({name for name in (*gone, *new, *changed) if name.endswith(".html")}) - len(pages)
    _list(out, sorted(rows.values()), left)


def empty(out: Path) -> Path:
    """A folder to write into; one that holds anything is refused."""
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty. {out} 里已经有文件，请换一个文件夹。")
    out.mkdir(parents=True, exist_ok=True)
    return out


def _chosen(pages: Iterable[str], ids: Collection[str]) -> list[str]:
    """All pages; of too many, each page of as many branches as there is room for."""
    before: Counter[str] = Counter()
    ranked: list[tuple[int, str]] = []
    for name in sorted(pages):
        path = Place.of(name, ids).path
        ranked.append((before[path], name))
        before[path] += 1
    return [name for _, name in sorted(ranked)[:MOST]]


def _write(out: Path, side: Side, name: str) -> Shown:
    """Write one page; nothing that it needs stands beside it."""
    root = etree.fromstring(
        (side.published / name).read_bytes(), etree.HTMLParser(encoding="utf-8", no_network=True)
    )
    etree.strip_tags(root, "noscript")
    etree.strip_elements(root, "script", with_tail=False)
    title = (root.findtext("head/title") or name).strip()
    places, brought = Places(side.url), set[str]()
    _take_in(root, side, places, name)
    for element in root.iter("a", "area"):
        if address := element.get("href"):
            target, led = _led(side, places, name, address)
            element.set("href", led)
            if target in side.files and target not in side.pages:
                brought.add(target)
    path = out / side.name / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(etree.tostring(root, method="html", encoding="utf-8", doctype="<!doctype html>"))
    return Shown(title, frozenset(brought))


def _take_in(root: etree._Element, side: Side, places: Places, name: str) -> None:
    """Put styles and pictures into a page, and let it load nothing else."""
    folder = name[: name.rfind("/") + 1]
    for element in [*root.iter("link", "meta", "img")]:
        kind = (element.get("rel") or element.get("http-equiv") or "").lower()
        if kind == "stylesheet":
            file = side.published / (places.led(folder, element.get("href") or "") or "")
            element.tag, element.text = "style", file.read_text("utf-8")
            del element.attrib["href"], element.attrib["rel"]
        elif element.tag == "link":
            root.find("head").remove(element)
        elif kind == "content-security-policy":
            element.set("content", POLICY)
        elif kind == "refresh":
            pause, _, address = (element.get("content") or "").partition("url=")
            element.set("content", f"{pause}url={_led(side, places, name, address)[1]}")
        elif element.tag == "img":
            drawn = places.led(folder, element.get("src") or "") or ""
            picture = _TYPES.get(Path(drawn).suffix)
            if picture and (side.published / drawn).is_file():
                element.set("src", f"data:{picture};base64,{b64encode(side.shown(drawn)).decode()}")


def _led(side: Side, places: Places, name: str, address: str) -> tuple[str, str]:
    """The file to which a link leads, and the way there: beside this page, or where it is published."""
    folder = name[: name.rfind("/") + 1]
    target = places.led(folder, address)
    if target is None or address.startswith("#"):
        return "", address
    _, sign, anchor = address.partition("#")
    if target in side.pages or target in side.files:
        return target, posixpath.relpath(target, folder or ".") + sign + anchor
    return "", places.address(target) + sign + anchor


def _bring(out: Path, side: Side, names: Iterable[str]) -> None:
    for name in names:
        path = out / side.name / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(side.shown(name))


def _list(out: Path, rows: list[Row], left: int) -> None:
    listed: dict[str, list[Row]] = {}
    for row in rows:
        listed.setdefault(row.branch, []).append(row)
    page = templates(_TEMPLATES).get_template("changed_pages.html")
    out.joinpath("index.html").write_text(page.render(listed=listed, left=left, policy=POLICY), "utf-8")
