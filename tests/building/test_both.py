"""Of two revisions each sheet is set once, and not at all if the folder here has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.command import environment, microsite
from support.network import DAY
from support.pieces import lay_pieces

from microsite.building.both import Order, Trees, both


def kept(folder: Path) -> dict[str, int]:
    """The sheets beside a site, each with the number of its file: one that is set again is another file."""
    return {path.name: path.stat().st_ino for path in (folder / ".site.sheets").iterdir()}


@pytest.mark.exhaustive
def test_sheets_are_set_where_something_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, later, room = lay_pieces(tmp_path / "here"), tmp_path / "later", tmp_path / "room"
    assert microsite(here, "build", "--today", DAY).returncode == 0
    shutil.copytree(here, later, ignore=shutil.ignore_patterns(".site*", "site"))
    branch = later / "branches/maiwan.yml"
    branch.write_text(branch.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2009"), "utf-8")
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
