"""The data of all branches that programs fetch: branches.json, finder.json, campaigns.csv."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from microsite.data.branch import Branch
from microsite.data.hotline import dialled
from microsite.files.mistakes import Mistake
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published

BRANCHES, FINDER, CAMPAIGNS = "branches.json", "finder.json", "campaigns.csv"


def faults(published: Published) -> Iterator[Mistake]:
    """What differs from the data of the project."""
    yield from _branches(published)
    yield from _finder(published)
    if not (published.source.read(CAMPAIGNS) or b"").strip():
        yield published.missing(CAMPAIGNS)


def _branches(published: Published) -> Iterator[Mistake]:
    described = _read(published, BRANCHES)
    if not isinstance(described, list):
        yield _unreadable(published, BRANCHES)
        return
    told = {one.get("id"): one for one in described if isinstance(one, dict)}
    yield from _ids(published, BRANCHES, list(map(str, told)), [branch.id for branch in published.roster])
    for branch in published.roster:
        one = told.get(branch.id)
        if one is not None and (problem := _branch(branch, one)):
            yield published.wrong(
                BRANCHES,
                0,
                f"tells of “{branch.id}” other than the data: {problem}",
                ANEW,
                f"“{branch.id}”和数据不一致：{problem}。{ANEW_ZH}",
            )


def _branch(branch: Branch, told: dict[str, Any]) -> str:
    """Where a description differs from the data."""
    lines = told.get("hotlines")
    numbers = lines if isinstance(lines, dict) else {}
    for purpose, hotline in branch.hotlines.items():
        one = numbers.get(purpose)
        if not isinstance(one, dict) or (one.get("number"), one.get("tel")) != (
            hotline.number,
            dialled(hotline.number or "", hotline.extension),
        ):
            return f"hotlines.{purpose}"
    urls = {language: f"{branch.url}{language}/" for language in branch.network.languages}
    if told.get("url") != urls:
        return "url"
    return "" if told.get("name") == branch.name.within(branch.network.languages) else "name"


def _finder(published: Published) -> Iterator[Mistake]:
    found = _read(published, FINDER)
    rows = found.get("branches") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        yield _unreadable(published, FINDER)
        return
    ids = [str(row[0]) for row in rows if isinstance(row, list) and row]
    expected = [branch.id for branch in published.roster if not branch.is_institution]
    yield from _ids(published, FINDER, ids, expected)


def _ids(published: Published, path: str, told: list[str], expected: list[str]) -> Iterator[Mistake]:
    for id in sorted(set(told).symmetric_difference(expected))[:3]:
        said, zh = (
            (f"doesn't have the branch “{id}”", f"缺少网点“{id}”")
            if id in expected
            else (f"has “{id}”, which is no branch", f"多了“{id}”，没有这个网点")
        )
        yield published.wrong(path, 0, said, ANEW, f"{zh}。{ANEW_ZH}")


def _read(published: Published, path: str) -> Any:
    try:
        return json.loads(published.source.read(path) or b"")
    except (ValueError, RecursionError):
        return None


def _unreadable(published: Published, path: str) -> Mistake:
    if not published.source.has(path):
        return published.missing(path)
    return published.wrong(path, 0, "can't be read by programs", ANEW, f"程序读不了。{ANEW_ZH}")
