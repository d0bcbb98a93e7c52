"""make bench: measures, in one run and on the same Markdown, and prints tables."""

from __future__ import annotations

import os
from functools import partial

import click

from bench import comparison, live, reader, speed

PARTS = ("speed", "growth", "writing", "reader", "others")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--branches", default=206, show_default=True, help="Branches of the network.")
@click.option(
    "--pages", default=72, show_default=True, help="Pages a language; copies of pages are added up to this."
)
@click.option(
    "--growth",
    default="10,206,1030,2060",
    show_default=True,
    help="Sizes of network to build one after the other.",
)
def main(parts: tuple[str, ...], branches: int, pages: int, growth: str) -> None:
    """Measure some parts, or all: the generator beside other ways, as it grows, while one writes; what readers get, and from others."""
    click.echo(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; {branches} branches, at least {pages} pages "
        "in each of 2 languages."
    )
    measures = dict(
        zip(
            PARTS,
            (
                partial(speed.compare, branches, pages),
                partial(speed.grow, [int(number) for number in growth.split(",") if number], pages),
                partial(live.tell, branches, pages),
                reader.tell,
                comparison.tell,
            ),
            strict=True,
        )
    )
    for part in parts or PARTS:
        click.echo(f"\n{part}\n")
        measures[part]()


if __name__ == "__main__":
    main()
