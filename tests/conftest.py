"""A published demonstration network, built once for all tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, served
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

PROJECT = Path(__file__).parent.parent
DAY = "2026-11-25"
FRONT_MATTER = """---
title: A page
description: A page with a mistake.
reviewed: 2026-11-24
review_by: 2027-05-24
audience: [everyone]
---

"""

settings.register_profile("person", deadline=None)
settings.register_profile(
    "machine", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("machine" if os.environ.get("CI") else "person")


def microsite(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a project, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "microsite", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(project)} | environment,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole network, published."""
    out = tmp_path_factory.mktemp("network") / "site"
    done = microsite(PROJECT, "build", "--out", str(out), "--today", DAY)
    assert done.returncode == 0, done.stderr
    return out


def copy_project(folder: Path) -> Path:
    """The project's files in another folder."""
    for name in ("docs", "branches", "facts", "macros", "overrides", "microsite"):
        shutil.copytree(PROJECT / name, folder / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, folder)
    return folder


def bank(folder: Path) -> Path:
    """The data of a network with three branches in its roster."""
    shutil.copytree(PROJECT / "branches/campaigns", folder / "branches/campaigns")
    for name in ("mkdocs.yml", "branches/network.yml", "branches/maiwan.yml"):
        shutil.copy(PROJECT / name, folder / name)
    lines = (PROJECT / "branches/roster.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "branches/roster.csv").write_text("".join(lines[:4]), "utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    return copy_project(tmp_path)


@pytest.fixture
def small_kept(tmp_path: Path) -> Path:
    """A project of one page and four branches."""
    copy_project(tmp_path)
    (tmp_path / "branches/roster.csv").unlink()
    for path in tmp_path.glob("branches/**/*.yml"):
        path.write_text(
            re.sub(r"(topics: \[|page: ).*(\.md)", r"\1index\2", path.read_text("utf-8")), "utf-8"
        )
    for table in ("results", "events"):
        shutil.rmtree(tmp_path / "branches" / table)
    (tmp_path / "facts/synonyms.yml").write_text("index.md: {en: [start], zh: [首页]}\n", "utf-8")
    shutil.rmtree(tmp_path / "docs")
    for language, configuration in (("en", "mkdocs.yml"), ("zh", "mkdocs.zh.yml")):
        (tmp_path / configuration).write_text(
            (PROJECT / configuration).read_text("utf-8").partition("\nnav:")[0], "utf-8"
        )
        page = tmp_path / f"docs/{language}/index.md"
        page.parent.mkdir(parents=True)
        header = re.match(
            r"---\n.*?^---\n",
            (PROJECT / f"docs/{language}/index.md").read_text("utf-8"),
            re.DOTALL | re.MULTILINE,
        )
        assert header
        page.write_text(
            re.sub("related:.*\n", "", header[0]) + '\n# Home {#home}\n\n{{ hotline("complaint") }}\n',
            "utf-8",
        )
    return tmp_path


@pytest.fixture
def small(small_kept: Path) -> Path:
    """A project of one page and four branches, published."""
    done = microsite(small_kept, "build", "--today", DAY)
    assert done.returncode == 0, done.stderr
    return small_kept


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data of a network with three branches in its roster, which a test may spoil."""
    return bank(tmp_path)


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for many examples."""
    return bank(tmp_path_factory.mktemp("bank"))


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
