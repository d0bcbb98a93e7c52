"""The command line within a test, and sheets to give it."""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner, Result
from openpyxl import Workbook

from microsite.cli import main
from microsite.data import roster_table

VERIFIED = ("--verified-on", "2026-11-24", "--owner", "柜员")


def run(folder: Path, *arguments: str) -> Result:
    """The command line within this process; a traceback is a failure."""
    with chdir(folder), patch.object(sys, "path", sys.path[:]):
        result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sheet(path: Path, *rows: list[Any]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def rows(folder: Path) -> dict[str, dict[str, str]]:
    return {
        row.cells["id"]: row.cells
        for row in roster_table.rows(folder / "branches/roster.csv", "roster.csv")[1]
    }
