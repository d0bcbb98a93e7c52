"""How fast the generator is, beside MkDocs for each branch, Hugo and cp, and as the network grows."""

from __future__ import annotations

import shutil
import sys
from functools import partial
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
    fill = cold.since("templates rendered")
    written = size(here / "site")
    tell = partial(_tell, cold)
    table("what", "seconds", "times ours", "cpu seconds", "peak memory", "files", "bytes")
    tell("our whole build", cold, written)
    row("of it, filling and publishing", f"{fill:.2f}", f"{fill / cold.seconds:.2f}", "", "", "", "")
    same = run(here, *BUILD)
    tell("again, nothing changed", same)
    tell("again, one number changed, the first time", _changed(here, "0571 0000 2001", "0571 0000 2999"))
    again = _changed(here, "0571 0000 2999", "0571 0000 2001")
    tell("and from then on", again)
    copy = _copy(here)
    tell("cp -r of our output", copy)
    hugo.convert(here, temporary / "hugo", DAY)
    theirs = run(temporary / "hugo", str(Path(sys.executable).with_name("hugo")))
    tell("Hugo, a role for each branch", theirs, size(temporary / "hugo/public"))
    slow = _mkdocs(here, branches)
    tell("MkDocs for each branch", slow)
    click.echo(
        f"\nMkDocs: {len(SAMPLE)} branches measured, {slow.seconds / (branches + 1):.1f} s each, "
        f"times {branches + 1}. Memory is that of all processes together. "
        "Filling also finds what changed; cp uses one process. The first change shares all files with what "
        "was published before; from then on the two are brought up to date by turns."
    )
    for what, took, most in (("nothing changed", same, 0.5), ("one number changed", again, 0.6)):
        times = took.seconds / cold.seconds
        verdict(f"{what} takes {times:.2f} of a whole build, at most {most}", times <= most)
    for what, took, least in (("Hugo", theirs, 5), ("MkDocs for each branch", slow, 100)):
        times = took.seconds / cold.seconds
        verdict(f"{times:.1f} times faster than {what}, to reach {least}", times >= least)
    verdict(f"filling takes {fill / copy.seconds:.2f} of cp -r, at most 1.5", fill <= 1.5 * copy.seconds)
    verdict(f"{mb(written[1])} published, at most 700 MB", written[1] < 700e6)


def _tell(ours: Run, what: str, took: Run, written: tuple[int, int] | None = None) -> None:
    """A row that says what a run took, beside our whole build, and how many files and bytes it wrote."""
    row(
        what,
        f"{took.seconds:.2f}",
        f"{took.seconds / ours.seconds:.2f}",
        f"{took.cpu:.1f}",
        mb(took.memory),
        *((f"{written[0]:,}", mb(written[1])) if written else ("", "")),
    )


def _changed(here: Path, old: str, new: str) -> Run:
    """A build after a number was changed."""
    branch = here / "branches/maiwan.yml"
    branch.write_text(branch.read_text("utf-8").replace(old, new), "utf-8")
    return run(here, *BUILD)


def _copy(here: Path) -> Run:
    """The faster of two copies of what was published."""
    copies = [run(here, "cp", "-r", "site", f"copy-{n}") for n in range(2)]
    for n in range(2):
        shutil.rmtree(here / f"copy-{n}")
    return min(copies, key=lambda took: took.seconds)


def _mkdocs(here: Path, branches: int) -> Run:
    """MkDocs for each branch and the institution, reckoned from a few of them."""
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f")
    sample = [
        run(here, *command, configuration, BRANCH=branch, MICROSITE_TODAY=DAY.isoformat())
        for branch in SAMPLE
        for configuration in CONFIGURATIONS
    ]
    times = (branches + 1) / len(SAMPLE)
    return Run(
        sum(took.seconds for took in sample) * times,
        sum(took.cpu for took in sample) * times,
        max(took.memory for took in sample),
        [],
    )


def grow(sizes: list[int], pages: int) -> None:
    """Build networks of several sizes, one after the other."""
    table("branches", "seconds", "filling, ms a branch", "peak memory", "files", "bytes")
    filling: list[float] = []  # milliseconds a branch
    for branches in sizes:
        with folder() as temporary:
            here = project(temporary / "project", branches, pages)
            took = run(here, *BUILD)
            files, written = size(here / "site")
            filling.append(took.since("templates rendered") / branches * 1000)
            row(
                f"{branches:,}",
                f"{took.seconds:.1f}",
                f"{filling[-1]:.1f}",
                mb(took.memory),
                f"{files:,}",
                mb(written),
            )
    if filling:
        times = filling[-1] / min(filling)
        verdict(f"filling a branch of the last takes {times:.2f} of the least, at most 1.3", times <= 1.3)
