"""How fast the generator is, beside MkDocs for each branch, Hugo and cp, and as the network grows."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from bench import hugo
from bench.measure import Run, run, size
from bench.project import BUILD, CONFIGURATIONS, DAY, folder, project
from bench.tables import mb, row, table, verdict

SAMPLE = ("maiwan", "wealth-centre", "willow-east")


def compare(branches: int, pages: int) -> None:
    """Build the same Markdown for the same branches in each way."""
    with folder() as temporary:
        _compare(temporary, branches, pages)


def _compare(temporary: Path, branches: int, pages: int) -> None:
    here = project(temporary / "project", branches, pages)
    cold = run(here, *BUILD)
    files, written = size(here / "site")
    table("what", "seconds", "times ours", "cpu seconds", "peak memory", "files", "bytes")

    def told(what: str, took: Run, *counts: object) -> None:
        row(
            what,
            f"{took.seconds:.2f}",
            f"{took.seconds / cold.seconds:.2f}",
            f"{took.cpu:.1f}",
            mb(took.memory),
            *(counts or ("", "")),
        )

    told("our whole build", cold, f"{files:,}", mb(written))
    told("again, nothing changed", run(here, *BUILD))
    number = here / "branches/maiwan.yml"
    number.write_text(number.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
    told("again, one number changed", run(here, *BUILD))

    fill = cold.since("templates rendered")
    copies = [run(here, "cp", "-r", "site", f"copy-{n}") for n in range(2)]
    copy = min(copies, key=lambda took: took.seconds)
    row("of it, filling and publishing", f"{fill:.2f}", f"{fill / cold.seconds:.2f}", "", "", "", "")
    told("cp -r of our output", copy)
    for n in range(2):
        shutil.rmtree(here / f"copy-{n}")

    hugo.convert(here, temporary / "hugo", DAY)
    theirs = run(temporary / "hugo", str(Path(sys.executable).with_name("hugo")))
    count, bytes_ = size(temporary / "hugo/public")
    told("Hugo, a role for each branch", theirs, f"{count:,}", mb(bytes_))
    sample = [
        run(
            here,
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            configuration,
            BRANCH=branch,
            MICROSITE_TODAY=DAY.isoformat(),
        )
        for branch in SAMPLE
        for configuration in CONFIGURATIONS
    ]
    each = sum(took.seconds for took in sample) / len(SAMPLE)
    slow = Run(
        each * (branches + 1),
        sum(took.cpu for took in sample) / len(SAMPLE) * (branches + 1),
        max(took.memory for took in sample),
        [],
    )
    told("MkDocs for each branch", slow)
    click.echo(
        f"\nMkDocs: {len(SAMPLE)} branches measured, {each:.1f} s each, times {branches + 1}. Memory is that of all processes together, "
        "what they share counted for each. Filling also finds what changed; cp uses one process."
    )
    for what, took, least in (("Hugo", theirs, 5), ("MkDocs for each branch", slow, 100)):
        verdict(
            f"{took.seconds / cold.seconds:.1f} times faster than {what}, to reach {least}",
            took.seconds / cold.seconds >= least,
        )
    verdict(f"filling takes {fill / copy.seconds:.2f} of cp -r, at most 1.5", fill <= 1.5 * copy.seconds)
    verdict(f"{mb(written)} published, at most 700 MB", written < 700e6)


def grow(sizes: list[int], pages: int) -> None:
    """Build networks of several sizes, one after the other."""
    table("branches", "seconds", "filling, ms a branch", "peak memory", "files", "bytes")
    for branches in sizes:
        with folder() as temporary:
            here = project(temporary / "project", branches, pages)
            took = run(here, *BUILD)
            files, written = size(here / "site")
            row(
                f"{branches:,}",
                f"{took.seconds:.1f}",
                f"{took.since('templates rendered') / branches * 1000:.1f}",
                mb(took.memory),
                f"{files:,}",
                mb(written),
            )
