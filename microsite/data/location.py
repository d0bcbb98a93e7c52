"""Where something is, and who can get in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from microsite.data.record import Record
from microsite.data.values.degrees import Degrees, is_in_china
from microsite.files.mistakes import Wrong

Accessibility = Literal[
    "step-free",
    "ramp",
    "low-counter",
    "accessible-toilet",
    "hearing-loop",
    "sign-language",
    "large-print",
    "parking",
    "staff-help",
]


class Coordinates(Record):
    """Degrees, WGS 84."""

    latitude: Annotated[Degrees, Field(ge=-90, le=90)]
    longitude: Annotated[Degrees, Field(ge=-180, le=180)]

    @model_validator(mode="after")
    def _in_china(self) -> Coordinates:
        if not is_in_china(self.latitude, self.longitude):
            exchanged = is_in_china(self.longitude, self.latitude)
            raise Wrong(
                "are not in China" + ("; latitude and longitude are exchanged" if exchanged else ""),
                "不在中国" + ("，纬度和经度写反了" if exchanged else ""),
            )
        return self
