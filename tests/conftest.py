"""What tests share: networks to read, copies to spoil, published sites and a browser to visit them."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from support.chromium import chromium, served
from support.command import microsite
from support.network import DAY, EVERY_KIND, NETWORKS, ONE_PAGE, Publish, lay, lay_rows

from microsite.data.loading import load
from microsite.data.roster import Roster

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy


def pytest_configure(config: pytest.Config) -> None:
    """Any example may come, of which a run of all tests tries more; CI tries the same ones each time."""
    ours = settings(PATIENT, max_examples=30 if config.option.markexpr else 100)
    settings.register_profile("ours", ours, derandomize=bool(os.environ.get("CI")))
    settings.load_profile("ours")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a test with many cases, an ordinary run tries as many as its mark `sampled` says; long ones are first."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)
    tried: Counter[str] = Counter()
    for item in items:
        for mark in item.iter_markers("sampled"):
            test, _, _ = item.nodeid.partition("[")
            tried[test] += 1
            if tried[test] > mark.args[0]:
                item.add_marker(pytest.mark.exhaustive)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publish:
    """Publish a network by its name; gives the project, in which nobody may change anything.

    It is built once for all processes that run tests.
    """
    ours = tmp_path_factory.getbasetemp()
    everybody = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours

    def publish(name: str) -> Path:
        project = everybody / f"published-{name}"
        with FileLock(f"{project}.lock"):
            if not project.exists():
                unfinished = everybody / f"unfinished-{name}"
                lay(NETWORKS / name, unfinished)
                done = microsite(unfinished, "build", "--today", DAY)
                assert done.returncode == 0, done.stderr
                unfinished.rename(project)
        return project

    return publish


@pytest.fixture(scope="session")
def every_kind(published: Publish) -> Path:
    """The project of the network of every kind of branch, in which nobody may change anything."""
    return published("every-kind")


@pytest.fixture(scope="session")
def site(every_kind: Path) -> Path:
    """The same, published."""
    return every_kind / "site"


@pytest.fixture(scope="session")
def roster() -> Roster:
    """The branches of the network of every kind."""
    return load(EVERY_KIND / "branches")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The network of every kind, which a test may spoil."""
    return lay(EVERY_KIND, tmp_path / "project")


@pytest.fixture
def small_kept(tmp_path: Path) -> Path:
    """A project of one page and four branches, which a test may spoil."""
    return lay(ONE_PAGE, tmp_path / "project")


@pytest.fixture
def small(published: Publish, tmp_path: Path) -> Path:
    """The same, published."""
    copy = tmp_path / "project"
    shutil.copytree(published("one-page"), copy, symlinks=True)
    return copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of a network with three branches in its roster, which a test may spoil."""
    return lay_rows(tmp_path / "bank")


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for many examples."""
    return lay_rows(tmp_path_factory.mktemp("worn") / "bank")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this process."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """The address of the published network."""
    with served(site) as root:
        yield root


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small common layer, in which nobody may change anything."""
    folder = lay(EVERY_KIND, tmp_path_factory.mktemp("layers") / "common")
    shutil.rmtree(folder / "branches")
    return folder
