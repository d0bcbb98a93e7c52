"""A host that compresses what it serves, as real ones do, and remembers what it sent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli

TEXTS = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest")
QUALITY = 5  # of brotli: what hosts that compress while they send can afford
Sent = tuple[str, int]  # an address, and the bytes of its body


@cache
def _compressed(path: Path, changed: int, coding: str) -> bytes:
    content = path.read_bytes()
    return brotli.compress(content, quality=QUALITY) if coding == "br" else gzip.compress(content, mtime=0)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept

    def __init__(self, *args: Any, sent: list[Sent], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            super().do_GET()
            return
        accepted = self.headers.get("Accept-Encoding", "")
        known_codings = ("br", "gzip") if path.suffix in TEXTS else ()
        coding = next((coding for coding in known_codings if coding in accepted), "")
        changed = path.stat().st_mtime_ns
        known = self.headers.get("If-None-Match") == f'"{changed:x}"'
        body = b"" if known else _compressed(path, changed, coding) if coding else path.read_bytes()
        self.sent.append((self.path, len(body)))
        self.send_response(304 if known else 200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", f'"{changed:x}"')
        if coding:
            self.send_header("Content-Encoding", coding)
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[tuple[str, list[Sent]]]:
    """A folder on the web; gives its address, and a list to which everything sent is added."""
    sent: list[Sent] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder), sent=sent))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
