"""Sheets to give to the command line, and the rows of a roster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from support.network import SITE

from microsite.data import roster_table

VERIFIED = ("--verified-on", "2026-11-24", "--owner", "柜员")


def sheet(path: Path, *rows: list[Any]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def rows(folder: Path) -> dict[str, dict[str, str]]:
    return {
        row.cells["id"]: row.cells
        for row in roster_table.rows(folder / "branches/roster.csv", "roster.csv", SITE)[1]
    }
