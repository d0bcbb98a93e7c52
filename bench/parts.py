"""What a part of a very large network takes: measured in two small parts, reckoned for the largest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import click

from bench.measure import Run, run, size
from bench.project import BUILD, folder, project
from bench.tables import mb, row, table, verdict
from microsite.building.parts import LARGEST, Part, parts

NETWORK = 16_000  # branches
OF = (640, 160)  # parts: one of about 25 branches, one of about 100
EVENING = 4 * 3600  # seconds
MEMORY, BYTES = 2e9, 20e6


class Measured(NamedTuple):
    """A part that was built: how many branches, what that took, and how many files and bytes it wrote."""

    branches: int
    took: Run
    files: int
    bytes: int


def tell() -> None:
    """Build two small parts, and reckon the others in proportion to their branches."""
    table("a part of", "branches", "seconds", "peak memory", "files", "bytes")
    with folder() as temporary:
        here = project(temporary / "project", NETWORK, None)
        small, large = (_measured(here, of) for of in OF)
        shared = max((here / f"part-{OF[0]}").glob("*.*"), key=lambda path: path.stat().st_size)
        largest = shared.stat().st_size
    share = (LARGEST - small.branches) / (large.branches - small.branches)

    def reckoned(one: float, other: float) -> float:
        return one + (other - one) * share

    seconds = reckoned(small.took.seconds, large.took.seconds)
    memory = reckoned(small.took.memory, large.took.memory)
    files, written = reckoned(small.files, large.files), reckoned(small.bytes, large.bytes)
    row("reckoned, the largest", f"{LARGEST:,}", f"{seconds:.0f}", mb(memory), f"{files:,.0f}", mb(written))
    whole = seconds * len(parts(NETWORK))
    click.echo(
        f"\n{len(parts(NETWORK))} parts of at most {LARGEST:,} branches: reckoned, not built. "
        "Memory is that of all processes together."
    )
    verdict(f"{mb(memory)} of memory in a part, at most {mb(MEMORY)}", memory <= MEMORY)
    verdict(f"{whole / 60:.0f} minutes for all parts here, at most {EVENING // 60}", whole <= EVENING)
    verdict(
        f"{mb(largest)} in {shared.name}, the largest file that stands once, at most {mb(BYTES)}",
        largest <= BYTES,
    )


def _measured(here: Path, of: int) -> Measured:
    out = here / f"part-{of}"
    took = run(here, *BUILD, "--shard", f"1/{of}", "--out", out.name)
    files, written = size(out)
    part = Part(1, of)
    branches = sum(
        part.holds(branch["id"]) for branch in json.loads((out / "branches.json").read_text("utf-8"))
    )
    row(f"{of}", f"{branches}", f"{took.seconds:.1f}", mb(took.memory), f"{files:,}", mb(written))
    return Measured(branches, took, files, written)
