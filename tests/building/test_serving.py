"""While somebody writes: a mistake is shown and the server goes on; a page or a number mended is shown soon."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from support.command import HANGS, environment


def shown(url: str, words: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server shows these words within a while."""
    deadline = time.monotonic() + HANGS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if words in urllib.request.urlopen(url, timeout=HANGS).read().decode():
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def wait_for(log: Path, words: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server says these words within a while."""
    deadline = time.monotonic() + HANGS
    while time.monotonic() < deadline and server.poll() is None:
        if words in log.read_text("utf-8"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.exhaustive
def test_serving_survives_mistakes(small: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log, page, data = small / "log", small / "docs/en/index.md", small / "branches/maiwan.yml"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=small,
            stdout=output,
            stderr=output,
            env=environment(BRANCH="maiwan"),
        )
    try:
        assert shown(f"http://{address}/", "0571 0000 2001", server), log.read_text("utf-8")
        text = page.read_text("utf-8")
        page.write_text(text.replace("hotline(", "hotlin("), "utf-8")
        assert wait_for(log, "unknown word “hotlin”", server)
        page.write_text(f"{text}\nMended\n", "utf-8")
        assert shown(f"http://{address}/", "Mended", server)

        written = data.read_text("utf-8")
        data.write_text(written.replace("kind: cooperative", "kind: x"), "utf-8")
        assert wait_for(log, "branches/maiwan.yml:3:7: “kind” can't be “x”", server)
        data.write_text(written.replace("0571 0000 2001", "0571 0000 2999"), "utf-8")
        assert shown(f"http://{address}/", "0571 0000 2999", server)

        figures = small / "facts/figures.yml"
        page.write_text(f"{text}\nFrom the age of {{{{ figure('adult-age') }}}} on.\n", "utf-8")
        assert shown(f"http://{address}/", "From the age of 18 on", server), log.read_text("utf-8")
        figures.write_text(figures.read_text("utf-8").replace("value: 18", "value: 19"), "utf-8")
        assert shown(f"http://{address}/", "From the age of 19 on", server), log.read_text("utf-8")

        name = "context.branch.name[context.language]"
        for file, old, new, says in (
            ("phrases.yml", "Know your rights", "Know them well", "Know them well"),
            ("templates/help_bar.html", "<aside ", "<aside data-changed ", "<aside data-changed "),
            ("branch.py", f"text({name})", f'text("Our " + {name})', "Our Maiwan"),
        ):
            word = small / "macros" / file
            word.write_text(word.read_text("utf-8").replace(old, new), "utf-8")
            assert shown(f"http://{address}/", says, server), (file, log.read_text("utf-8"))

        page.write_text(f"{text}\n{{{{ 1 / 0 }}}}\n", "utf-8")
        assert wait_for(log, "calculations and other files", server)
        page.write_text(f"{text}\nMended again\n", "utf-8")
        assert shown(f"http://{address}/", "Mended again", server), log.read_text("utf-8")
    finally:
        server.terminate()
        server.wait()
    assert "Traceback" not in log.read_text("utf-8")
