"""How fast we are: the whole network, again after a change, MkDocs once a branch, and a plain copy, in one run.

    make bench
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PARTS = ("docs", "branches", "facts", "macros", "microsite", "overrides", "mkdocs.yml", "mkdocs.zh.yml")
DAY = "2026-11-24"
SAMPLE = ("maiwan", "yunlu", "willow-east")  # branches that MkDocs builds one by one
SIZES = (10, 206, 1030, 2060)


@dataclass(frozen=True)
class Run:
    """What a command took: seconds, and MB of its largest process."""

    seconds: float
    memory: float


def run(project: Path, command: Sequence[str], **environment: str) -> Run:
    """Run a command in a project and measure it; a failure ends the bench."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=project, env=os.environ | {"PYTHONPATH": str(project)} | environment,
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return Run(seconds, usage.ru_maxrss / 1024)


def build(project: Path, out: str) -> Run:
    """Build the whole network of a project."""
    return run(project, [sys.executable, "-m", "microsite", "build", "--out", out, "--today", DAY])


def copy_of_project(folder: Path, branches: int | None = None) -> Path:
    """A copy of the project; with `branches`, its roster cut or repeated to that many rows."""
    for part in PARTS:
        source = PROJECT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    if branches is not None:
        _resize(folder / "branches/roster.csv", branches - len(list((folder / "branches").glob("[!n]*.yml"))))
    return folder


def _resize(roster: Path, rows: int) -> None:
    with roster.open(encoding="utf-8", newline="") as file:
        header, *written = csv.reader(file)
    repeated = [[f"{row[0]}-{round}" if round else row[0], *row[1:]]
                for round in range(rows // len(written) + 1) for row in written][:rows]
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *repeated])


def size(folder: Path) -> tuple[int, float]:
    """Files and MB below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def network(folder: Path) -> None:
    """The demonstration network against MkDocs once a branch and a plain copy."""
    project = copy_of_project(folder / "network")
    whole = build(project, "site")
    files, megabytes = size(project / "site")
    nothing = build(project, "site")
    data = project / "branches/maiwan.yml"
    data.write_text(data.read_text("utf-8").replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
    one = build(project, "site")
    single = run(project, [sys.executable, "-m", "microsite", "build", "--out", "one", "--branch", "maiwan", "--today", DAY])
    copied = run(project, ["cp", "-r", "site", "copy"])
    mkdocs = sum(run(project, [sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration], BRANCH=branch, MICROSITE_TODAY=DAY).seconds
                 for branch in SAMPLE for configuration in ("mkdocs.yml", "mkdocs.zh.yml")) / len(SAMPLE)
    branches = len(list((project / "site").glob("*/en/index.html"))) + 1
    filling = whole.seconds - single.seconds
    print(f"## {branches} sites: {files} files, {megabytes:.0f} MB\n\n| | seconds | compared with ours |\n| --- | ---: | ---: |")
    for name, seconds in ((f"our whole build ({whole.memory:.0f} MB)", whole.seconds), ("again, nothing changed", nothing.seconds),
                          ("again, one number changed", one.seconds), ("one branch alone (rendering)", single.seconds),
                          ("filling all others (difference)", filling), ("cp -r of the output", copied.seconds),
                          (f"mkdocs build a branch, {len(SAMPLE)} measured, x {branches}", mkdocs * branches)):
        print(f"| {name} | {seconds:.2f} | {seconds / whole.seconds:.2f} |")
    print(f"\nFilling takes {filling / copied.seconds:.2f} x cp -r.\n")


def growth(folder: Path) -> None:
    """Time and memory as the network grows."""
    print("| branches | seconds | ms a branch | MB of memory |\n| ---: | ---: | ---: | ---: |")
    for branches in SIZES:
        project = copy_of_project(folder / str(branches), branches)
        measured = build(project, "site")
        print(f"| {branches} | {measured.seconds:.1f} | {1000 * measured.seconds / branches:.1f} | {measured.memory:.0f} |")
        shutil.rmtree(project)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        network(Path(temporary))
        growth(Path(temporary))
