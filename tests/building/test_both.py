"""Of two revisions no sheet is set if the same tools build both, else each that is the same once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.command import environment, microsite
from support.network import DAY, PROJECT, UNCOMPILED
from support.pieces import lay_pieces

from microsite.building.both import Order, Trees, both
from microsite.changes.page_lines import facts
from microsite.changes.published import differing


def kept(folder: Path) -> dict[str, int]:
    """The sheets beside a site, each with the number of its file: one that is set again is another file."""
    return {path.name: path.stat().st_ino for path in (folder / ".site.sheets").iterdir()}


def with_another_number(folder: Path) -> None:
    branch = folder / "branches/maiwan.yml"
    branch.write_text(branch.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2009"), "utf-8")


def room_in(folder: Path) -> Path:
    room = folder / "room"
    room.mkdir()
    return room


@pytest.mark.exhaustive
def test_sheets_are_set_where_something_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, later, room = lay_pieces(tmp_path / "here"), tmp_path / "later", tmp_path / "room"
    assert microsite(here, "build", "--today", DAY).returncode == 0
    shutil.copytree(here, later, ignore=shutil.ignore_patterns(".site*", "site"))
    with_another_number(later)
    (room / "alone").mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])

    there = kept(here)
    both(Trees(here, later, here), room, Order(DAY, 2))
    assert kept(room / "before") == kept(here) == there
    after = kept(room / "after")
    anew = [name for name, file in after.items() if there.get(name) != file]
    assert 0 < len(anew) < len(after) / 10, f"{len(anew)} of {len(after)}"
    assert not there.keys() & set(anew)

    shutil.rmtree(here / ".site.sheets")
    both(Trees(here, later, here), room / "alone", Order(DAY, 2))
    before, after = kept(room / "alone/before"), kept(room / "alone/after")
    assert len([name for name, file in after.items() if before.get(name) != file]) == len(anew)
    assert not (here / ".site.sheets").exists()


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two states that differ in the number of a branch, built by the same tools."""
    folder = tmp_path_factory.mktemp("alike")
    here = lay_pieces(folder / "here")
    later = shutil.copytree(here, folder / "later")
    with_another_number(later)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", environment()["PYTHONPATH"])
        return both(Trees(here, later, here), room_in(folder), Order(DAY, 2, differs_in_data=True))


@pytest.mark.exhaustive
def test_what_the_same_tools_build_sets_no_sheet_and_tells_what_changed_on_them(
    alike: tuple[Path, Path],
) -> None:
    before, after = alike
    assert before.parent == after.parent and not (after.parent / ".site.sheets").exists()
    sheets = [name for name in differing(before, after).changed if name.endswith((".pdf", ".png"))]
    assert sheets and all(name.startswith("maiwan/") for name in sheets)
    for name in sheets:
        told = [str(fact) for fact in facts(name, *((folder / name).read_bytes() for folder in alike))]
        assert any("0571 0000 2001" in line and "0571 0000 2009" in line for line in told), f"{name}: {told}"


@pytest.mark.exhaustive
def test_what_has_the_same_bytes_is_one_file(alike: tuple[Path, Path]) -> None:
    before, after = alike
    names = ("yunlu/zh/index.html", "yunlu/zh/materials/sign-a5-across.pdf", "maiwan/zh/index.html")
    assert [before.joinpath(name).samefile(after / name) for name in names] == [True, True, False]


@pytest.mark.exhaustive
def test_whoever_has_another_engine_sets_its_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = lay_pieces(tmp_path / "here")
    later = shutil.copytree(here, tmp_path / "later")
    shutil.copytree(PROJECT / "microsite", later / "microsite", ignore=UNCOMPILED)
    with (later / "microsite/pieces/described.py").open("a", encoding="utf-8") as file:
        file.write("_BEGINS = b'never'\n")
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    _, after = both(Trees(here, later, here), room_in(tmp_path), Order(DAY, 2, differs_in_data=True))
    assert (after / "maiwan/zh/materials/sign-a5-across.pdf").read_bytes().startswith(b"%PDF")
