"""What differs between two published folders, file by file; what many branches share is told once."""

from __future__ import annotations

import filecmp
import os
import re
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from microsite.changes.page_lines import Fact, facts

DIALLED = "Numbers dialled 拨打的号码"
SEEN = "What readers see 读者看到的"
UNSEEN = "What browsers and programs read 浏览器和程序读到的"
# of a site, and the edition of a sheet, which say nothing but that it has changed
_DIGEST = re.compile(
    r"\b[0-9a-f]{16}\b|(?<![0-9A-Za-z-])(?=[0-9-]{0,8}[A-F])[0-9A-F]{4}-[0-9A-F]{4}(?![0-9A-Za-z-])"
)
_HEAVY = 4  # facts told of a file that nobody reads as it stands

Key = tuple[str, frozenset[tuple[bytes, int]], frozenset[tuple[bytes, int]]]


class Place(NamedTuple):
    """A file of a site: the branch's id, empty for the institution, and its path there."""

    branch: str
    path: str

    @classmethod
    def of(cls, name: str, ids: Collection[str]) -> Place:
        """Where a published file stands."""
        first, _, rest = name.partition("/")
        return cls(first, rest) if first in ids else cls("", name)


class Differing(NamedTuple):
    """The names of the files that two folders don't have in the same bytes."""

    gone: list[str]
    new: list[str]
    changed: list[str]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(self[:])


def differing(before: Path, after: Path) -> Differing:
    """Compare every file of two folders of one file system, byte by byte where they don't share it."""
    old, new = _files(before), _files(after)
    changed = [
        name
        for name in sorted(old.keys() & new.keys())
        if old[name] != new[name] and not filecmp.cmp(f"{before}/{name}", f"{after}/{name}", shallow=False)
    ]
    return Differing(sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys()), changed)


def report(
    before: Path, after: Path, found: Differing, ids: Collection[str], pool: Executor
) -> dict[str, list[str]]:
    """All that differs in what is published, by title; nothing if every byte is the same."""
    lost = [name for name in found.gone if name.endswith(".html")]
    changed = _changed(before, after, found.changed, ids, pool)
    told = {
        "Addresses without redirect 失效的网址": _places(lost, ids),
        DIALLED: changed[DIALLED],
        SEEN: changed[SEEN],
        "New files 新文件": _places(found.new, ids),
        "Files gone 没有了的文件": _places([name for name in found.gone if name not in lost], ids),
        UNSEEN: changed[UNSEEN],
    }
    return {title: lines for title, lines in told.items() if lines}


def _files(folder: Path, within: str = "") -> dict[str, int]:
    """Every file by its name, with its number in the file system."""
    found: dict[str, int] = {}
    with os.scandir(folder / within) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.is_dir():
                found |= _files(folder, f"{name}/")
            else:
                found[name] = entry.inode()
    return found


def _changed(
    before: Path, after: Path, names: list[str], ids: Collection[str], pool: Executor
) -> dict[str, list[str]]:
    """What differs in files by its title; files with the same change are read once."""
    alike: dict[Key, list[str]] = {}
    for name, (old, new) in zip(
        names, pool.map(partial(_tokens, before, after), names, chunksize=64), strict=True
    ):
        alike.setdefault((Place.of(name, ids).path, old, new), []).append(name)
    groups = list(alike.values())
    firsts = [group[0] for group in groups]
    where: dict[str, dict[str, list[str]]] = {DIALLED: {}, SEEN: {}, UNSEEN: {}}
    for group, found in zip(
        groups, pool.map(partial(_facts, before, after), firsts, chunksize=8), strict=True
    ):
        for title, line in _lines(group[0], found):
            where[title].setdefault(_DIGEST.sub("…", line), []).extend(group)
    return {
        title: [f"{line} · {_where(places, ids)}" for line, places in lines.items()]
        for title, lines in where.items()
    }


def _lines(name: str, found: list[Fact]) -> Iterator[tuple[str, str]]:
    """What is told of a file, each with the title below which it stands."""
    if not name.endswith(".html"):
        more = f" (+{len(found) - _HEAVY})" if len(found) > _HEAVY else ""
        yield UNSEEN, "; ".join(map(_told, found[:_HEAVY])) + more
        return
    for fact in found:
        line = _told(fact)
        yield (SEEN if fact.is_seen else DIALLED if "> tel:" in line else UNSEEN), line


def _tokens(
    before: Path, after: Path, name: str
) -> tuple[frozenset[tuple[bytes, int]], frozenset[tuple[bytes, int]]]:
    """What a file no longer has and has anew, in short: the same for all files with the same change."""
    old, new = (Counter((folder / name).read_bytes().split(b"<")) for folder in (before, after))
    return frozenset((old - new).items()), frozenset((new - old).items())


def _facts(before: Path, after: Path, name: str) -> list[Fact]:
    return facts(name, (before / name).read_bytes(), (after / name).read_bytes())


def _told(fact: Fact) -> str:
    if fact.before is None:
        return f"new 新增: {fact.after}"
    if fact.after is None:
        return f"gone 没有了: {fact.before}"
    return f"{fact.before} → {fact.after}"


def _places(names: list[str], ids: Collection[str]) -> list[str]:
    by_path: dict[str, list[str]] = {}
    for name in names:
        by_path.setdefault(Place.of(name, ids).path, []).append(name)
    return [_where(found, ids) for found in by_path.values()]


def _where(names: list[str], ids: Collection[str]) -> str:
    """The first of some files, and in how many branches they are."""
    places = [Place.of(name, ids) for name in names]
    paths = list(dict.fromkeys(place.path for place in places))
    branches = list(dict.fromkeys(place.branch for place in places if place.branch))
    more = f" +{len(paths) - 1}" if len(paths) > 1 else ""
    institution = "institution 机构, " if any(not place.branch for place in places) else ""
    counted = f"{len(branches)} branches 个网点" if len(branches) > 1 else "".join(branches)
    return f"{paths[0]}{more} ({institution}{counted})".replace(", )", ")")
