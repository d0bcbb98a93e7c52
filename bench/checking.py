"""How long an editor waits for a check of everything, which two processors share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click

from bench.project import DAY, folder, project
from bench.tables import row, table, verdict

LIMITS = {206: 3.0, 4000: 10.0}  # seconds, by how many branches there are
_TRIES = 3  # of which the best tells most of the program, and least of its neighbours


def tell() -> None:
    """Check the demonstration, and a network of thousands of branches."""
    took: dict[int, float] = {}
    table("branches", "seconds", "at most", "cpu seconds")
    for branches, most in LIMITS.items():
        with folder() as temporary:
            here = project(temporary / "project", branches, None)
            tries = [_check(here) for _ in range(_TRIES)]
        took[branches] = min(seconds for seconds, _ in tries)
        row(f"{branches:,}", f"{took[branches]:.2f}", f"{most:.0f}", f"{min(cpu for _, cpu in tries):.2f}")
    click.echo()
    for branches, most in LIMITS.items():
        verdict(f"{branches:,} branches are checked in {most:.0f} s", took[branches] <= most)


def _check(here: Path) -> tuple[float, float]:
    """The seconds of one check, whatever it finds, on the clock and of all processors."""
    before, began = _children(), time.monotonic()
    command = (sys.executable, "-m", "microsite", "check", "--today", DAY.isoformat())
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    if "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    return time.monotonic() - began, _children() - before


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
