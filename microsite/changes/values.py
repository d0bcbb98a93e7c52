"""What is different between two records, value by value, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel

from microsite.data.hours import SpecialDays, Week
from microsite.data.in_languages import InLanguages
from microsite.data.life import Closure, Move
from microsite.data.season import Season
from microsite.data.values import hours
from microsite.languages.writing import known

Path = tuple[str, ...]

_NAMES = {  # of keys, where the key is not a word for readers; an empty one goes without saying
    "campaigns": "campaign",
    "counter": "",
    "events": "event",
    "life": "",
    "numbers": "",
    "whom": "for",
    "hotlines": "",
    "national_hotlines": "national number",
    "purposes": "purpose",
    "complaint_route": "step of the complaint route",
    "verified_on": "day of verification",
    "first": "first day",
    "last": "last day",
}


class Difference(NamedTuple):
    """One value, before and after; None where it was or is not there."""

    path: Path
    before: str | None
    after: str | None

    @property
    def name(self) -> str:
        """What the value is called, such as `complaint number`."""
        return " ".join(filter(None, (_called(key) for key in self.path)))


def _called(key: str) -> str:
    """What a part of a record is called."""
    if key in known():
        return f"({key})"
    return _NAMES.get(key, key.replace("_", " "))


def differences(before: Any, after: Any, *path: str) -> Iterator[Difference]:
    """The smallest values that differ; what is there on one side only is told whole."""
    if before == after:
        return
    old, new = _parts(before), _parts(after)
    if old and new:
        for key in [*old, *(key for key in new if key not in old)]:
            yield from differences(old.get(key), new.get(key), *path, key)
    elif (was := say(before)) != (now := say(after)):
        yield Difference(path, was, now)


def say(value: Any) -> str | None:
    """A value in words; None if there is nothing to say."""
    match value:
        case None | () | "":
            return None
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.12g}"
        case Week():
            return hours.told(value.runs(), value.holidays, with_closed=True)
        case SpecialDays():
            return ", ".join(value.hours) or "closed"
        case str() | int() | date():
            return str(value)
    parts = _parts(value) or {str(position): part for position, part in enumerate(value)}
    joint = " / " if isinstance(value, InLanguages) else ", "
    return joint.join(filter(None, map(say, parts.values()))) or None


def _parts(value: Any) -> dict[str, Any]:
    """The values of a record, mapping or list of things with names; empty for a value that has no parts."""
    match value:
        case Week() | SpecialDays():
            return {}
        case RootModel():
            return _parts(value.root)
        case BaseModel():
            return {name: getattr(value, name) for name in type(value).model_fields}
        case Mapping():
            return {str(key): part for key, part in value.items()}
        case tuple() if value and isinstance(value[0], BaseModel):
            return {_name(part, position): part for position, part in enumerate(value, 1)}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return {}


def _name(part: Any, position: int) -> str:
    if isinstance(part, Move):
        return f"on {part.on}"
    if isinstance(part, SpecialDays | Season | Closure):
        return f"{part.first} to {part.last}"
    return getattr(part, "id", str(position))
