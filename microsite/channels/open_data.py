"""branches.json: every branch, for anybody to use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from microsite.channels.channel import once
from microsite.data.branch import Branch
from microsite.data.hotline import Hotline, dialled
from microsite.data.roster import Roster
from microsite.languages.language import Language


def open_data(roster: Roster) -> bytes:
    """All branches as JSON, each on a line: large networks have thousands."""
    lines = ",\n".join(json.dumps(_described(branch), ensure_ascii=False) for branch in roster)
    return f"[\n{lines}\n]\n".encode()


def _described(branch: Branch) -> dict[str, Any]:
    return {
        "id": branch.id,
        "kind": branch.kind,
        "name": branch.name.within(branch.network.languages),
        "district": branch.district.within(branch.network.languages),
        "life": branch.life.model_dump(mode="json", exclude_defaults=True),
        "coordinates": dict(branch.coordinates) if branch.coordinates else None,
        **_opening(branch),
        "hotlines": {
            purpose: _number(numbers[0], branch.network.languages)
            | (
                {"others": [_number(hotline, branch.network.languages) for hotline in numbers[1:]]}
                if len(numbers) > 1
                else {}
            )
            for purpose, numbers in branch.numbers.items()
        },
        "url": {language: f"{branch.url}{language}/" for language in branch.network.languages},
    }


def _numbers(numbers: Sequence[Hotline], languages: Iterable[Language]) -> dict[str, Any]:
    """The first number of a purpose, and with it the others."""
    first, *others = (_number(hotline, languages) for hotline in numbers)
    return first | ({"others": others} if others else {})


def _number(hotline: Hotline, languages: Iterable[Language]) -> dict[str, Any]:
    whom = {"for": hotline.whom.within(languages)} if hotline.whom else {}
    return whom | {
        "number": hotline.number,
        "extension": hotline.extension,
        "tel": dialled(hotline.number or "", hotline.extension),
        "hours": hotline.hours.told if hotline.hours else None,
        "verified_on": str(hotline.verified_on),
    }


def _opening(branch: Branch) -> dict[str, Any]:
    """When it is open: each week as one text, and what comes before the week."""
    market = branch.market_days
    return {
        "hours": {name: week.told for name, week in branch.hours.weeks.items()},
        "note": branch.hours.note.within(branch.network.languages) if branch.hours.note else None,
        "seasons": [
            {"from": season.first, "to": season.last}
            | {name: week.told for name, week in season.weeks.items()}
            for season in branch.seasons
        ],
        "market_days": market and market.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "special_days": [
            {"first": str(days.first), "last": str(days.last), "hours": list(days.hours)}
            for days in branch.special_days
        ],
    }


CHANNEL = once("branches.json", lambda project: open_data(project.roster))
