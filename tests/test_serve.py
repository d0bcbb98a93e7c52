"""While somebody writes: a mistake is shown and the server goes on; a page or a number mended is shown soon."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from test_publish import small  # noqa: F401


def shown(url: str, words: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server shows these words within a while."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if words in urllib.request.urlopen(url, timeout=60).read().decode():
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def wait_for(log: Path, words: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server says these words within a while."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if words in log.read_text("utf-8"):
            return True
        time.sleep(0.1)
    return False


def test_serving_survives_mistakes(small: Path) -> None:  # noqa: F811
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log, page, data = small / "log", small / "docs/en/index.md", small / "branches/maiwan.yml"
    with log.open("wb") as output:
        server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", address], cwd=small, stdout=output, stderr=output,
                                  env=os.environ | {"PYTHONPATH": str(small), "BRANCH": "maiwan"})
    try:
        assert shown(f"http://{address}/", "0571 0000 2001", server), log.read_text("utf-8")
        page.write_text('# Home\n\n{{ hotlin("complaint") }}\n', "utf-8")
        assert wait_for(log, "docs/en/index.md:3: unknown word “hotlin”", server)
        page.write_text('# Home\n\nMended: {{ hotline("complaint") }}\n', "utf-8")
        assert shown(f"http://{address}/", "Mended", server)

        text = data.read_text("utf-8")
        data.write_text(text.replace("kind: cooperative", "kind: x"), "utf-8")
        assert wait_for(log, "branches/maiwan.yml:3: “kind” can't be “x”", server)
        data.write_text(text.replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
        assert shown(f"http://{address}/", "0571 0000 2999", server)

        page.write_text("# Home\n\n{{ 1 / 0 }}\n", "utf-8")
        assert wait_for(log, "division by zero", server)
        page.write_text("# Home\n\nMended again\n", "utf-8")
        assert shown(f"http://{address}/", "Mended again", server), log.read_text("utf-8")
    finally:
        server.terminate()
        server.wait()
    assert "Traceback" not in log.read_text("utf-8")
