"""Each part of a record has a name in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel, RootModel

from microsite.changes.values import NAMES, called
from microsite.content.facts import Figure, Source, Term
from microsite.content.page import FrontMatter
from microsite.data.branch import Branch, Network
from microsite.data.hours import Week

TOLD = (Branch, Network, Source, Figure, Term, FrontMatter)
UNTOLD = {"code", "network", "participations", "places"}  # of a branch, what is told otherwise


def keys(kind: Any, seen: set[Any]) -> Iterator[str]:
    """The names of all fields that can be reached from a kind of record."""
    for part in get_args(kind):
        yield from keys(part, seen)
    is_record = isinstance(kind, type) and (issubclass(kind, BaseModel) or is_dataclass(kind))
    if not is_record or kind is Week or kind in seen:
        return
    seen.add(kind)
    for name, part in get_type_hints(kind).items():
        is_said = not issubclass(kind, RootModel) and name != "model_config" and not name.startswith("_")
        if is_said:
            yield name
        yield from keys(part, seen)


@pytest.mark.parametrize("kind", TOLD)
def test_every_part_is_named(kind: type) -> None:
    assert set(keys(kind, set())) - UNTOLD - NAMES.keys() == set()


def test_names_are_read_from_the_record_inwards() -> None:
    assert called("numbers", "complaint 2", "verified_on") == "complaint 2 day of verification 投诉 2核实日期"
    assert (
        called("campaigns", "315-2027", "title", "en")
        == "campaign 315-2027 title (en) 活动 315-2027 标题（英文）"
    )
    assert called("figures", "own-purpose") == "figures own-purpose"
