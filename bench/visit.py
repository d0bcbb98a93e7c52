"""One visit to a page with Lighthouse: a cheap phone, a slow line, nothing kept from before."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_NOTHING_FROM_ELSEWHERE = "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
CHROMIUM = f"--headless=new --no-sandbox {_NOTHING_FROM_ELSEWHERE}"
CONDITIONS = (
    "Lighthouse's own phone and line: simulated, 150 ms there and back, 1.6 Mbit/s, "
    "processor four times slower"
)


@dataclass(frozen=True)
class Visit:
    """What Lighthouse saw: scores of 100, seconds, movement, and what was fetched, by kind, with headers."""

    scores: dict[str, int]
    first_paint: float
    largest_paint: float
    shift: float
    fetched: list[tuple[str, int]]
    faults: list[str]

    def bytes(self, *kinds: str) -> int:
        """What was fetched of these kinds, or in all."""
        return sum(size for kind, size in self.fetched if not kinds or kind in kinds)


def missing() -> str | None:
    """What this machine lacks for such visits, if anything."""
    return next((program for program in ("node", "npm", "chromium") if not shutil.which(program)), None)


def install(packages: Path, into: Path) -> Path:
    """Put what a package.json names into a folder, as its lock file has it."""
    into.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(packages / name, into)
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"],
        cwd=into,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"npm could not install {packages.name}:\n{done.stderr}")
    return into


def visit(tools: Path, address: str) -> Visit:
    """Visit a page with the Lighthouse that was installed in `tools`."""
    command = [
        "node",
        str(tools / "node_modules/lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={CHROMIUM}",
    ]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CHROME_PATH": shutil.which("chromium") or ""},
    )
    if done.returncode:
        raise click.ClickException(f"Lighthouse failed at {address}:\n{done.stderr[-2000:]}")
    return _read(json.loads(done.stdout))


def _read(report: dict[str, Any]) -> Visit:
    audits, categories = report["audits"], report["categories"]
    scored = [
        (category["id"], one["id"])
        for category in categories.values()
        for one in category["auditRefs"]
        if one["weight"]
    ]
    return Visit(
        scores={name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        first_paint=audits["first-contentful-paint"]["numericValue"] / 1000,
        largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
        fetched=[
            (item["resourceType"], item["transferSize"])
            for item in audits["network-requests"]["details"]["items"]
            if item["url"].startswith("http")
        ],
        faults=[f"{category}: {name}" for category, name in scored if audits[name]["score"] not in (None, 1)],
    )
