"""Every text in data, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType
from typing import NamedTuple

from pydantic import BaseModel

from microsite.data.branch import Branch
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.files.yamlfile import Document, KeyPath

_WITHOUT_TEXT = (str, int, NoneType)  # most of what is gone through


class Written(NamedTuple):
    """A text in its languages, and where it stands."""

    text: Text
    path: KeyPath
    document: Document


def texts(roster: Roster) -> Iterator[Written]:
    """The texts of the institution, of its campaigns and of what each branch has of its own."""
    yield from _within(roster.network, (), roster.written[roster.network.id])
    for id, campaign in roster.campaigns.items():
        yield from _within(campaign, (), roster.written[f"campaigns/{id}"])
    for branch in roster.everyone.values():
        if not branch.is_institution:
            yield from _within(_own(branch), (), roster.written[branch.id])


def _own(branch: Branch) -> Mapping[str, object]:
    """What a branch has of its own, as it stands in its file."""
    first = branch.places[0] if branch.places else branch
    inherited = branch.network.hotlines
    return {
        "name": branch.name,
        "short": branch.short,
        "district": first.district,
        "address": first.address,
        "life": branch.life,
        "hotlines": {
            purpose: numbers
            for purpose, numbers in branch.numbers.items()
            if numbers != inherited.get(purpose)
        },
        "campaigns": branch.participations,
    }


def _within(value: object, path: KeyPath, document: Document) -> Iterator[Written]:
    if isinstance(value, _WITHOUT_TEXT):
        return
    if isinstance(value, Text):
        yield Written(value, path, document)
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _within(getattr(value, name), (*path, field.alias or name), document)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _within(part, (*path, key), document)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _within(part, (*path, place), document)
