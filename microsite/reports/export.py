"""A report as a file: a document, Markdown, a table for spreadsheets, or JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from microsite.data import loading, photos
from microsite.languages.direction import alone
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.reports.document import document
from microsite.reports.report import Report, gather
from microsite.reports.spreadsheet import spreadsheet
from microsite.reports.summary import Section, Summary, summarise
from microsite.reports.tables import Table
from microsite.reports.totals import Total


def export(folder: Path, campaign: str, branch: str | None, language: Language | None, form: str) -> bytes:
    """The report of a campaign, for one branch or all together, in one of the forms."""
    known = loading.load(folder)
    report = gather(known, campaign, known[branch] if branch else known.institution)
    if form == "csv":
        return spreadsheet([report], known.network.languages)
    if form == "json":
        return structured(report)
    if not report.stated:
        raise click.ClickException(
            f"“{branch}” has not reported on {campaign} yet. 这个网点还没有填报 {campaign} 的结果。"
            if branch
            else f"nobody has reported on {campaign} yet. {campaign} 的结果还没有人填报。"
        )
    language = language or known.network.languages[0]
    if language not in known.network.languages:
        raise click.UsageError(
            f"the site is in {', '.join(known.network.languages)}, not in “{language}”. 本站没有这种语言。"
        )
    summary = summarise(report, language)
    if known.network.demonstration:
        summary = replace(summary, opening=(phrases(language)["demonstration"], *summary.opening))
    summary = _directed(summary)
    return markdown(summary) if form == "md" else document(summary, photos.shown(report.own), folder)


def _directed(summary: Summary) -> Summary:
    """A summary in which each number keeps its direction, also between letters from right to left."""

    def told(value: Any) -> Any:
        match value:
            case str():
                return alone(summary.language, value)
            case tuple():
                return tuple(map(told, value))
            case Section() | Table():
                parts = {field.name: getattr(value, field.name) for field in fields(value)}
                return replace(value, **{name: told(part) for name, part in parts.items() if name != "id"})
        return value

    parts = ("title", "opening", "highlights", "sections", "signature")
    return replace(summary, **{name: told(getattr(summary, name)) for name in parts})


def structured(report: Report) -> bytes:
    """The numbers of a report as JSON."""
    before = report.before
    described = {
        "campaign": report.id,
        "branch": report.branch.id,
        "asked": len(report.asked),
        "reported": [branch.id for branch in report.reported],
        "missing": [branch.id for branch in report.missing],
        "totals": _totals(report.totals),
        "targets": dict(report.targets),
        "before": {"campaign": before.id, "totals": _totals(before.totals)} if before else None,
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _totals(totals: Mapping[str, Total]) -> dict[str, dict[str, int]]:
    return {key: {"value": total.value, "reports": total.reports} for key, total in totals.items()}


def markdown(summary: Summary) -> bytes:
    """A summary as Markdown."""
    parts = [f"# {_inline(summary.title)}", *map(_plain, summary.opening)]
    for section in summary.sections:
        parts += [f"## {_inline(section.title)}", *map(_plain, section.sentences)]
        if section.points:
            parts.append("\n".join(f"- {_plain(point)}" for point in section.points))
        parts += map(_table, section.tables)
    return "\n\n".join([*parts, "  \n".join(map(_plain, summary.signature))]).encode() + b"\n"


def _table(table: Table) -> str:
    header, *rows = (
        "| " + " | ".join(_inline(cell) for cell in row) + " |" for row in (table.header, *table.rows)
    )
    line = "| --- |" + " ---: |" * (len(table.header) - 1)
    return "\n".join([f"**{_inline(table.caption)}**", "", header, line, *rows])


def _plain(text: str) -> str:
    """Text that begins neither a list nor a heading."""
    return re.sub(r"^(\d*)([.)#+-])", r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    """Text whose signs mean nothing to Markdown."""
    return re.sub(r"[\\`*_\[\]]", r"\\\g<0>", html.escape(text, quote=False)).replace("~", "&#126;")
