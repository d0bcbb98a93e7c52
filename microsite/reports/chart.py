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
    aim: float | None  # where the target is


def bars(table: Table) -> Iterator[Bar]:
    """The bars of a table, the longest across the whole width."""
    longest = max(max(value, target or 0) for _, value, target in table.bars) or 1
    for n, (label, value, target) in enumerate(table.bars):
        top = n * ROW
        base = top + TEXT
        aim = None if target is None else round(100 * target / longest, 2)
        yield Bar(label, value, round(base, 1), round(base + 0.3, 1), round(100 * value / longest, 2), aim)


def height(table: Table) -> float:
    """How high the chart is, in em."""
    return round(len(table.bars) * ROW, 1)
