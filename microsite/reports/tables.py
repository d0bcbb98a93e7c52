"""The numbers of a report as tables, in words that the public reads."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.languages.language import Language
from microsite.languages.numbers import number
from microsite.reports.phrases import phrases
from microsite.reports.report import Report
from microsite.reports.totals import CALLS, HANDLED, MATERIALS, PUBLICITY, Total


@dataclass(frozen=True)
class Table:
    """A table; `bars` is what its chart shows: labels, values and targets."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[str, int, int | None], ...] = ()


GROUPS = {
    "by_publicity": PUBLICITY,
    "by_materials": (*MATERIALS, "materials"),
    "by_calls": (*CALLS, "calls"),
    "by_others": ("people", *HANDLED, "events_planned", "events_held"),
}
CHARTS = {"by_materials": MATERIALS, "by_calls": CALLS, "by_others": ("people",)}


def tables(report: Report, language: Language, *names: str) -> tuple[Table, ...]:
    """Those of the tables that have something to show."""
    made = []
    for name in names:
        table = by_kind(report, language) if name == "by_kind" else by_measure(report, language, name)
        if table:
            made.append(table)
    return tuple(made)


def by_measure(report: Report, language: Language, name: str) -> Table | None:
    """One row a number that was stated or aimed at; columns that would stay empty are left out."""
    say, totals = phrases(language), report.totals
    before = report.before.totals if report.before else {}
    known = {*totals, *report.targets, *before, *report.printed}
    keys = [key for key in GROUPS[name] if key in known]
    if not keys:
        return None
    said = {key: _said(language, totals.get(key)) for key in keys}
    columns = {"item": [say[key] for key in keys], "value": list(said.values())}
    if report.branch.is_institution:
        columns["reports"] = [
            number(language, totals[key].reports) if key in totals else number(language, 0) for key in keys
        ]
    if any(key in report.targets for key in keys):
        columns["target"] = [
            number(language, report.targets[key]) if key in report.targets else "" for key in keys
        ]
        columns["share"] = [_share(totals.get(key), report.targets.get(key)) for key in keys]
    for column, copies in (("printed", report.printed), ("left_over", report.left_over)):
        if any(key in copies for key in keys):
            columns[column] = [number(language, copies[key]) if key in copies else "" for key in keys]
    if any(key in before for key in keys):
        columns["before"] = [_said(language, before.get(key)) for key in keys]
        columns["change"] = [_change(language, totals.get(key), before.get(key)) for key in keys]
    drawn = (key for key in CHARTS.get(name, ()) if key in totals)
    bars = tuple((say[key], totals[key].value, report.targets.get(key)) for key in drawn)
    return Table(
        say[name],
        tuple(say[f"column_{column}"] for column in columns),
        tuple(zip(*columns.values(), strict=True)),
        bars if len(bars) > 1 or any(target is not None for _, _, target in bars) else (),
    )


def by_kind(report: Report, language: Language) -> Table | None:
    """One row a kind of branch, and the sum of them."""
    if not report.branch.is_institution:
        return None
    say = phrases(language)
    kinds = report.branch.network.all_kinds
    rows = [
        _kind(report, language, kind.label[language], id)
        for id, kind in kinds.items()
        if any(branch.kind == id for branch in report.asked)
    ]
    rows.append(_kind(report, language, say["total"], None))
    columns = ("column_kind", "column_asked", "column_reported", "materials", "people")
    header = tuple(say[column] for column in columns)
    return Table(say["by_kind"], header, tuple(rows))


def _kind(report: Report, language: Language, label: str, kind: str | None) -> tuple[str, ...]:
    counts = (
        sum(kind in (None, branch.kind) for branch in branches)
        for branches in (report.asked, report.reported)
    )
    totals = report.added(kind)
    return (
        label,
        *(number(language, count) for count in counts),
        *(_said(language, totals.get(key)) for key in ("materials", "people")),
    )


def percent(part: int, whole: int) -> int:
    """How much of the whole is reached; 99.9 percent is not all of it."""
    return part * 100 // whole


def _said(language: Language, total: Total | None) -> str:
    return number(language, total.value) if total else phrases(language)["unknown"]


def _share(total: Total | None, target: int | None) -> str:
    return f"{percent(total.value, target)}%" if total and target else ""


def _change(language: Language, now: Total | None, before: Total | None) -> str:
    if not now or not before:
        return ""
    change = now.value - before.value
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{number(language, abs(change))}"
