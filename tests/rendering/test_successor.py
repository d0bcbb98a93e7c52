"""What is published does not depend on which of two renderers runs: MkDocs, or ProperDocs that goes on with it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support.chromium import needed
from support.command import HANGS, environment
from support.network import DAY, PROJECT
from support.published import contents


@pytest.mark.exhaustive
def test_the_successor_gives_the_same_bytes(project: Path, site: Path) -> None:
    needed(find_spec("properdocs") is not None, "properdocs", "make .venv/test installs it")
    done = subprocess.run(
        [sys.executable, "-m", "support.successor", "build", "--today", DAY],
        cwd=project,
        env=environment(PYTHONPATH=f"{PROJECT}:{PROJECT / 'tests'}"),
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(project / "site") == contents(site)
