"""The content and data that editors keep in this repository, published as they are today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from support.chromium import served
from support.command import microsite
from support.network import PROJECT

from microsite.data.loading import load
from microsite.data.roster import Branch, Roster


@pytest.fixture(scope="session")
def live() -> Roster:
    """The branches that editors keep."""
    known = load(PROJECT / "branches")
    return known.on(datetime.now(known.network.zone).date())


@pytest.fixture(scope="session")
def some(live: Roster) -> list[Branch]:
    """One branch of each kind."""
    return list({branch.kind: branch for branch in live if not branch.is_institution}.values())


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory, live: Roster, some: list[Branch]) -> Path:
    """The institution and one branch of each kind, built once for all processes; each build reads one as verify does."""
    ours = tmp_path_factory.getbasetemp()
    site = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "live"
    with FileLock(f"{site}.lock"):
        if not site.exists():
            wanted = [
                argument for branch in (live.institution, *some) for argument in ("--branch", branch.id)
            ]
            done = microsite(PROJECT, "build", *wanted, "--out", str(site))
            assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def live_root(live_site: Path) -> Iterator[str]:
    """The address of these sites."""
    with served(live_site) as root:
        yield root
