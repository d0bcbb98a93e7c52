"""What a reader gets at the first view of a page, and how Lighthouse judges it."""

from __future__ import annotations

from pathlib import Path

import click

from bench.host import QUALITY, hosted
from bench.measure import run
from bench.project import BUILD, folder, project
from bench.tables import kb, row, table, verdict
from bench.visit import CATEGORIES, CONDITIONS, HERE, Visit, install, missing, visit

BRANCH = "maiwan"
PAGES = ("", "rights/know/", "risks/telecom-fraud/", "complain/", "branch/")


def tell() -> None:
    """Visit the kinds of page in both languages."""
    if lacking := missing():
        click.echo(f"Left out: there is no {lacking} on this machine.")
        return
    with folder() as temporary:
        _tell(published(temporary / "project"), install(HERE, temporary / "tools"))


def published(here: Path) -> Path:
    """The demonstration as a real network: search engines may list it."""
    project(here, 10, None)
    network = here / "branches/network.yml"
    text = network.read_text("utf-8").replace("demonstration: true", "demonstration: false")
    network.write_text(text.replace("hetang-bank.example", "hetang-bank.bench"), "utf-8")
    run(here, *BUILD)
    return here / "site"


def _tell(site: Path, tools: Path) -> None:
    table(
        "page",
        *CATEGORIES,
        "HTML",
        "CSS",
        "scripts",
        "in all",
        "requests",
        "first paint",
        "largest paint",
        "shift",
        "then for offline",
    )
    visits, later = [], []
    with hosted(site) as (root, sent):
        for path in (f"{language}/{page}" for language in ("en", "zh") for page in PAGES):
            sent.clear()
            seen = visit(tools, f"{root}/{BRANCH}/{path}")
            visits.append(seen)
            later.append(sum(size for name, size in sent if name != "/robots.txt") - seen.bytes())
            row(
                path,
                *seen.scores.values(),
                *(kb(seen.bytes(kind)) for kind in ("Document", "Stylesheet", "Script")),
                kb(seen.bytes()),
                len(seen.fetched),
                f"{seen.first_paint:.2f} s",
                f"{seen.largest_paint:.2f} s",
                f"{seen.shift:.3f}",
                kb(later[-1]),
            )
    click.echo(
        f"\n{CONDITIONS}. Bytes with headers, brotli at level {QUALITY}. Built with `demonstration: false`, "
        "because a demonstration asks search engines not to list it. After the first view a worker fetches "
        "the most important pages for times without a line."
    )
    _judge(visits, later)


def _judge(visits: list[Visit], later: list[int]) -> None:
    faults = sorted({fault for seen in visits for fault in seen.faults if min(seen.scores.values()) < 100})
    verdict(
        f"100 everywhere{': ' if faults else ''}{', '.join(faults)}",
        all(score == 100 for seen in visits for score in seen.scores.values()),
    )
    most = max(seen.bytes() for seen in visits)
    verdict(f"a first view of at most {kb(most)}, to stay below 20 KB", most < 20_000)
    with_kept = max(seen.bytes() + more for seen, more in zip(visits, later, strict=True))
    verdict(f"with what is kept for offline at most {kb(with_kept)}, allowed 50 KB", with_kept < 50_000)
    verdict("nothing moves", not any(seen.shift for seen in visits))
