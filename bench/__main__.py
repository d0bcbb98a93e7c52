"""make bench: measures, in one run and on the same Markdown, and prints tables."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial

import click

from bench import checking, comparison, kits, live, parts, reader, rewriting, speed, testing, waiting

PARTS = (
    "speed",
    "growth",
    "rewriting",
    "parts",
    "checking",
    "kits",
    "tests",
    "writing",
    "reader",
    "waiting",
    "others",
)


@click.command()
@click.argument("wanted", metavar="[PART]...", nargs=-1, type=click.Choice(PARTS))
@click.option("--branches", default=206, show_default=True, help="Branches of the network.")
@click.option("--pages", default=72, show_default=True, help="Pages a language, with copies of pages.")
@click.option("--growth", default="10,206,1030,2060", show_default=True, help="Sizes of network to build.")
def main(wanted: tuple[str, ...], branches: int, pages: int, growth: str) -> None:
    """Measure some parts, or all.

    The generator beside other ways, as it grows, what it writes again, and in parts; checking; kits; the
    tests; while one writes; what readers get, and for how long they wait; others.
    """
    click.echo(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; "
        f"{branches} branches, at least {pages} pages in each of 2 languages."
    )
    sizes = [int(number) for number in growth.split(",") if number]
    measures: dict[str, Callable[[], None]] = {
        "speed": partial(speed.compare, branches, pages),
        "growth": partial(speed.grow, sizes, pages),
        "rewriting": rewriting.tell,
        "parts": parts.tell,
        "checking": checking.tell,
        "kits": kits.tell,
        "tests": testing.tell,
        "writing": partial(live.tell, branches, pages),
        "reader": reader.tell,
        "waiting": waiting.tell,
        "others": comparison.tell,
    }
    failed = [part for part in wanted or PARTS if not _measured(part, measures[part])]
    if failed:
        raise SystemExit(f"\nnot measured: {', '.join(failed)}")


def _measured(part: str, measure: Callable[[], None]) -> bool:
    """Measure a part and tell how long that took; what fails is told, and the others are measured."""
    click.echo(f"\n{part}\n")
    began = time.monotonic()
    try:
        measure()
    except (Exception, SystemExit) as error:
        click.echo(f"\nfailed: {type(error).__name__}: {error}")
        return False
    click.echo(f"\n{part}: measured in {time.monotonic() - began:.0f} s")
    return True


if __name__ == "__main__":
    main()
