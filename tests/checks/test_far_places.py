"""A place on the map that is far from all others is told; a large county and an event in another town pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY, EVERY_KIND, NETWORKS, lay

from macros import WORDS
from microsite.checks.rules import far_places
from microsite.content.project import load

COLUMNS = (
    "id,kind,name_zh,district_zh,address_zh,latitude,longitude,"
    "complaint_number,complaint_verified_on,complaint_owner\n"
)
ROW = "{id},outlet,{id}支行,{district},{district}柳路{n}号,{place},0571 0000 410{n},2026-11-05,柜员\n"
NEAR = ("30.274,120.155", "30.281,120.161", "30.302,120.149")


def told(folder: Path, *last: str, district: str = "白山镇") -> list[str]:
    places = [("白山镇", place) for place in NEAR] + [(district, place) for place in last]
    ids = ("river-bend", "b", "c", "d")
    rows = (
        ROW.format(id=id, n=n, district=d, place=place)
        for n, (id, (d, place)) in enumerate(zip(ids, places, strict=True))
    )
    (folder / "branches/roster.csv").write_text(COLUMNS + "".join(rows), "utf-8")
    project = load(folder, WORDS, DAY)
    return [mistake.message for mistake in far_places.check(project)]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("place", "district", "far"),
    [
        ("31.974,120.155", "白山镇", "km from the others of 白山镇"),
        ("39.904,116.407", "白山镇", "1,122 km"),
        ("30.274,102.155", "青山镇", "km from the other branches"),
        ("30.774,120.155", "白山镇", ""),
        ("28.274,118.155", "青山镇", ""),
    ],
)
def test_a_branch_far_from_the_others_is_told(tmp_path: Path, place: str, district: str, far: str) -> None:
    folder = lay(NETWORKS / "one-language", tmp_path / "project")
    messages = told(folder, place, district=district)
    assert len(messages) == bool(far)
    assert all(far in message for message in messages)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("longitude", "is_far"), [("102.108", True), ("121.108", False)])
def test_an_event_far_from_its_branch_is_told(tmp_path: Path, longitude: str, is_far: bool) -> None:
    folder = lay(EVERY_KIND, tmp_path / "project")
    file = folder / "branches/yunlu.yml"
    written = file.read_text("utf-8")
    assert "longitude: 120.108" in written
    file.write_text(written.replace("longitude: 120.108", f"longitude: {longitude}"), "utf-8")
    found = [*far_places.check(load(folder, WORDS, DAY))]
    assert [one.file for one in found] == ["branches/yunlu.yml"] * is_far
