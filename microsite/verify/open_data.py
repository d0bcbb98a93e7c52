"""The data that programs and pages fetch: branches.json, finder.json, campaigns.csv, numbers.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from microsite.channels import numbers as tiny
from microsite.channels.finder import finder
from microsite.channels.open_data import open_data
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.rendering import numbers as all_numbers
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published
from microsite.words.context import Context

BRANCHES, FINDER, CAMPAIGNS = "branches.json", "finder.json", "campaigns.csv"
NUMBERS = "numbers.json"
_OLDEST = 400  # days since what is published was built: it says so


def faults(published: Published) -> Iterator[Mistake]:
    """What differs from the data of the project."""
    yield from _branches(published)
    yield from _finder(published)
    if not (published.source.read(CAMPAIGNS) or b"").strip():
        yield published.missing(CAMPAIGNS)
    yield from _all_numbers(published)


def _branches(published: Published) -> Iterator[Mistake]:
    described = _read(published, BRANCHES)
    if not isinstance(described, list):
        yield _unreadable(published, BRANCHES)
        return
    told = {str(one.get("id")): one for one in described if isinstance(one, dict)}
    right = {one["id"]: one for one in json.loads(open_data(published.roster))}
    yield from _ids(published, BRANCHES, list(told), list(right))
    for id in sorted(told.keys() & right.keys()):
        if wrong := _differing(told[id], right[id]):
            yield _other(published, BRANCHES, f"“{id}”", ": " + ", ".join(wrong))


def _differing(told: dict[str, Any], right: dict[str, Any]) -> list[str]:
    """The keys of what is told otherwise."""
    return [key for key in sorted({*told, *right}) if key not in told or told[key] != right.get(key)]


def _finder(published: Published) -> Iterator[Mistake]:
    """What it says of each branch but for the hours, of which some pass with the days."""
    made = finder(published.roster, published.project.today)
    ids = list[str]()
    for path, content in made.items():
        told, right = _read(published, path), json.loads(content)
        if not isinstance(told, dict) or told.keys() != right.keys():
            yield _unreadable(published, path)
            return
        rows, own = _rows(told), _rows(right)
        ids += rows
        for id in sorted(rows.keys() & own.keys()):
            if rows[id] != own[id]:
                yield _other(published, path, f"“{id}”")
        if _beside_rows(told) != _beside_rows(right):
            yield _other(published, path, "districts")
    expected = [branch.id for branch in published.roster if not branch.is_institution]
    yield from _ids(published, FINDER, ids, expected)


def _rows(part: dict[str, Any]) -> dict[str, list[Any]]:
    """The branches of a part by their ids, but for the number of their hours."""
    rows = part.get("branches")
    found = [row for row in rows if isinstance(row, list) and len(row) > 2] if isinstance(rows, list) else []
    return {str(row[0]): [*row[:2], *row[3:]] for row in found}


def _beside_rows(part: dict[str, Any]) -> dict[str, Any]:
    return {key: part[key] for key in part if key in ("districts", "languages", "traditional")}


def tiny_numbers(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """The numbers of a branch, by which its pages see whether theirs are old, and what is said of them."""
    path = f"{branch.folder}{language}/{NUMBERS}"
    told = _read(published, path)
    if not isinstance(told, dict) or not isinstance(told.get("others"), list):
        yield _unreadable(published, path)
        return
    right = json.loads(tiny.numbers(Context.of(published.project, branch, language)))
    for number in _one_sided(told.get("own"), right["own"])[:3]:
        yield _other(published, path, number)
    if told.get("say") != right["say"]:
        yield _other(published, path, "say")
    numbers = published.numbers.of_all if branch.is_institution else published.numbers.of(branch)
    for address in sorted(set(map(str, told["others"])).difference(numbers.own, right["others"])):
        yield _other(published, path, address)


def _one_sided(told: Any, right: list[Any]) -> list[str]:
    """The numbers that stand in one of two lists alone, or otherwise in the other."""
    told = told if isinstance(told, list) else []
    apart = [*(one for one in told if one not in right), *(one for one in right if one not in told)]
    return list(dict.fromkeys(str(one[0])[:60] if isinstance(one, list) and one else "?" for one in apart))


def _other(published: Published, path: str, what: str, where: str = "") -> Mistake:
    """What a file tells otherwise than the data."""
    said, zh = f"tells of {what} other than the data{where}", f"{what} 和数据不一致{where}。{ANEW_ZH}"
    return published.wrong(path, 0, said, ANEW, zh)


def _all_numbers(published: Published) -> Iterator[Mistake]:
    """The numbers by which a reader is told whose a number is, and what is said then."""
    path, project = all_numbers.NAME, published.project
    told = _read(published, path)
    if not isinstance(told, dict):
        yield _unreadable(published, path)
        return
    right = json.loads(all_numbers.numbers(project))
    days = (project.today - timedelta(days) for days in range(_OLDEST))
    if any(told.get("say") == all_numbers.said(project, built) for built in days):
        right["say"] = told["say"]
    if wrong := [key for key in sorted({*told, *right}) if told.get(key) != right.get(key)]:
        yield _other(published, path, ", ".join(wrong))


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
