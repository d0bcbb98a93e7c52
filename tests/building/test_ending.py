"""Whole or not at all: whatever ends a build, what was published stays complete, and the next build needs no cleaning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.command import environment, run
from support.network import DAY
from support.published import contents

BUILD = [sys.executable, "-m", "microsite", "build", "--today", DAY]


def leftovers(project: Path) -> list[str]:
    kept = (".site.built", ".site.lock", ".site.redirects.conf", ".site.scripts.conf")
    return [path.name for path in project.glob(".site.*") if path.name not in kept]


def fails(small: Path, status: int, told: str, said: str) -> None:
    assert status == 1
    assert said in told
    assert told.startswith("Error: ") and told.count("\n") == 1, told
    assert not leftovers(small)


def test_an_unwritable_folder_is_told(small: Path) -> None:
    (small / "shut").mkdir(mode=0o555)
    (small / "file").write_text("")
    bound = (
        ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    )  # root may write anywhere
    for out, said in (
        ("shut/site", "permission denied. Look whether the file or its folder is protected"),
        ("file", "is a file"),
        ("file/site", "--out chooses another folder"),
    ):
        done = subprocess.run(
            [*bound, *BUILD, "--out", out],
            cwd=small,
            env=environment(),
            text=True,
            capture_output=True,
            check=False,
        )
        fails(small, done.returncode, done.stderr, said)


def test_the_project_is_not_replaced(small: Path) -> None:
    before = contents(small)
    for out, said in (
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("docs", "docs holds other things"),
    ):
        done = run(small, "build", "--out", out)
        fails(small, done.exit_code, done.stderr, said)
    assert contents(small).items() >= before.items()
