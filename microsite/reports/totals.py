"""Numbers of one report, and their sums over many: what nobody stated stays unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from microsite.data.results import Channel, Material, Results, Targets, Topic

Figures = Mapping[str, int]  # by the names that the columns of a table of results have

MATERIALS = get_args(Material)
PUBLICITY = tuple(f"publicity_{channel}" for channel in get_args(Channel))
CALLS = tuple(f"calls_{topic}" for topic in get_args(Topic))
HANDLED = ("complaints_received", "complaints_settled", "suggestions_received", "suggestions_settled")
KEYS = (
    *MATERIALS,
    "materials",
    "people",
    *PUBLICITY,
    *CALLS,
    "calls",
    *HANDLED,
    "events_planned",
    "events_held",
)


@dataclass(frozen=True)
class Total:
    """A sum, and over how many reports it was added up."""

    value: int
    reports: int


def figures(results: Results, planned: int) -> Figures:
    """Everything that a report states in numbers; `planned` is how many events the branch had planned."""
    found = dict(results.materials) | {
        f"publicity_{channel}": count for channel, count in results.publicity.items()
    }
    found |= {f"calls_{topic}": count for topic, count in results.calls.items()}
    if results.materials:
        found["materials"] = sum(results.materials.values())
    if results.calls:
        found["calls"] = sum(results.calls.values())
    if results.people is not None:
        found["people"] = results.people
    for name, handled in (("complaints", results.complaints), ("suggestions", results.suggestions)):
        if handled:
            found |= {f"{name}_received": handled.received, f"{name}_settled": handled.settled}
    if results.held is not None:
        found |= {"events_planned": planned, "events_held": len(results.held)}
    return found


def add(reports: Iterable[Figures]) -> dict[str, Total]:
    """The sum of each number over the reports that state it."""
    sums: dict[str, tuple[int, int]] = {}
    for report in reports:
        for key, value in report.items():
            known, count = sums.get(key, (0, 0))
            sums[key] = known + value, count + 1
    return {key: Total(*sums[key]) for key in KEYS if key in sums}


def summed(paper: Iterable[tuple[str, int]]) -> Figures:
    """The sum for each material, and of all."""
    sums = Counter[str]()
    for material, count in paper:
        sums[material] += count
        sums["materials"] += count
    return sums


def goals(targets: Targets | None) -> Figures:
    """What was aimed at, by the same names."""
    if targets is None:
        return {}
    goals = dict(targets.materials) | {
        "people": targets.people,
        "calls": targets.calls,
        "events_held": targets.events,
    }
    return {key: value for key, value in goals.items() if value is not None}
