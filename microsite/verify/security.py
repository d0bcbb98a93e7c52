"""security.txt: that who finds a weakness is told whom to tell, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from microsite.files.mistakes import Mistake
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published

SECURITY = ".well-known/security.txt"


def faults(published: Published) -> Iterator[Mistake]:
    """What is wrong in the file; there need be none where the institution names no contact."""
    network = published.roster.network
    content = published.source.read(SECURITY)
    if not network.security:
        return
    if content is None:
        yield published.missing(SECURITY)
        return
    said = _fields(content.decode("utf-8", "replace"))
    expected = {
        "contact": [*network.security],
        "preferred-languages": [", ".join(network.languages)],
        "canonical": [f"{network.url}{SECURITY}"],
    }
    expected |= {name: [] for name in sorted(said.keys() - expected.keys() - {"expires"})}
    for name, right in expected.items():
        if said.get(name, []) != right:
            yield published.wrong(
                SECURITY,
                0,
                f"doesn't say “{name}” as the data do: {', '.join(right) or 'nothing'}",
                ANEW,
                f"“{name}”和数据不一致，应当是：{'、'.join(right)}。{ANEW_ZH}",
            )
    if not _holds(said.get("expires", []), published.project.today):
        yield published.wrong(
            SECURITY,
            0,
            "has expired, or doesn't say until when it holds",
            ANEW,
            f"已经过期，或者没有写明有效期。{ANEW_ZH}",
        )


def _fields(text: str) -> dict[str, list[str]]:
    """What each field says, in order; names are read in any case, as the standard has it."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and not line.startswith("#"):
            found.setdefault(name.strip().lower(), []).append(value.strip())
    return found


def _holds(expires: list[str], today: date) -> bool:
    try:
        (until,) = expires
        return datetime.fromisoformat(until).date() > today
    except ValueError:
        return False
