"""The data that programs and pages fetch: branches.json, finder.json, campaigns.csv, numbers.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from microsite.data.branch import Branch
from microsite.data.hotline import dialled
from microsite.data.site_numbers import digits
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.rendering import numbers as all_numbers
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published

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
    contents = _read(published, FINDER)
    parts = contents.get("parts") if isinstance(contents, dict) else None
    if not isinstance(parts, list):
        yield _unreadable(published, FINDER)
        return
    ids: list[str] = []
    for number in range(1, len(parts) + 1):
        path = f"finder/{number}.json"
        part = _read(published, path)
        rows = part.get("branches") if isinstance(part, dict) else None
        if not isinstance(rows, list):
            yield _unreadable(published, path)
            return
        ids += [str(row[0]) for row in rows if isinstance(row, list) and row]
    expected = [branch.id for branch in published.roster if not branch.is_institution]
    yield from _ids(published, FINDER, ids, expected)


def tiny_numbers(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """The numbers of a branch, by which its pages see whether theirs are old."""
    path = f"{branch.folder}{language}/{NUMBERS}"
    told = _read(published, path)
    own = told.get("own") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(own, list):
        yield _unreadable(published, path)
        return
    listed = {str(line[0]): str(line[1]) for line in own if isinstance(line, list) and len(line) > 1}
    expected = {dialled(one.number or "", one.extension) for _, one in branch.all_hotlines}
    numbers = published.numbers.of(branch)
    others = numbers.others if branch.is_institution else {}  # all branches' stand in its list
    wrong = sorted(expected.symmetric_difference(listed)) or [
        address for address, shown in listed.items() if digits(shown) != numbers.own[address]
    ]
    wrong += [
        address
        for address in map(str, told.get("others") or ())
        if address not in numbers.own and digits(address) not in others
    ]
    for address in wrong[:3]:
        yield published.wrong(
            path,
            0,
            f"tells of {address} other than the data",
            ANEW,
            f"号码 {address} 和数据不一致。{ANEW_ZH}",
        )


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
        keys = ", ".join(wrong)
        yield published.wrong(
            path, 0, f"tells of {keys} other than the data", ANEW, f"{keys} 和数据不一致。{ANEW_ZH}"
        )


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
