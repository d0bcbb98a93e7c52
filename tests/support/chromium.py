"""A real browser, and a server to visit."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from support.command import HANGS

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000  # milliseconds, after which something is not going to happen in a page
LATER = 1.0  # seconds in which the scripts that a page names first have run

expect.set_options(timeout=PATIENCE)


def needed(there: bool, what: str, how: str = ".ci/prepare installs it") -> None:
    """Skip a test for which this machine lacks something; CI must not lack it."""
    if not there:
        assert os.environ.get("CI") != "true", f"CI needs {what}"
        pytest.skip(f"there is no {what} on this machine; {how}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one the test is skipped, but fails in CI.

    The shell without windows is preferred: the same engine at half the work.
    """
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    needed(path is not None, "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=PATIENCE)
        yield browser
        browser.close()


class Line:
    """The line between a browser and a host, which may be slow or interrupted for a while; or the host fails."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._but = ""
        self.fails = False
        self.delay = 0.0  # seconds until each answer
        self.cut = b""  # where a page is cut in two, of which the second comes later
        self.resume()

    def interrupt(self, but: str = "") -> None:
        """From now on nothing is answered, but what has this ending."""
        self._but = but
        self._open.clear()

    def resume(self) -> None:
        """What waits is answered, and all that comes."""
        self._open.set()

    def wait(self, path: str) -> None:
        """Wait for as long as the line is interrupted, or as it is slow."""
        time.sleep(self.delay)
        if not (self._but and path.endswith(self._but)):
            self._open.wait(HANGS)


class _Host(SimpleHTTPRequestHandler):
    """Lets browsers keep files for ten minutes, as the free hosts do."""

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        self.line = line
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        self.line.wait(self.path)
        if self.line.fails:
            self.send_error(503)
        elif self.line.cut and self.path.endswith("/"):
            self._in_two(Path(self.translate_path(self.path), "index.html").read_bytes())
        else:
            super().do_GET()

    def _in_two(self, page: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        first, cut, second = page.partition(self.line.cut)
        self.wfile.write(first)
        time.sleep(LATER)
        self.wfile.write(cut + second)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    request_queue_size = 100  # a busy machine answers late, and must not refuse


@contextmanager
def served(folder: Path, port: int = 0, line: Line | None = None) -> Iterator[str]:
    """A folder as a static host serves it; gives its address."""
    line = line or Line()
    server = _Server(("127.0.0.1", port), partial(_Host, directory=str(folder), line=line))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        line.resume()
        server.shutdown()
        server.server_close()
        thread.join()
