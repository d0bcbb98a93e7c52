"""The command line, as a process of its own and within a test."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from support.apart import completed
from support.network import PROJECT

from microsite.__main__ import run as command_line
from microsite.cli import main

HANGS = 900  # seconds after which something is given up; nothing else depends on how fast a machine is


def environment(**more: str) -> dict[str, str]:
    """In which a process runs this repository's engine."""
    return os.environ | {"PYTHONPATH": str(PROJECT)} | more


def microsite(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a project, in a process that has loaded it already."""
    return completed(command_line, ["microsite", *arguments], project, environment(**more), HANGS)


def microsite_anew(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a project, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "microsite", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        env=environment(**more),
        timeout=HANGS,
        check=False,
    )


def mkdocs(project: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the ordinary renderer in a project, without our command line."""
    return completed(_renderer, ["mkdocs", *arguments], project, environment(**more), HANGS)


def _renderer() -> None:
    cli()


def run(folder: Path, *arguments: str) -> Result:
    """The command line within this process; a traceback is a failure."""
    with chdir(folder), patch.object(sys, "path", sys.path[:]):
        result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
