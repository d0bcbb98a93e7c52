"""What it takes to set and prove sheets: four pieces for all branches, and whole kits for some."""

from __future__ import annotations

import re
import sys
import zipfile
from itertools import islice
from pathlib import Path

import click

from bench.measure import Run, run
from bench.project import DAY, SOURCE, folder, project
from bench.tables import mb, row, table, verdict
from macros import WORDS
from microsite.content import project as contents

CAMPAIGN = "315-2027"
FEW, MORE = 8, 24  # branches: what both take alike is loading and rendering
ALL = 206
PIECES = ("money-gone", "complaint-sign", "complaint-route", "money-gone-poster")  # what everybody prints
ALL_SHEETS = 75  # seconds: 15 to set and 60 to prove the sheets of four pieces in two languages
SHEET = 0.091  # seconds of a processor: the same for one of 206 times 4 sheets in 2 languages, on two
LARGEST = 120_000  # bytes of a leaflet


def tell() -> None:
    """Print four pieces for all branches; pack the kits of a few and of more, and reckon those of all."""
    with folder() as temporary:
        here = project(temporary / "project", ALL, None)
        _print(here)
        _pack(here)


def _print(here: Path) -> None:
    """Set and prove what everybody prints, for all branches."""
    chosen = [part for name in PIECES for part in ("--piece", name)]
    command = (sys.executable, "-m", "microsite", "pieces", "--today", DAY.isoformat(), "--for", "office")
    took = run(here, *command, *chosen)
    sheets = sum(1 for _ in (here / "print").rglob("*.pdf"))
    click.echo(
        f"{sheets:,} sheets of {len(PIECES)} pieces for {ALL} branches: {took.cpu:.0f} s of a processor."
    )
    verdict(
        f"{took.seconds:.0f} s until all are set and proved, at most {ALL_SHEETS}", took.seconds <= ALL_SHEETS
    )
    click.echo()


def _pack(here: Path) -> None:
    """Pack the kits of a few branches and of more, then again, and reckon what those of all take."""
    loaded = contents.load(SOURCE, WORDS, DAY.isoformat())
    taking = (branch.id for branch in loaded.roster if CAMPAIGN in branch.campaigns)
    ids = [*islice(taking, MORE)]
    table("kits", "seconds", "cpu seconds", "peak memory", "sheets", "bytes")
    few, _ = _packed(here, "few", ids[:FEW])
    more, sheets = _packed(here, "more", ids)
    again, _ = _packed(here, "more", ids)
    leaflet = max(entry.file_size for kit in (here / "more").glob("*.zip") for entry in _leaflets(kit))
    a_kit = (more.cpu - few.cpu) / (MORE - FEW)
    a_sheet = a_kit * MORE / sheets
    seconds = few.seconds + (more.seconds - few.seconds) / (MORE - FEW) * (ALL - FEW)
    click.echo(f"\n{ALL} kits, reckoned: {seconds:.0f} s; {sheets / MORE:.0f} sheets a kit.")
    verdict(f"{a_sheet * 1000:.0f} ms of a processor a sheet, at most {SHEET * 1000:.0f}", a_sheet <= SHEET)
    verdict(f"{leaflet / 1000:.0f} KB the largest leaflet, at most {LARGEST // 1000}", leaflet <= LARGEST)
    verdict("packed again, a third of the work at most", again.cpu <= more.cpu / 3)


def _packed(here: Path, out: str, ids: list[str]) -> tuple[Run, int]:
    """Pack kits; gives what that took, and how many sheets and pictures they hold."""
    chosen = [part for id in ids for part in ("--branch", id)]
    command = (sys.executable, "-m", "microsite", "kit", CAMPAIGN, "--today", DAY.isoformat(), "--out", out)
    took = run(here, *command, *chosen)
    kits = [*(here / out).glob("*.zip")]
    sheets = sum(name.endswith((".pdf", ".png")) for kit in kits for name in zipfile.ZipFile(kit).namelist())
    size = sum(kit.stat().st_size for kit in kits)
    row(len(kits), f"{took.seconds:.1f}", f"{took.cpu:.1f}", mb(took.memory), sheets, mb(size))
    return took, sheets


def _leaflets(kit: Path) -> list[zipfile.ZipInfo]:
    entries = zipfile.ZipFile(kit).infolist()
    return [entry for entry in entries if re.match(r"print/money-gone-[a-z]+-a4", entry.filename)]
