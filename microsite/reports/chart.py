"""Bars drawn from a table's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from microsite.reports.tables import Table

ROW, TEXT, THICK = 2.6, 1.1, 0.9  # em: a bar with its label above it, the label's base line, the bar


class Bar(NamedTuple):
    """A bar with its label; places in em, so that they grow with the letters, the length in percent."""

    label: str
    value: int
    base: float
    top: float
    length: float


def bars(table: Table) -> Iterator[Bar]:
    """The bars of a table, the longest across the whole width."""
    longest = max(value for _, value in table.bars) or 1
    for n, (label, value) in enumerate(table.bars):
        top = n * ROW
        base = top + TEXT
        yield Bar(label, value, round(base, 1), round(base + 0.3, 1), round(100 * value / longest, 2))


def height(table: Table) -> float:
    """How high the chart is, in em."""
    return round(len(table.bars) * ROW, 1)
