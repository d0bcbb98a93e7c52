"""make bench: measures, in one run and on the same Markdown, and prints tables."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from bench import hugo, live
from bench.measure import Run, run, size
from bench.project import CONFIGURATIONS, project

DAY = date(2027, 3, 1)
SAMPLE = ("maiwan", "wealth-centre", "willow-east")
BUILD = (sys.executable, "-m", "microsite", "build", "--today", DAY.isoformat())


@click.command()
@click.option("--branches", default=206, show_default=True, help="Branches of the network.")
@click.option("--pages", default=72, show_default=True, help="Pages a language; copies of pages are added up to this.")
@click.option("--growth", default="10,206,1030,2060", show_default=True, help="Sizes of network to build one after the other.")
def main(branches: int, pages: int, growth: str) -> None:
    """Compare the generator with MkDocs for each branch, with Hugo and with cp."""
    click.echo(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; {branches} branches, at least {pages} pages "
               "in each of 2 languages.\n")
    with _folder() as folder:
        _compare(folder, branches, pages)
    click.echo()
    _grow([int(number) for number in growth.split(",") if number], pages)
    with _folder() as folder:
        seconds = live.reload(project(folder / "project", branches, pages))
        click.echo(f"\nmake serve: from saving a page to the page as the server gives it, {seconds:.1f} s.")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield Path(folder)


def _row(*cells: object) -> None:
    click.echo(f"| {' | '.join(map(str, cells))} |")


def _table(*heads: str) -> None:
    _row(*heads)
    _row("---", *["---:"] * (len(heads) - 1))


def _mb(count: float) -> str:
    return f"{count / 1e6:,.0f} MB"


def _compare(folder: Path, branches: int, pages: int) -> None:
    here = project(folder / "project", branches, pages)
    cold = run(here, *BUILD)
    files, written = size(here / "site")
    _table("what", "seconds", "times ours", "cpu seconds", "peak memory", "files", "bytes")

    def told(what: str, took: Run, *counts: object) -> None:
        _row(what, f"{took.seconds:.2f}", f"{took.seconds / cold.seconds:.2f}", f"{took.cpu:.1f}", _mb(took.memory), *(counts or ("", "")))

    told("our whole build", cold, f"{files:,}", _mb(written))
    told("again, nothing changed", run(here, *BUILD))
    number = here / "branches/maiwan.yml"
    number.write_text(number.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
    told("again, one number changed", run(here, *BUILD))

    fill = cold.since("templates rendered")
    copies = [run(here, "cp", "-r", "site", f"copy-{n}") for n in range(2)]
    copy = min(copies, key=lambda took: took.seconds)
    _row("of it, filling and publishing", f"{fill:.2f}", f"{fill / cold.seconds:.2f}", "", "", "", "")
    told("cp -r of our output", copy)
    for n in range(2):
        shutil.rmtree(here / f"copy-{n}")

    hugo.convert(here, folder / "hugo", DAY)
    theirs = run(folder / "hugo", str(Path(sys.executable).with_name("hugo")))
    count, bytes_ = size(folder / "hugo/public")
    told("Hugo, a role for each branch", theirs, f"{count:,}", _mb(bytes_))
    sample = [run(here, sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration, BRANCH=branch, MICROSITE_TODAY=DAY.isoformat())
              for branch in SAMPLE for configuration in CONFIGURATIONS]
    each = sum(took.seconds for took in sample) / len(SAMPLE)
    slow = Run(each * (branches + 1), sum(took.cpu for took in sample) / len(SAMPLE) * (branches + 1), max(took.memory for took in sample), [])
    told("MkDocs for each branch", slow)
    click.echo(f"\nMkDocs: {len(SAMPLE)} branches measured, {each:.1f} s each, times {branches + 1}. Memory is that of all processes together, "
               "what they share counted for each. Filling also finds what changed; cp uses one process.")
    for what, took, least in (("Hugo", theirs, 5), ("MkDocs for each branch", slow, 100)):
        _verdict(f"{took.seconds / cold.seconds:.1f} times faster than {what}, to reach {least}", took.seconds / cold.seconds >= least)
    _verdict(f"filling takes {fill / copy.seconds:.2f} of cp -r, at most 1.5", fill <= 1.5 * copy.seconds)
    _verdict(f"{_mb(written)} published, at most 700 MB", written < 700e6)


def _verdict(what: str, reached: bool) -> None:
    click.echo(f"- {'reached' if reached else 'MISSED'}: {what}")


def _grow(sizes: list[int], pages: int) -> None:
    _table("branches", "seconds", "filling, ms a branch", "peak memory", "files", "bytes")
    for branches in sizes:
        with _folder() as folder:
            here = project(folder / "project", branches, pages)
            took = run(here, *BUILD)
            files, written = size(here / "site")
            _row(f"{branches:,}", f"{took.seconds:.1f}", f"{took.since('templates rendered') / branches * 1000:.1f}", _mb(took.memory),
                 f"{files:,}", _mb(written))


if __name__ == "__main__":
    main()
