"""A small network, the command line, and sheets to give it."""

from __future__ import annotations

import shutil
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner, Result
from conftest import PROJECT
from openpyxl import Workbook

from microsite import table
from microsite.cli import main

VERIFIED = ("--verified-on", "2026-11-24", "--owner", "柜员")


def bank(folder: Path) -> Path:
    """The data of a network with three branches in its roster."""
    shutil.copytree(PROJECT / "branches/campaigns", folder / "branches/campaigns")
    for name in ("mkdocs.yml", "branches/network.yml", "branches/maiwan.yml"):
        shutil.copy(PROJECT / name, folder / name)
    lines = (PROJECT / "branches/roster.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "branches/roster.csv").write_text("".join(lines[:4]), "utf-8")
    return folder


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
    return {row.cells["id"]: row.cells for row in table.rows(folder / "branches/roster.csv", "roster.csv")[1]}
