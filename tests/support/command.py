"""The command line, as a process of its own and within a test."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner, Result
from support.apart import completed
from support.network import PROJECT

from microsite.__main__ import run as command_line
from microsite.cli import main

HANGS = 300  # seconds after which something is given up; nothing else depends on how fast a machine is


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


def mkdocs_build(project: Path, configuration: str, branch: str, day: str) -> None:
    """Build one branch's site with the ordinary tool."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", configuration],
        cwd=project,
        env=environment(BRANCH=branch, MICROSITE_TODAY=day),
        check=True,
        timeout=HANGS,
    )


def run(folder: Path, *arguments: str) -> Result:
    """The command line within this process; a traceback is a failure."""
    with chdir(folder), patch.object(sys, "path", sys.path[:]):
        result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
