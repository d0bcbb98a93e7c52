"""How soon a saved page is shown while somebody writes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import click

from bench.project import folder, project

PATIENCE = 60  # seconds


def tell(branches: int, pages: int) -> None:
    """Measure it in a network of this size."""
    with folder() as temporary:
        seconds = _reload(project(temporary / "project", branches, pages))
    click.echo(f"make serve: from saving a page to the page as the server gives it, {seconds:.1f} s.")


def _reload(project: Path) -> float:
    """Serve one branch, change a page, and wait until the server gives the changed page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", address],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project), "BRANCH": "maiwan"},
    )
    try:
        _wait(f"http://{address}/", "<h1")
        page = project / "docs/en/find.md"
        page.write_text(page.read_text("utf-8") + "\nA new sentence.\n", "utf-8")
        saved = time.monotonic()
        _wait(f"http://{address}/find/", "A new sentence.")
        return time.monotonic() - saved
    finally:
        server.terminate()
        server.wait()


def _wait(url: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{url} never showed “{words}”")
