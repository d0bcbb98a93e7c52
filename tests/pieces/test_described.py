"""What describes a sheet tells it from another, and is enough to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest

from microsite.content.project import Project
from microsite.data.in_languages import InLanguages
from microsite.pieces.described import Describing, Looking
from microsite.pieces.press import Press
from microsite.pieces.sheet import Sheet

Sheets = Callable[[str], list[Sheet]]


@pytest.fixture
def describing(printing: Project, tmp_path: Path) -> Describing:
    return Describing(printing, tmp_path)


@pytest.fixture
def looking(printing: Project, tmp_path: Path) -> Looking:
    return Looking(printing.layers, tmp_path / "looking")


def named(sheets: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in sheets if sheet.name == name)


@pytest.mark.parametrize("name", ["sign", "screen", "campaign", "form"])
def test_it_becomes_the_sheet_that_is_published(
    sheets_of: Sheets, printing: Project, describing: Describing, looking: Looking, tmp_path: Path, name: str
) -> None:
    sheet, press = named(sheets_of("maiwan"), name), Press(printing, tmp_path / "set")
    assert looking.shown(describing.sheet(sheet)) == press.sheet(sheet)
    assert looking.shown(describing.picture(sheet)) == press.picture(sheet)


def test_two_that_look_alike_are_described_alike_and_no_others(
    sheets_of: Sheets, describing: Describing
) -> None:
    sheet = named(sheets_of("maiwan"), "sign")
    tomorrow = replace(sheet, context=replace(sheet.context, today=sheet.context.today.replace(day=26)))
    assert describing.sheet(tomorrow) == describing.sheet(sheet)
    others = [*sheets_of("maiwan"), named(sheets_of("yunlu"), "sign")]
    assert len({describing.sheet(one) for one in others}) == len(others)


def test_what_is_no_sheet_is_left(looking: Looking) -> None:
    assert looking.shown(b"%PDF-1.7") == b"%PDF-1.7"


def test_one_that_cannot_be_set_is_told(sheets_of: Sheets, describing: Describing, looking: Looking) -> None:
    sheet = named(sheets_of("maiwan"), "sign")
    branch = replace(sheet.context.branch, name=InLanguages(en="𠮷", zh="𠮷"))
    described = describing.sheet(replace(sheet, context=replace(sheet.context, branch=branch)))
    with pytest.raises(click.ClickException, match=r"can't be set for 𠮷: .* To see why: microsite build\."):
        looking.shown(described)
