"""English names drafted from Chinese ones: pinyin, and words for what institutions and places are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path

from microsite.files import yamlfile
from microsite.sheets.cells import HAN
from microsite.sheets.matching import Cells, sounds
from microsite.starting.templates import quoted

_LISTED: Mapping[str, Mapping[str, str]] = yamlfile.shipped(Path(__file__).with_name("drafts.yml"))
_WORDS = {**_LISTED["institutions"], **_LISTED["places"]}
_LONGEST_FIRST = sorted(_WORDS, key=lambda word: (-len(word), word))
_RUNS = re.compile(f"[{HAN}]+|[^{HAN}]+")
_LEAST = 2  # characters that a place is called before the word for what it is
_SIDES = "东西南北中"


def institution(said: Mapping[str, str]) -> dict[str, str]:
    """What a file says of an institution in English."""
    return {
        "name_en": f", en: {quoted(_name(said['name'], ()))}",
        "district_en": f", en: {quoted(_name(said['district'], ()))}",
        "drafted": "\ndrafted: [name, district]",
    }


def complete(rows: dict[str, Cells], said: Mapping[str, str]) -> None:
    """Draft what the rows of a roster don't say in English; no two are called the same."""
    districts = {cells["district_zh"] for cells in rows.values()} | {said["district"]}
    taken = {cells["name_en"].casefold() for cells in rows.values() if cells.get("name_en")}
    for id, cells in rows.items():
        district = cells.get("district_en") or _name(cells["district_zh"], ())
        name = cells.get("name_en") or _unlike(taken, _name(cells["name_zh"], districts), district)
        taken.add(name.casefold())
        drafted = [part for part in ("name", "district") if not cells.get(f"{part}_en")]
        marked = {"drafted": ";".join(drafted)} if drafted else {}
        rows[id] = {**cells, "name_en": name, "district_en": district, **marked}


def _unlike(taken: Collection[str], name: str, district: str) -> str:
    """A name that no other branch has: with its district, or else with a number."""
    candidates = chain((name, f"{name}, {district}"), (f"{name} {number}" for number in count(2)))
    return next(one for one in candidates if one.casefold() not in taken)


def _name(name: str, districts: Iterable[str]) -> str:
    """A name in English: a known district before it, a place in pinyin, and words for what it is."""
    for district in sorted(districts, key=lambda district: (-len(district), district)):
        stem = district[:-1] if len(district) > _LEAST else district
        for known in (district, stem):
            rest = name.removeprefix(known)
            if rest != name and rest:
                return f"{_place(known)} {_place(rest)}"
    return _place(name)


def _place(name: str) -> str:
    """Pinyin, then the words at the end of a name."""
    words: list[str] = []
    while word := _last(name):
        words.insert(0, _WORDS[word])
        name = name.removesuffix(word)
    if len(name) == _LEAST and name[-1] in _LISTED["places"]:  # 柳县 is Liuxian County, 北街 Beijie Street
        words.insert(0, _WORDS[name[-1]])
    return " ".join([*map(_spelt, _RUNS.findall(name)), *words])


def _last(name: str) -> str:
    """The word with which a name ends; none if too little would be left of a place."""
    for word in _LONGEST_FIRST:
        is_slight = len(word) == 1 or word[0] in _SIDES  # 正东街 is Zhengdong Street
        least = 0 if word in _LISTED["institutions"] else _LEAST if is_slight else 1
        if name.endswith(word) and len(name) - len(word) >= least:
            return word
    return ""


def _spelt(run: str) -> str:
    """A run of characters as one word: Xi'an, Lüshun."""
    if not re.match(f"[{HAN}]", run):
        return unicodedata.normalize("NFKC", run).strip()
    return "".join(_syllables(run)).capitalize()


def _syllables(run: str) -> Iterator[str]:
    for number, sound in enumerate(sounds(run)):
        sound = re.sub("^([ln])v", "\\1ü", sound)
        yield f"'{sound}" if number and sound[:1] in "aeo" else sound
