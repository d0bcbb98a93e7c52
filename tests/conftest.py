"""A published demonstration network, built once for all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, served
from hypothesis import settings
from playwright.sync_api import Browser

PROJECT = Path(__file__).parent.parent
DAY = "2026-11-24"
FRONT_MATTER = """---
title: A page
description: A page with a mistake.
reviewed: 2026-11-24
review_by: 2027-05-24
audience: [everyone]
---

"""

settings.register_profile("person", deadline=None)
settings.register_profile("machine", deadline=None, derandomize=True)
settings.load_profile("machine" if os.environ.get("CI") else "person")


def microsite(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a project, as a person would."""
    return subprocess.run([sys.executable, "-m", "microsite", *arguments], cwd=project, capture_output=True, text=True,
                          env=os.environ | {"PYTHONPATH": str(project)} | environment, timeout=300, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole network, published."""
    out = tmp_path_factory.mktemp("network") / "site"
    done = microsite(PROJECT, "build", "--out", str(out), "--today", DAY)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    for name in ("docs", "branches", "facts", "macros", "overrides", "microsite"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one file."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    """The address of the published network."""
    with served(site) as root:
        yield root
