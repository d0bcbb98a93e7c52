"""Every text in data, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import NoneType
from typing import NamedTuple

from pydantic import BaseModel

from microsite.checks.once import once
from microsite.content.emergency import FILE
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.data.record import Text
from microsite.data.results import Consent, Results
from microsite.data.roster import Roster
from microsite.files import yamlfile
from microsite.files.yamlfile import Document, KeyPath

_WHO = {"owner", "reported_by", "asked_by"}
_WITHOUT_TEXT = (str, int, NoneType)  # most of what is gone through


class Written(NamedTuple):
    """A text in its languages, and where it stands."""

    text: Text
    path: KeyPath
    document: Document


@once
def texts(roster: Roster) -> Iterable[Written]:
    """The texts of the institution, of its campaigns and of what each branch has of its own."""
    found: list[Written] = []
    for value, document in _records(roster):
        _gather(value, (), document, found)
    return found


@once
def texts_beside(project: Project) -> Iterable[Written]:
    """The texts of what is printed, of the emergency tree and of the glossary."""
    found: list[Written] = []
    for name, piece in project.pieces.pieces.items():
        _gather(piece, (), project.pieces.written[name], found)
    if project.emergency:
        path = project.layers.find(FILE)
        _gather(project.emergency, (), yamlfile.read(path, project.layers.name(path)).positions(), found)
    if glossary := project.facts.written.get("glossary"):  # which may be what can't be read
        _gather(project.facts.terms, (), glossary, found)
    return found


def all_texts(project: Project) -> Iterator[Written]:
    """Every text of the data: those of the institution and its branches, then those beside them."""
    yield from texts(project.roster)
    yield from texts_beside(project)


def offices(roster: Roster) -> Iterator[tuple[str, KeyPath, Document]]:
    """Who answers for a number, a report or a consent, which is no text in languages."""
    for value, document in _records(roster):
        for said, path in _named(value, ()):
            yield said, path, document


def _records(roster: Roster) -> Iterator[tuple[object, Document]]:
    yield roster.network, roster.written[roster.network.id]
    for id, campaign in roster.campaigns.items():
        yield campaign, roster.written[f"campaigns/{id}"]
    for branch in roster.everyone.values():
        if not branch.is_institution:
            yield _own(branch), roster.written[branch.id]


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
        "hours": branch.hours if branch.hours != branch.network.hours else None,
        "hotlines": {
            purpose: numbers
            for purpose, numbers in branch.numbers.items()
            if numbers != inherited.get(purpose)
        },
        "campaigns": branch.participations,
    }


def _named(value: object, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(value, (Hotline, Results, Consent)):
        for name in _WHO & type(value).model_fields.keys():
            if said := getattr(value, name):
                yield said, (*path, name)
    if isinstance(value, (Text, *_WITHOUT_TEXT)):
        return
    for key, part in _parts(value):
        yield from _named(part, (*path, key))


def _gather(value: object, path: KeyPath, document: Document, found: list[Written]) -> None:
    """Add the texts of a value; a list is added to, as there are thousands of values within one another."""
    if isinstance(value, Text):
        found.append(Written(value, path, document))
        return
    for key, part in _parts(value):
        if not isinstance(part, _WITHOUT_TEXT):
            _gather(part, (*path, key), document, found)


def _parts(value: object) -> Iterator[tuple[str | int, object]]:
    """The fields of a record, and the items of what holds several, by their keys in the file."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
