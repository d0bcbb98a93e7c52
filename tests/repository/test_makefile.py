"""make tells in one line what it lacks, and leaves nothing behind that spoils the next try."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.command import HANGS
from support.network import PROJECT


@pytest.mark.parametrize("goal", ["site", "test", "serve", "lint"])
def test_an_old_python_is_named_in_one_line(tmp_path: Path, goal: str) -> None:
    for name in (
        "Makefile",
        "requirements.txt",
        "requirements-test.txt",
        "requirements-lint.txt",
        "pyproject.toml",
    ):
        shutil.copy(PROJECT / name, tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(PROJECT / "tests/package-lock.json", tmp_path / "tests")
    before = set(tmp_path.iterdir())
    old = tmp_path.parent / "python3.10"
    old.write_text("#!/bin/sh\nprintf 3.10\n")  # what it says to the question how old it is
    old.chmod(0o755)
    done = subprocess.run(
        ["make", goal, f"PYTHON={old}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},  # by itself
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"{old} is 3.10. Name another: make {goal} PYTHON=python3." in done.stderr
    assert set(tmp_path.iterdir()) == before
