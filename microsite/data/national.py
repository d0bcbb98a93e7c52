"""What is the same for every institution of a country: facts/national.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from microsite.data.hotline import NationalHotlines
from microsite.data.record import Id, Record, Text
from microsite.data.series import Series

FILE = "facts/national.yml"


class Step(Record):
    """One rung of the complaint route."""

    title: Text
    text: Text
    hotlines: tuple[str, ...] = ()
    limit: Text | None = None
    source: Text | None = None


class Purpose(Record):
    """What a hotline is for."""

    label: Text
    text: Text
    otherwise: Id | None = None  # the purpose whose number stands in where there is none for this


class National(Record):
    """facts/national.yml: what hotlines are for, public numbers, how to complain, yearly campaigns."""

    purposes: Annotated[Mapping[Id, Purpose], Field(min_length=1)]
    national_hotlines: NationalHotlines
    complaint_route: Annotated[tuple[Step, ...], Field(min_length=1)]
    series: Mapping[Id, Series] = {}
