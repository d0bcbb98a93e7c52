"""What is different between two records, value by value, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel

from microsite.data.hours import SpecialDays, Week
from microsite.data.in_languages import InLanguages
from microsite.data.life import Closure, Move
from microsite.data.season import Season
from microsite.data.values import hours
from microsite.files import yamlfile
from microsite.languages.writing import known, writing

NAMES: Mapping[str, Mapping[str, str]] = yamlfile.shipped(Path(__file__).with_name("names.yml"))


class Difference(NamedTuple):
    """One value, before and after; None where it was or is not there."""

    path: tuple[str, ...]
    before: str | None
    after: str | None

    @property
    def name(self) -> str:
        """What the value is called, such as `complaint number 投诉号码`."""
        return called(*self.path)


def called(*path: str) -> str:
    """What a part of a record is called in both languages."""
    english = " ".join(filter(None, (_name_of(key, "en") for key in path)))
    parts = (_name_of(key, "zh") for key in path)
    chinese = " ".join("".join(f" {part} " if part in path else part for part in parts).split())
    return english if chinese == english else f"{english} {chinese}"


def _name_of(key: str, language: str) -> str:
    if key in known():
        return f"({key})" if language == "en" else f"（{writing(key).called_zh}）"
    word, space, place = key.partition(" ")  # of several numbers for one purpose
    if key not in NAMES and word in NAMES:
        return f"{NAMES[word][language]}{space}{place}"
    return NAMES[key][language] if key in NAMES else key


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
        return str(part.on)
    if isinstance(part, SpecialDays | Season | Closure):
        return f"{part.first}–{part.last}"
    return getattr(part, "id", str(position))
