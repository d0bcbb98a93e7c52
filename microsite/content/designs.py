"""What the designs of the repository need of a piece; of one that somebody added nothing is known."""

from __future__ import annotations

from typing import NamedTuple


class Needs(NamedTuple):
    """Of each group one field at least; a sheet wider than high; whether it can show a campaign."""

    fields: tuple[tuple[str, ...], ...] = ()
    across: bool = False
    campaign: bool = False


SCREEN = "screen"
NEEDS = {
    "booklet": Needs((("chapters",),)),
    "form": Needs((("form", "parts"),)),
    "leaflet": Needs((("parts",),)),
    "notice": Needs((("parts",),)),
    "poster": Needs((("parts",),), campaign=True),
    "quiz": Needs((("parts",), ("form",))),
    SCREEN: Needs(campaign=True),
    "sign": Needs(),
    "trifold": Needs((("parts",),), across=True),
}
