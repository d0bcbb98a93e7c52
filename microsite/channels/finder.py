"""What a browser needs to find a branch by name, district, address, pinyin, initials, id or distance.

finder.json says how characters are written traditionally, and of each part which characters and which
stretch of land it holds, so that few parts are fetched for a question, however many branches there are,
and which branches have closed; finder/1.json and so on hold branches as short rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from microsite.channels.channel import NetworkChannel
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.languages.chinese import read_aloud, simplified, traditional
from microsite.words.opening import of_branch, opening_in_short

LISTED = 250  # branches in one part
NAME = "finder.json"
Hours = tuple[str | None, ...]

_CHINESE = re.compile("[\u3400-\u9fff]")


def finder(roster: Roster, day: date) -> dict[str, bytes]:
    """The table of contents, and the parts, by their paths."""
    branches = sorted((one for one in roster if not one.is_institution), key=_order)
    starts = range(0, len(branches), LISTED)
    known: dict[str, Hours] = {}
    hours = {branch.id: _hours(branch, day, known) for branch in branches}
    parts = [_part(branches[start : start + LISTED], hours, day) for start in starts]
    held = [_characters(part) for part in parts]
    contents = {
        "languages": roster.network.languages,
        "branches": len(branches),
        "placed": sum(len(part["places"]) for part in parts),
        "traditional": "".join(map("".join, traditional("".join(held)).items())),
        "parts": [[said, *_land(part["places"])] for said, part in zip(held, parts, strict=True)],
        "closed": {id: _names(branch) for id, branch in roster.closed.items()},
    }
    files = {f"finder/{number}.json": _written(part) for number, part in enumerate(parts, 1)}
    return {NAME: _written(contents), **files}


def _order(branch: Branch) -> tuple[tuple[str, ...], str]:
    return _district(branch), branch.id


def _part(branches: Sequence[Branch], hours: Mapping[str, Hours], day: date) -> dict[str, Any]:
    """Branches as rows, districts and hours written once; who is closed on the day is nobody's nearest."""
    districts = list(dict.fromkeys(map(_district, branches)))
    distinct = list(dict.fromkeys(hours[branch.id] for branch in branches))
    return {
        "districts": [[*names, read_aloud(names)] for names in districts],
        "hours": distinct,
        "branches": [
            [
                branch.id,
                districts.index(_district(branch)),
                distinct.index(hours[branch.id]),
                read_aloud(_names(branch)),
                *_names(branch),
                *(branch.address[language] for language in branch.network.languages),
                *_shorts(branch),
            ]
            for branch in branches
        ],
        "places": {
            row: [branch.coordinates.latitude, branch.coordinates.longitude]
            for row, branch in enumerate(branches)
            if branch.coordinates and not branch.life.closure_on(day)
        },
    }


def _names(branch: Branch) -> tuple[str, ...]:
    return tuple(branch.name[language] for language in branch.network.languages)


def _shorts(branch: Branch) -> Iterator[str]:
    """What the header of its site calls it, where that is another name."""
    for language in branch.network.languages:
        if branch.short and branch.short[language] != branch.name[language]:
            yield branch.short[language]


def _district(branch: Branch) -> tuple[str, ...]:
    return tuple(branch.district[language] for language in branch.network.languages)


def _hours(branch: Branch, day: date, known: dict[str, Hours]) -> Hours:
    """When it is open, for the browser's clock and in each language; what many keep is worked out once."""
    kept = repr((branch.hours, branch.seasons, branch.market_days, branch.special_days, branch.life))
    if kept not in known:
        known[kept] = _worked_out(branch, day)
    return known[kept]


def _worked_out(branch: Branch, day: date) -> Hours:
    clockwork = of_branch(branch, day)
    until = clockwork.until.isoformat() if clockwork.until else None
    said = (opening_in_short(branch, language) for language in branch.network.languages)
    return (clockwork.hours, clockwork.special, until, *said)


def _characters(part: dict[str, Any]) -> str:
    """The Chinese characters, simplified, by which something in a part can be found."""
    text = json.dumps([part["districts"], part["branches"]], ensure_ascii=False)
    return "".join(sorted(set(_CHINESE.findall(simplified(text)))))


def _land(places: dict[int, list[float]]) -> Iterable[float]:
    """The south, west, north and east of what has coordinates; nothing if nothing has."""
    if not places:
        return ()
    latitudes, longitudes = zip(*places.values(), strict=True)
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def _written(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


CHANNEL = NetworkChannel(
    r"finder(?:\.json|/\d+\.json)", lambda project: finder(project.roster, project.today)
)
