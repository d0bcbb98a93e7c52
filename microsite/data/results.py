"""What a campaign aims at, and what a branch reports when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from microsite.data.record import Id, OneLine, Record, Text
from microsite.files.mistakes import Wrong


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise Wrong("write a number in digits, such as 120", "请写数字，例如 120")
    return value


Count = Annotated[int, BeforeValidator(_number), Field(ge=0, le=1_000_000_000)]
Channel = Literal[
    "outlet",
    "led-screen",
    "desk",
    "leaflets",
    "messages",
    "articles",
    "hotline-day",
    "community-visit",
    "school",
    "village",
]
Material = Literal["leaflets", "booklets", "posters", "banners"]
Topic = Literal[
    "rights",
    "complaints",
    "fraud",
    "deposits",
    "payments",
    "loans",
    "cards",
    "insurance",
    "wealth",
    "data",
    "other",
]


class Targets(Record):
    """What a campaign wants to reach; nothing is expected of what is left out."""

    materials: Mapping[Material, Count] = {}
    people: Count | None = None
    calls: Count | None = None
    events: Count | None = None


class Handled(Record):
    """Complaints or suggestions: how many came, and how many of them are settled."""

    received: Count
    settled: Count

    @field_validator("settled")
    @classmethod
    def _not_more_than_came(cls, settled: int, info: ValidationInfo) -> int:
        received = info.data.get("received")
        if received is not None and settled > received:
            raise Wrong(f"is more than the {received} received", f"比收到的{received}件还多")
        return settled


class Photo(Record):
    """A picture of an event; it is shown when it is noted that everybody in it agreed."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)$", max_length=80)]
    alt: Text
    consent: OneLine | None = None


class Results(Record):
    """What one branch did in one campaign; what is left out is unknown, not zero."""

    reported_on: date
    reported_by: OneLine
    materials: Mapping[Material, Count] = {}
    publicity: Mapping[Channel, Count] = {}
    people: Count | None = None
    calls: Mapping[Topic, Count] = {}
    complaints: Handled | None = None
    suggestions: Handled | None = None
    held: tuple[Id, ...] | None = None
    photos: tuple[Photo, ...] = ()
    organisation: tuple[Text, ...] = ()
    problems: tuple[Text, ...] = ()
    next_steps: tuple[Text, ...] = ()
