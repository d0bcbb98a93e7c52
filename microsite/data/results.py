"""What a campaign aims at, and what a branch reports when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from microsite.data.record import Id, OneLine, Record, Text
from microsite.data.values.count import Count
from microsite.data.values.day import Day
from microsite.data.values.yes_no import YesNo, answers, yes_no
from microsite.files.mistakes import Wrong

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
            raise Wrong(
                f"is more than the {received} received; change settled or received",
                f"比收到的{received}件还多，请改 settled（办结）或 received（收到）",
            )
        return settled


class Consent(Record):
    """Whether everybody in a picture agreed to its publication, when, and who asked them."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["given"], "properties": {"given": {"enum": answers(True)}}},
            "then": {
                "required": ["agreed_on", "asked_by"],
                "properties": {"agreed_on": {"type": "string"}, "asked_by": {"type": "string"}},
            },
        }
    )

    given: YesNo
    agreed_on: Day | None = None
    asked_by: OneLine | None = None

    @model_validator(mode="after")
    def _is_told(self) -> Consent:
        if self.given and not (self.agreed_on and self.asked_by):
            raise Wrong(
                "is given, but not on which day (agreed_on) and who asked (asked_by)",
                "写了同意，还要写哪天同意的（agreed_on）和谁去问的（asked_by）",
            )
        return self


def _as_record(value: Any) -> Any:
    """A plain no says all that there is to say; a plain yes lacks the day and the name."""
    if isinstance(value, bool | str):
        return {"given": yes_no(value)}
    return value


class _PlainNoToo:
    """What the schema takes beside the record."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"enum": answers(False)}]}


_PLAIN_NO_TOO = _PlainNoToo()


class Photo(Record):
    """A picture of an event; it is shown when everybody in it agreed."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)$", max_length=80)]
    alt: Text
    consent: Annotated[Consent, BeforeValidator(_as_record), _PLAIN_NO_TOO] | None = None


class Results(Record):
    """What one branch did in one campaign; what is left out is unknown, not zero."""

    reported_on: Day
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
    corrected_on: Day | None = None
    correction: Text | None = None

    @model_validator(mode="after")
    def _says_what_was_corrected(self) -> Results:
        if (self.corrected_on is None) != (self.correction is None):
            raise Wrong(
                "are corrected, but corrected_on (the day) or correction (what was wrong) is missing",
                "有更正，corrected_on（更正日期）和 correction（更正了什么）要一起写",
            )
        return self
