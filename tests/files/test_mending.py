"""What is mended by itself is written whole, and nothing else of the file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from microsite.files.mending import mend
from microsite.files.mistakes import Edit, Mistake, Mistakes


def test_fix_leaves_encoding_and_ends_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes("\ufeff一１\r\n二２\r\n".encode())
    path.chmod(0o640)
    edits = [
        Mistake("page.md", 1, "", column=2, edit=Edit("１", "1")),
        Mistake("page.md", 2, "", column=2, edit=Edit("２", "2")),
    ]
    assert mend(tmp_path, edits) == edits[::-1]
    assert path.read_bytes() == "\ufeff一1\r\n二2\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_fix_that_can_not_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.md").write_text("１", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Mistakes, match="page.md: can't be written: the disk is full"):
        mend(tmp_path, [Mistake("page.md", 1, "", column=1, edit=Edit("１", "1"))])
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("page.md", "１")]
