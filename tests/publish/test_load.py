"""While readers read, publications are swapped: each answer is whole, and of the one or the other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import pytest
from support.command import HANGS
from support.network import Publish
from support.nginx import get, serving
from support.published import contents

from microsite.publish import record
from microsite.publish.staging import staging

READERS = 4
SWAPS = 500
NUMBERS = (b"0571 0000 2001", b"0571 0000 2999")


@pytest.fixture
def publications(published: Publish, tmp_path: Path) -> list[Path]:
    """Two, which differ in a number; the first one is also the folder that is served."""
    site = published("one-page") / "site"
    made = [tmp_path / "one", tmp_path / "two"]
    for folder, number in zip(made, NUMBERS, strict=True):
        for name, content in contents(site).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content.replace(NUMBERS[0], number))
    for name in site.parent.glob(".site.*.conf"):
        shutil.copy(name, tmp_path)
    publish(made[0], tmp_path / "site")
    return made


def publish(publication: Path, out: Path) -> None:
    """Swap a publication in, as a build does."""
    with staging(out) as staged:
        shutil.copytree(publication, staged, dirs_exist_ok=True, copy_function=os.link)
        record.keep(out, staged, {"maiwan": publication.name})


def read(address: str, paths: list[str], end: Event) -> Iterator[tuple[str, int, bytes]]:
    """What one reader gets, on one connection."""
    connection = HTTPConnection(address, timeout=HANGS)
    while not end.is_set():
        for path in paths:
            connection.request("GET", path)
            answer = connection.getresponse()
            yield path, answer.status, answer.read()
    connection.close()


@pytest.mark.first
@pytest.mark.exhaustive
def test_no_answer_fails_or_is_cut_or_mixed(publications: list[Path], tmp_path: Path) -> None:
    made = [contents(folder) for folder in publications]
    names = [name for name in made[0] if name.endswith((".html", ".js", ".css", ".json", ".ics"))]
    right = {
        f"/{name.removesuffix('index.html')}": {files[name] for files in made}
        for name in names
        if "404" not in name
    }
    end, seen = Event(), set()

    def visit(address: str) -> int:
        count = 0
        for path, status, body in read(address, list(right), end):
            assert status == 200 and body in right[path], (path, status, len(body))
            seen.add((path, body))
            count += 1
        return count

    with serving(tmp_path) as address, ThreadPoolExecutor(READERS) as readers:
        visits = [readers.submit(visit, address) for _ in range(READERS)]
        try:
            for n in range(SWAPS):
                publish(publications[(n + 1) % 2], tmp_path / "site")
        finally:
            end.set()
        assert sum(visit.result() for visit in visits) > READERS * len(right)
    assert {("/maiwan/en/", content) for content in right["/maiwan/en/"]} <= seen


@pytest.mark.exhaustive
def test_a_clock_set_back_hides_no_change(publications: list[Path], tmp_path: Path) -> None:
    """The new page says that it is older than the one that a browser keeps."""
    with serving(tmp_path) as address:
        kept = get(address, "/maiwan/en/")[0].headers
        os.utime(publications[1] / "maiwan/en/index.html", (1_000_000_000, 1_000_000_000))
        publish(publications[1], tmp_path / "site")
        for asked in (
            {"If_None_Match": kept["ETag"]},
            {"If_Modified_Since": kept["Last-Modified"]},
        ):
            answer, body = get(address, "/maiwan/en/", **asked)
            assert answer.status == 200 and NUMBERS[1] in body
