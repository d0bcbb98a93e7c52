"""What is published, with something wrong in it: in memory, so that nothing is copied."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from microsite.verify.source import Folder


@cache
def _names(root: Path) -> frozenset[str]:
    """Every file of a published folder, in which nobody changes anything."""
    return Folder(root, "site").names


class Spoiled(Folder):
    """A folder in which some files are other ones, or not there."""

    def __init__(self, root: Path, changed: Mapping[str, bytes | None] | None = None) -> None:
        super().__init__(root, "site", _names(root))
        self.changed = dict(changed or {})
        self.names = (self.names | self.changed.keys()) - {
            path for path, content in self.changed.items() if content is None
        }

    def read(self, path: str) -> bytes | None:
        return self.changed[path] if path in self.changed else super().read(path)

    def spoil(self, path: str, old: str, new: str | None) -> None:
        """Change what a pattern finds in a file once; without a pattern the whole file, or take it away."""
        if new is None:
            gone = {name for name in self.names if name == path or name.startswith(f"{path}/")}
            assert gone
            self.names -= gone
            self.changed.update(dict.fromkeys(gone))
            return
        content = (self.read(path) or b"").decode()
        changed, times = re.subn(old, lambda found: new.replace("\\0", found[0]), content, count=1)
        assert times == 1 and (changed != content), f"{old} is not in {path}"
        self.changed[path] = changed.encode()


class _Answering(BaseHTTPRequestHandler):
    """Serves a folder as a host that adds no slash, unless something else is said."""

    def do_GET(self) -> None:
        server: Any = self.server
        if not server.answer(self):
            self.serve()

    def serve(self) -> None:
        server: Any = self.server
        below = unquote(self.path.partition("?")[0]).removeprefix(server.under)
        for path in (below, f"{below.rstrip('/')}/index.html".lstrip("/")):
            if path.rpartition("/")[2] and server.folder.has(path):
                return self.send(200, server.folder.read(path))
        return self.send(404, b"nothing here")

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


Answer = Callable[[Any], bool]  # answers by itself, or not


@contextmanager
def answering(folder: Spoiled, answer: Answer = lambda _: False, under: str = "/") -> Iterator[str]:
    """A host in a thread; gives its address."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    server.daemon_threads, server.block_on_close = True, False
    server.folder, server.answer, server.under = folder, answer, under
    server.handle_error = lambda *_: None  # whoever asks may go away
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
