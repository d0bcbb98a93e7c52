"""Folders for the time of one work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from microsite.files import scratch as module
from microsite.files.scratch import scratch

WRITER = """
import os, sys, time
end = time.monotonic() + 0.4
while time.monotonic() < end:
    for n in range(50):
        try:
            if not n:
                os.mkdir(sys.argv[1] + "/a")
            open(f"{sys.argv[1]}/a/{n}", "w").close()
        except OSError:
            pass
    print(flush=True)
"""


def test_a_program_that_still_writes_is_no_mistake() -> None:
    with scratch() as folder:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
        assert writer.stdout
        writer.stdout.readline()
    assert not folder.exists()
    writer.communicate()


def test_what_was_wrong_is_told_as_it_was() -> None:
    kept: list[Path] = []
    with pytest.raises(ValueError, match="wrong"):
        fail_in(kept)
    assert not kept[0].exists()


@pytest.mark.parametrize(
    ("state", "named", "is_there"),
    [
        ("MemAvailable:   24000000 kB", False, True),
        ("MemAvailable:       3000 kB", False, False),
        ("MemAvailable:   24000000 kB", True, False),
        ("no such line", False, False),
    ],
)
def test_many_files_are_in_memory_where_there_is_plenty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, named: bool, is_there: bool
) -> None:
    (tmp_path / "state").write_text(f"{state}\n", "ascii")
    monkeypatch.setattr(module, "_STATE", tmp_path / "state")
    monkeypatch.setattr(module, "_MEMORY", tmp_path)
    monkeypatch.delenv("TMPDIR", raising=False)
    if named:
        monkeypatch.setenv("TMPDIR", str(tmp_path))
    with scratch(1_000_000) as folder:
        assert (folder.parent == tmp_path) == is_there
    with scratch() as small:
        assert small.parent != tmp_path


def fail_in(kept: list[Path]) -> None:
    with scratch() as folder:
        kept.append(folder)
        (folder / "file").touch()
        raise ValueError("wrong")
