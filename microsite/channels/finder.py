"""finder.json: what a browser needs to find a branch by name, district, pinyin, initials, id or distance."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pypinyin import lazy_pinyin, load_phrases_dict

from microsite.data.branch import Branch
from microsite.data.roster import Roster

load_phrases_dict({"支行": [["zhī"], ["háng"]], "分行": [["fēn"], ["háng"]]})  # 行 is read xíng elsewhere


def finder(roster: Roster, day: date) -> bytes:
    """Every branch as a short row, districts written once: fetched when a reader looks for a branch."""
    branches = [branch for branch in roster if not branch.is_institution]
    districts = sorted({(branch.district.en, branch.district.zh) for branch in branches})
    numbers = {district: number for number, district in enumerate(districts)}
    data = {
        "districts": [[en, zh, _pinyin(zh)] for en, zh in districts],
        "branches": [_row(branch, numbers, day) for branch in branches],
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _row(branch: Branch, districts: dict[tuple[str, str], int], day: date) -> list[Any]:
    """A branch; one that is closed on the day is found by its name, but is nobody's nearest."""
    place = None if branch.life.closure_on(day) else branch.coordinates
    return [
        branch.id,
        branch.name.en,
        branch.name.zh,
        _pinyin(branch.name.zh),
        districts[branch.district.en, branch.district.zh],
        *([place.latitude, place.longitude] if place else ()),
    ]


def _pinyin(text: str) -> str:
    return " ".join(lazy_pinyin(text))
