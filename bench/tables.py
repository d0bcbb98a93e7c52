"""Tables and verdicts, as the bench prints them."""

from __future__ import annotations

import click


def row(*cells: object) -> None:
    """One row of a table."""
    click.echo(f"| {' | '.join(map(str, cells))} |")


def table(*heads: str) -> None:
    """The head of a table whose first column is text and whose others are numbers."""
    row(*heads)
    row("---", *["---:"] * (len(heads) - 1))


def mb(count: float) -> str:
    """Bytes as whole megabytes."""
    return f"{count / 1e6:,.0f} MB"


def kb(count: float) -> str:
    """Bytes as kilobytes."""
    return f"{count / 1e3:.1f} KB"


def verdict(what: str, reached: bool) -> None:
    """Whether a goal is reached."""
    click.echo(f"- {'reached' if reached else 'MISSED'}: {what}")
