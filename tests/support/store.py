"""A store of objects on this machine, which remembers what it was asked and can fail."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
from werkzeug.serving import WSGIRequestHandler, make_server

BUCKET = "microsite"
REFUSED = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>no</Message></Error>'
CUT = "the connection is cut"


class _Silent(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        pass


@dataclass
class ObjectStore:
    """What was written to a store and deleted from it, in order."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    before: Callable[[str, str], str | None] = (
        lambda method, name: None
    )  # gives the code of an error to answer with
    address: str = ""

    def __post_init__(self) -> None:
        # loaded by who needs a store alone: it takes as long as all that the engine loads
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

        self._lock = threading.Lock()
        self._store = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, name = environment["REQUEST_METHOD"], environment["PATH_INFO"].removeprefix(f"/{BUCKET}/")
        if (code := self.before(method, name)) == CUT:
            environment["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        elif code:
            start("403 Forbidden", [("Content-Type", "application/xml")])
            return [REFUSED.format(code=code).encode()]
        answer = list(self._store(environment, start))
        if method in ("PUT", "DELETE"):
            with self._lock:
                self.asked.append((method, name))
        return answer

    @property
    def bucket(self) -> Any:
        """The bucket, to look into."""
        return boto3.resource(
            "s3",
            endpoint_url=self.address,
            aws_access_key_id="x",
            aws_secret_access_key="x",
            region_name="us-east-1",
        ).Bucket(BUCKET)

    def holds(self) -> dict[str, bytes]:
        """Every object."""
        return {thing.key: thing.get()["Body"].read() for thing in self.bucket.objects.all()}


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A store with an empty bucket."""
    store = ObjectStore()
    server = make_server("127.0.0.1", 0, store, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    store.address = f"http://127.0.0.1:{server.server_port}"
    try:
        store.bucket.create()
        store.asked.clear()
        yield store
    finally:
        store.before = lambda method, name: None
        store.bucket.objects.delete()
        store.bucket.delete()  # what is kept is kept for the whole process
        server.shutdown()
        server.server_close()
        thread.join()
