"""finder.json: what a browser needs to find a branch by name, district, pinyin, initials, id or distance."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from microsite.data.branch import Branch
from microsite.data.roster import Roster


def finder(roster: Roster) -> bytes:
    """Every branch as a short row, districts written once: fetched when a reader looks for a branch."""
    branches = [branch for branch in roster if not branch.is_institution]
    districts = sorted({(branch.district.en, branch.district.zh) for branch in branches})
    numbers = {district: number for number, district in enumerate(districts)}
    data = {
        "districts": [[en, zh, _pinyin(zh)] for en, zh in districts],
        "branches": [_row(branch, numbers) for branch in branches],
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _row(branch: Branch, districts: dict[tuple[str, str], int]) -> list[Any]:
    place = branch.coordinates
    return [
        branch.id,
        branch.name.en,
        branch.name.zh,
        _pinyin(branch.name.zh),
        districts[branch.district.en, branch.district.zh],
        *([place.latitude, place.longitude] if place else ()),
    ]


@cache
def _reader() -> Callable[[str], list[str]]:
    """What reads Chinese aloud; only finders wait for its dictionaries."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({"支行": [["zhī"], ["háng"]], "分行": [["fēn"], ["háng"]]})  # 行 is read xíng elsewhere
    return lambda text: list(lazy_pinyin(text))


def _pinyin(text: str) -> str:
    return " ".join(_reader()(text))
