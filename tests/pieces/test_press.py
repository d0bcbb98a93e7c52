"""A sheet is made once: what was made from the same is taken from where it was kept, if it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from microsite.content.project import Project
from microsite.pieces import press
from microsite.pieces.press import Press
from microsite.pieces.sheet import Sheet

Sheets = Callable[[str], list[Sheet]]


@pytest.fixture
def sign(sheets_of: Sheets) -> Sheet:
    return next(sheet for sheet in sheets_of("maiwan") if sheet.name == "sign")


@pytest.fixture
def used(printing: Project, tmp_path: Path) -> Press:
    made = Press(printing, tmp_path / "room", tmp_path / "kept")
    made.begin()
    return made


def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> bytes:
        raise AssertionError("was set again")

    monkeypatch.setattr(press.proof, "proved", refuse)


def test_nothing_is_set_twice(used: Press, sign: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    made = used.sheet(sign)
    nothing_is_set(monkeypatch)
    assert used.sheet(sign) == made


def test_what_stands_on_it_makes_it_another(
    used: Press, sign: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    used.sheet(sign)
    nothing_is_set(monkeypatch)
    moved = replace(sign.context.branch, address=sign.context.branch.name)
    with pytest.raises(AssertionError):
        used.sheet(replace(sign, context=replace(sign.context, branch=moved)))


def test_what_sets_it_makes_it_another(
    used: Press, sign: Sheet, printing: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used.sheet(sign)
    engine = shutil.copytree(Path(press.__file__).parent, tmp_path / "pieces")
    monkeypatch.setattr(press, "__file__", str(engine / "press.py"))
    Press(printing, tmp_path / "room", tmp_path / "kept").sheet(sign)
    assert len([*(tmp_path / "kept").iterdir()]) == 1
    with (engine / "typesetting.py").open("a", encoding="utf-8") as file:
        file.write("# otherwise\n")
    Press(printing, tmp_path / "room", tmp_path / "kept").sheet(sign)
    assert len([*(tmp_path / "kept").iterdir()]) == 2


def test_what_was_damaged_is_made_again(used: Press, sign: Sheet, tmp_path: Path) -> None:
    made = used.sheet(sign)
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9] + b"no sheet.")
    assert used.sheet(sign) == made


def test_what_nobody_used_is_thrown_away(used: Press, sign: Sheet, tmp_path: Path) -> None:
    used.sheet(sign)
    used.begin()
    used.picture(sign)  # uses the sheet too
    used.forget_the_rest()
    assert len([*(tmp_path / "kept").iterdir()]) == 2
    used.begin()
    used.forget_the_rest()
    assert not [*(tmp_path / "kept").iterdir()]


def test_old_numbers_do_not_come_on_paper(used: Press, sign: Sheet) -> None:
    later = replace(sign.context, today=sign.context.today.replace(year=sign.context.today.year + 1))
    used.sheet(sign)
    with pytest.raises(press.proof.Mistakes):
        used.sheet(replace(sign, context=later))
