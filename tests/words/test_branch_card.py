"""What a branch's card says of its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from macros.branch import branch_card
from microsite.data.kind import Kind
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.words.context import Context

DAY = date(2026, 11, 26)
RENAMED = {"outlet": Kind(label=Text({"en": "Shop", "zh": "门店"}))}


@pytest.mark.parametrize(
    ("name", "kind", "own", "told"),
    [
        ("柳溪分行", "outlet", {}, []),  # no 支行
        ("总行营业部", "outlet", {}, []),
        ("柳路", "community", {}, ["社区支行"]),
        ("柳路社区支行", "community", {}, []),
        ("柳路支行", "outlet", RENAMED, ["门店"]),
    ],
)
def test_its_kind_is_told_where_the_name_says_another_thing(
    roster: Roster, name: str, kind: str, own: dict[str, Kind], told: list[str]
) -> None:
    network = roster.network.model_copy(update={"kinds": own})
    branch = replace(roster["maiwan"], name=Text({"en": "X", "zh": name}), kind=kind, network=network)
    card = branch_card(Context(branch, "zh", DAY, roster))
    assert re.findall('class="ms-kind">(.*?)<', card) == told
