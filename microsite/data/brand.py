"""How the sites of an institution look."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from microsite.data.record import Record, Text
from microsite.files.mistakes import Wrong

_PLAIN = "#0c5442"  # of a site that names no colour


def _colour(written: str) -> str:
    digits = written.removeprefix("#").lower()
    if not written.startswith("#") or len(digits) not in (3, 6) or set(digits) - set("0123456789abcdef"):
        raise Wrong(
            'is no colour; write # and six of 0 to 9 and a to f in quotes: "#8a1c2b"',
            '不是颜色；请写 # 和六位 0 到 9、a 到 f，加引号："#8a1c2b"',
        )
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


class Brand(Record):
    """What an institution has of its own: a colour, a logo, and a short name for small screens."""

    colour: Annotated[str, AfterValidator(_colour)] = _PLAIN
    logo: Annotated[str, Field(pattern=r"^brand/[a-z0-9-]+\.svg$")] | None = None
    short: Text | None = None
