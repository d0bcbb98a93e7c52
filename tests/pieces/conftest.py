"""Sheets of a small network, set once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from support.network import DAY
from support.pieces import lay_pieces

from macros import WORDS
from microsite.building.build import render
from microsite.content import project as content
from microsite.content.project import Project
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.sheet import Sheet
from microsite.pieces.typesetting import Typesetter
from microsite.rendering.fill import Filler

Sheets = Callable[[str], list[Sheet]]


@pytest.fixture(scope="package")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with pieces, in which nobody may change anything."""
    return content.load(lay_pieces(tmp_path_factory.mktemp("printing") / "project"), WORDS, DAY)


@pytest.fixture(scope="package")
def fillers(printing: Project, tmp_path_factory: pytest.TempPathFactory) -> list[Filler]:
    """Its pages, ready to be filled."""
    return render(printing, 2, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="package")
def sheets_of(printing: Project, fillers: list[Filler]) -> Sheets:
    """All sheets of a branch, also those of a campaign."""

    def of(id: str) -> list[Sheet]:
        choices = (Choice(), Choice(campaign="315-2027"))
        return [
            sheet for choice in choices for sheet, _ in sheets(printing, fillers, printing.roster[id], choice)
        ]

    return of


@pytest.fixture(scope="package")
def typesetter(printing: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typesetter]:
    """What sets them."""
    return Typesetter(printing.layers, tmp_path_factory.mktemp("designs"))
