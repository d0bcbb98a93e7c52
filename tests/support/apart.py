"""Processes of their own for tests, forked from one that has loaded everything already."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

APART = multiprocessing.get_context("forkserver")  # a process of tests has threads, and may not be forked
APART.set_forkserver_preload(["tests.support.warmed"])


def completed(
    program: Callable[[], object],
    arguments: list[str],
    folder: Path,
    environment: Mapping[str, str],
    patience: float,
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, as if it was started there with these arguments, and wait for its end."""
    with tempfile.TemporaryDirectory() as said:
        out, error = Path(said) / "out", Path(said) / "error"
        process = APART.Process(
            target=_start, args=(program, arguments, folder, dict(environment), out, error)
        )
        process.start()
        process.join(patience)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, patience)
        texts = [path.read_text("utf-8") for path in (out, error)]
        return subprocess.CompletedProcess(arguments, process.exitcode, *texts)


def _start(
    program: Callable[[], object],
    arguments: list[str],
    folder: Path,
    environment: dict[str, str],
    out: Path,
    error: Path,
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv, sys.path[0:0] = arguments, [str(folder)]
    for path, descriptor in ((out, 1), (error, 2)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), descriptor)
    sys.stdin = open(os.devnull)  # noqa: SIM115 — until the process ends
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    program()
