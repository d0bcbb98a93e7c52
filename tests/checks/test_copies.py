"""The hall of a branch stands in its house; anything else at its place is a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, NETWORKS, lay

ROWS = """id,kind,name_zh,district_zh,address_zh,latitude,longitude,complaint_number,complaint_verified_on,complaint_owner
lu,outlet,柳路支行,白山镇,白山镇柳路3号,30.2741,120.1551,0571 0000 4101,2026-11-05,柜员
hall,outlet,{name},白山镇,白山镇柳路3号,30.2741,120.1551,{number},2026-11-05,柜员
"""


@pytest.mark.parametrize(
    ("name", "number", "is_copy"),
    [
        ("柳路支行营业部", "0571 0000 4102", False),
        ("柳路支行营业部", "0571 0000 4101", True),
        ("柳路支行二部", "0571 0000 4102", True),
        ("松路支行营业部", "0571 0000 4102", True),
    ],
)
def test_a_hall_is_no_copy(tmp_path: Path, name: str, number: str, is_copy: bool) -> None:
    folder = lay(NETWORKS / "one-language", tmp_path / "project")
    (folder / "branches/roster.csv").write_text(ROWS.format(name=name, number=number), "utf-8")
    done = run(folder, "check", "--today", DAY, "branches/roster.csv")
    assert ("[MS052]" in done.output) == is_copy, done.output
