"""How long the tests take that everybody runs; the clock tells it where nothing else runs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from bench.measure import run
from bench.tables import verdict

LIMIT = 150  # seconds, on two processors
_REPOSITORY = Path(__file__).parents[1]


def tell() -> None:
    """Run `make test` once, when what it needs is there."""
    run(_REPOSITORY, "make", ".venv/test")
    load = os.getloadavg()[0]
    took = run(_REPOSITORY, "make", "test")
    click.echo(f"make test: {took.seconds:.0f} s, begun at a load of {load:.1f}\n")
    verdict(f"the tests take at most {LIMIT} s", took.seconds <= LIMIT)
