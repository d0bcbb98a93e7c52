"""Whole or not at all: whatever ends a build, what was published stays complete, and the next build needs no cleaning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import environment, run
from support.network import DAY
from support.published import contents

BUILD = [sys.executable, "-m", "microsite", "build", "--today", DAY]


def leftovers(project: Path) -> list[str]:
    kept = (".site.built", ".site.lock", ".site.redirects.conf", ".site.rendered", ".site.scripts.conf")
    return [path.name for path in project.glob(".site.*") if path.name not in kept]


def fails(small: Path, status: int, told: str, said: str) -> None:
    assert status == 1
    assert said in told
    assert told.startswith("Error: ") and told.count("\n") == 1, told
    assert not leftovers(small)


@pytest.mark.exhaustive
def test_an_unwritable_folder_is_told(small: Path) -> None:
    (small / "shut").mkdir(mode=0o555)
    bound = (
        ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    )  # root may write anywhere
    done = subprocess.run(
        [*bound, *BUILD, "--out", "shut/site"],
        cwd=small,
        env=environment(),
        text=True,
        capture_output=True,
        check=False,
    )
    said = "permission denied. Look whether the file or its folder is protected"
    fails(small, done.returncode, done.stderr, said)


def test_nothing_else_is_replaced(small: Path) -> None:
    (small / "file").write_text("")
    before = contents(small)
    for out, said in (
        ("file", "is a file"),
        ("file/site", "--out chooses another folder"),
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("docs", "docs holds other things"),
    ):
        done = run(small, "build", "--out", out)
        fails(small, done.exit_code, done.stderr, said)
    assert contents(small).items() >= before.items()
