"""How long a check of everything takes, in seconds of CPU, which other work on the machine hardly changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from bench.project import DAY, folder, project
from bench.tables import row, table, verdict

LIMITS = {206: 3.0, 4000: 10.0}  # seconds, by how many branches there are
_TRIES = 3  # of which the best tells most of the program, and least of its neighbours


def tell() -> None:
    """Check the demonstration, and a network of thousands of branches."""
    took = {}
    table("branches", "cpu seconds", "at most")
    for branches, most in LIMITS.items():
        with folder() as temporary:
            here = project(temporary / "project", branches, None)
            took[branches] = min(_check(here) for _ in range(_TRIES))
        row(f"{branches:,}", f"{took[branches]:.2f}", f"{most:.0f}")
    click.echo()
    for branches, most in LIMITS.items():
        verdict(f"{branches:,} branches are checked in {most:.0f} s", took[branches] <= most)


def _check(here: Path) -> float:
    """The seconds of one check, whatever it finds."""
    before = _children()
    command = (sys.executable, "-m", "microsite", "check", "--today", DAY.isoformat())
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    if "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    return _children() - before


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
