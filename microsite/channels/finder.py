"""finder.json: what a browser needs to find a branch by name, district, pinyin, initials, id or distance."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.words.opening import opening_in_short

_CHARACTERS = re.compile("[\u3400-\u9fff]")


def finder(roster: Roster, day: date) -> bytes:
    """Every branch as a short row, districts and hours written once; fetched when a reader looks for one."""
    branches = [branch for branch in roster if not branch.is_institution]
    languages = roster.network.languages
    districts = sorted({_district(branch) for branch in branches})
    numbers = {district: number for number, district in enumerate(districts)}
    hours = {branch.id: _hours(branch) for branch in branches}
    texts = {text: number for number, text in enumerate(sorted(set(hours.values())))}
    data = {
        "languages": languages,
        "districts": [[*names, _read_aloud(names)] for names in districts],
        "hours": list(texts),
        "branches": [_row(branch, numbers, texts[hours[branch.id]], day) for branch in branches],
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _row(branch: Branch, districts: dict[tuple[str, ...], int], hours: int, day: date) -> list[Any]:
    """A branch; one that is closed on the day is found by its name, but is nobody's nearest."""
    place = None if branch.life.closure_on(day) else branch.coordinates
    names = tuple(branch.name[language] for language in branch.network.languages)
    return [
        branch.id,
        *names,
        _read_aloud(names),
        districts[_district(branch)],
        hours,
        *([place.latitude, place.longitude] if place else ()),
    ]


@cache
def _reader() -> Callable[[str], list[str]]:
    """What reads Chinese aloud; only finders wait for its dictionaries."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({"支行": [["zhī"], ["háng"]], "分行": [["fēn"], ["háng"]]})  # 行 is read xíng elsewhere
    return lambda text: list(lazy_pinyin(text))


def _hours(branch: Branch) -> tuple[str, ...]:
    """When it is open in each language, as many branches say the same."""
    return tuple(opening_in_short(branch, language) for language in branch.network.languages)


def _district(branch: Branch) -> tuple[str, ...]:
    return tuple(branch.district[language] for language in branch.network.languages)


def _read_aloud(names: Iterable[str]) -> str:
    """A name as one types it by its sound: that of the Chinese characters, if it has some in a language."""
    written = next(filter(_CHARACTERS.search, names), None)
    return " ".join(_reader()(written)) if written else ""
