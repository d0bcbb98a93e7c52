"""Law that is about to change: facts/pending.yml, watched until it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from pydantic import RootModel, ValidationInfo, field_validator

from microsite.data.record import Id, OneLine, Record, Text
from microsite.data.values.day import Day, later
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import Document


class Pending(Record):
    """A law or rule that is being made or revised, as far as it is known."""

    what: Text
    stage: Literal["planned", "draft", "adopted"]
    since: Day
    touches: tuple[Id, ...]
    told_by: OneLine
    looked_on: Day
    next_look: Day

    @field_validator("next_look")
    @classmethod
    def _after(cls, next_look: date, info: ValidationInfo) -> date:
        return later(next_look, info, "looked_on")


class AllPending(RootModel[dict[Id, Pending]]):
    """facts/pending.yml"""


def doubts(
    pending: Mapping[str, Pending], sources: Mapping[str, object], document: Document
) -> Iterator[Mistake]:
    """Sources that are named but not known."""
    for id, entry in pending.items():
        for index, source in enumerate(entry.touches):
            if source not in sources:
                yield Mistake(
                    document.file,
                    document.line((id, "touches", index)),
                    f"unknown source “{source}”",
                    nearest(source, sources),
                    f"没有“{source}”这个出处。{nearest_zh(source, sources)}",
                )
