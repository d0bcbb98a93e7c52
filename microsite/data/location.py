"""Where something is, and who can get in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from microsite.data.record import Record

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

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
