"""The engine installs: beside a folder of content and data it publishes the same as in its repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from support.command import HANGS
from support.network import DAY, EVERY_KIND, PROJECT, UNCOMPILED, Publish, lay
from support.published import contents

COMMON = ("docs", "facts", "macros", "overrides")


def pip(*arguments: str | Path) -> None:
    """Run pip without a network, and without the isolation that would need one."""
    command = [sys.executable, "-m", "pip", *arguments, "--no-deps", "--no-index", "--quiet"]
    subprocess.run(command, check=True, timeout=HANGS)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", "mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, source)
    for name in ("microsite", *COMMON):
        shutil.copytree(PROJECT / name, source / name, ignore=UNCOMPILED)
    pip("wheel", "--no-build-isolation", "--wheel-dir", dist, source)
    (made,) = dist.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the engine of the wheel, and all else from here."""
    env = tmp_path_factory.mktemp("env")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True, timeout=HANGS)
    pip("--python", env / "bin/python", "install", wheel)
    (packages,) = env.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return env / "bin"


def test_the_wheel_holds_every_file_of_the_engine(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    engine = {name for name in packed if name.startswith(("microsite/", "macros/"))}
    common = {name for name in engine if name.startswith("microsite/common/")}
    assert engine - common == {*files("microsite"), *files("macros")}
    settings = {"mkdocs.yml", "mkdocs.zh.yml"}
    below = {*files("docs", "editors"), *files("facts"), *files("overrides"), *settings}
    assert common == {f"microsite/common/{name}" for name in below}


def files(folder: str, but: str = "__pycache__") -> set[str]:
    """The files of a folder of the repository."""
    found = (path.relative_to(PROJECT) for path in (PROJECT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not {"__pycache__", but} & {*path.parts}}


def test_the_installed_engine_publishes_the_same(installed: Path, published: Publish, tmp_path: Path) -> None:
    project = lay(EVERY_KIND, tmp_path / "project")
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [installed / "microsite", "build", "--today", DAY],
        cwd=project,
        env=outside,
        check=True,
        timeout=HANGS,
        stdout=subprocess.DEVNULL,
    )
    assert contents(project / "site") == contents(published("every-kind") / "site")


def test_the_installed_engine_tells_its_version(installed: Path, tmp_path: Path) -> None:
    command = [installed / "microsite", "--version"]
    said = subprocess.check_output(command, cwd=tmp_path, text=True, timeout=HANGS)
    source = subprocess.check_output(
        [installed / "python", "-c", "import microsite; print(microsite.__file__)"],
        cwd=tmp_path,
        text=True,
        timeout=HANGS,
    )
    assert Path(source).is_relative_to(installed.parent)
    version = said.strip().removeprefix("microsite ")
    assert f'version = "{version}"' in (PROJECT / "pyproject.toml").read_text("utf-8")
