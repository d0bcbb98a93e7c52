"""A kit holds what a branch needs for a campaign, and a list of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from support.command import microsite, run
from support.network import DAY

from macros import WORDS
from microsite import faults
from microsite.building.kits import make
from microsite.building.printing import Print
from microsite.content.project import Project
from microsite.data.results import Targets
from microsite.pieces import proof
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.kit import Kit, Row
from microsite.pieces.press import Press
from microsite.pieces.typesetting import Typesetter
from microsite.rendering.fill import Filler

ID = "315-2027"


@pytest.fixture
def kit(printing: Project, fillers: list[Filler], tmp_path: Path) -> Kit:
    """The kit of a branch that plans to hand out some leaflets, with few pieces."""
    few = {name: printing.pieces.pieces[name] for name in ("sign", "leaflet", "campaign")}
    few["leaflet"] = few["leaflet"].model_copy(update={"material": "leaflets"})
    project = replace(printing, pieces=replace(printing.pieces, pieces=few))
    branch = printing.roster["maiwan"]
    planned = branch.campaigns[ID].model_copy(update={"targets": Targets(materials={"leaflets": 1400})})
    branch = replace(branch, campaigns={**branch.campaigns, ID: planned})
    made = [
        one for choice in (Choice(campaign=ID), Choice()) for one in sheets(project, fillers, branch, choice)
    ]
    return Kit(project, fillers, Press(project, tmp_path), branch, ID, made)


@pytest.mark.exhaustive
def test_a_kit_has_everything_and_lists_it(kit: Kit) -> None:
    packed = kit.packed()
    archive = zipfile.ZipFile(io.BytesIO(packed))
    names = archive.namelist()
    assert names == sorted(names)
    assert {
        "list-zh.pdf",
        "print/sign-zh-a5-across.pdf",
        "print/leaflet-en-a4.pdf",
        "print/campaign-zh-a3.pdf",
        "printing-house/leaflet-zh-210x285.pdf",
    } <= set(names)
    told = "".join(page.get_textpage().get_text_range() for page in PdfDocument(archive.read("list-zh.pdf")))
    for expected in ("不满意？请告诉我们", "leaflet-zh-", "合计折页1,400份", "2027年3月8日", "麦湾镇信用社"):
        assert expected in told.replace("\r\n", "").replace(" ", "")
    assert kit.packed() == packed


def test_a_kit_made_again_sets_nothing(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [made for made in kit.sheets if made[0].name == "sign"]
    first, second = (
        replace(kit, sheets=few, press=Press(kit.project, tmp_path / room, tmp_path / "kept"))
        for room in ("first", "second")
    )
    packed = first.packed()
    monkeypatch.delattr(Typesetter, "set")
    assert second.packed() == packed


def test_who_takes_no_part_gets_no_kit(printing: Project) -> None:
    unknown = run(printing.folder, "kit", "315-2072", "--today", DAY)
    assert unknown.exit_code == 1 and "Did you mean “315-2027”?" in unknown.output
    named = run(printing.folder, "kit", ID, "--branch", "麦湾镇信用社", "--today", DAY)
    assert named.exit_code == 1 and "请写它的 id：maiwan。" in named.output


def test_a_kit_needs_a_folder(printing: Project, tmp_path: Path) -> None:
    (tmp_path / "kits").touch()
    told: list[str] = []
    with pytest.raises(FileExistsError) as refused:
        make(printing.folder, WORDS, "315-2025", Print(tmp_path / "kits", day=DAY), told.append)
    assert "已经有同名的文件" in faults.sentence(refused.value)
    assert any("315-2025 ended on" in line for line in told)


@pytest.mark.exhaustive
def test_every_branch_gets_a_kit(printing: Project, tmp_path: Path) -> None:
    done = microsite(printing.folder, "kit", ID, "--out", str(tmp_path / "kits"), "--today", DAY)
    assert done.returncode == 0, done.stderr
    taking = [branch.id for branch in printing.roster if ID in branch.campaigns]
    assert sorted(path.name for path in (tmp_path / "kits").iterdir()) == sorted(
        f"{ID}-{id}.zip" for id in taking
    )


@pytest.mark.parametrize(
    ("spoilt", "expected"),
    [
        ({"branch": "云麓县支行"}, "lacks “麦湾镇信用社”"),
        ({"lines": ["0571 0000 2002"]}, "shows 0571 0000 2002, a number of “yunlu”"),
        ({"rows": []}, "lacks “leaflet-zh-…”"),
        ({"language": "en"}, "has “en” for its language"),
        ({"title": "W" * 120}, "has text beyond its edge or over other text"),
    ],
)
def test_a_list_is_read_back(kit: Kit, spoilt: dict[str, Any], expected: str) -> None:
    said = kit._list([Row("折页", "leaflet-zh-…", ["A4", "1", "2027年3月8日"])], "zh")
    made = kit.press.typesetter.set("list", said | spoilt, kit.campaign.written)
    found = proof.list_faults(kit.branch, said, made, kit.press.numbers)
    assert any(expected in one.message for one in found)
