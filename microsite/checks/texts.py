"""Every text in data, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.files.yamlfile import Document, KeyPath


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
    for branch in roster:
        if branch.is_institution:
            continue
        document = roster.written[branch.id]
        for key in ("name", "district", "address"):
            yield from _within(getattr(branch, key), (key,), document)
        for id, participation in branch.participations.items():
            yield from _within(participation, ("campaigns", id), document)


def _within(value: object, path: KeyPath, document: Document) -> Iterator[Written]:
    if isinstance(value, Text):
        yield Written(value, path, document)
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _within(getattr(value, key), (*path, key), document)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _within(item, (*path, name), document)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, (*path, index), document)
