"""The engine as a wheel, and an environment in which it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from support.command import HANGS
from support.network import PROJECT, UNCOMPILED

COMMON = ("docs", "facts", "macros", "overrides")


def pip(*arguments: str | Path) -> None:
    """Run pip without a network, and without the isolation that would need one."""
    command = [sys.executable, "-m", "pip", *arguments, "--no-deps", "--no-index", "--quiet"]
    subprocess.run(command, check=True, timeout=HANGS)


def source(folder: Path) -> Path:
    """A copy of what a wheel is made of."""
    for name in ("pyproject.toml", "README.md", "LICENSE", "mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, folder)
    for name in ("microsite", *COMMON):
        shutil.copytree(PROJECT / name, folder / name, ignore=UNCOMPILED)
    return folder


def built(folder: Path, dist: Path) -> Path:
    """The wheel that is made of a source."""
    before = {*dist.glob("*.whl")}
    pip("wheel", "--no-build-isolation", "--wheel-dir", dist, folder)
    (made,) = {*dist.glob("*.whl")} - before
    return made


def programs(wheel: Path, env: Path) -> Path:
    """The programs of an environment that has the engine of the wheel, and all else from here."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True, timeout=HANGS)
    install(wheel, env)
    (packages,) = env.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return env / "bin"


def install(wheel: Path, env: Path) -> None:
    """Install the engine of a wheel, in the place of the one that was there."""
    pip("--python", env / "bin/python", "install", wheel)
