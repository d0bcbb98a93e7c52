"""Kinds of branches: those that everybody knows, and an institution's own."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.data.record import Record, Text
from microsite.data.values.yes_no import YesNo
from microsite.languages.phrases import phrases
from microsite.languages.writing import known, remembered

INSTITUTION = "institution"
KNOWN = ("outlet", "community", "cooperative", "county", "centre")  # without a word in network.yml


class Kind(Record):
    """A kind of branch: what it is called, and whether people work there."""

    label: Text
    staffed: YesNo = True


@remembered
def built_in() -> Mapping[str, Kind]:
    """The kinds that everybody knows, named in every language that is known."""
    return {id: _named(id) for id in (INSTITUTION, *KNOWN)}


def _named(id: str) -> Kind:
    return Kind(label=Text({language: phrases(language)[f"kind_{id}"] for language in known()}))
