"""Copying a published folder to an object store, so that no reader meets a half of it.

What others refer to comes first: theme files, then new pages, then changed ones, then front pages and service
workers. What is gone is deleted last. An upload that was cut off is repeated: only what differs is sent.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Container, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, groupby
from mimetypes import MimeTypes
from pathlib import Path

import click

from microsite.publish import names
from microsite.publish.staging import RECORD
from microsite.publish.store import CONNECTIONS, Store
from microsite.rendering import gate

MARK = ".microsite"
MARKED = b"What lies beside this file is written by microsite upload, which deletes everything else here.\n"

# names that change with the content
_BY_CONTENT = re.compile(r"(?:^|/)assets/(?:.+\.[0-9a-f]{8}\.[a-z0-9]+|search/.+\.pf_[a-z]+)")
_ASSET = re.compile(r"(?:^|/)assets/")
_TYPES = MimeTypes()  # what Python knows by itself, not what this machine adds
for _type, _suffix in (("text/javascript", ".js"), ("text/calendar", ".ics")):
    _TYPES.add_type(_type, _suffix)


def upload(folder: Path, store: Store, dry_run: bool, tell: Callable[[str], None]) -> None:
    """Make a store hold what a folder holds."""
    files = _files(folder)
    there = store.digests()
    marked = there.pop(MARK, None)
    if there and not marked:
        raise click.ClickException(
            f"{store.address} holds other things, and an upload deletes what is not part of the site. "
            "Choose an empty bucket or folder; or, if all in it may be deleted, "
            f"put a file named {MARK} there."
        )
    changed = [name for name, path in files.items() if there.get(name) != _digest(path)]
    gone = there.keys() - files
    turns = [*_turns(changed, there), *reversed(_turns(gone, there))]
    for name in changed:
        if name.endswith(".html"):
            gate.refuse_template(name, files[name].read_text("utf-8"))
    if dry_run:
        for name in chain(*turns):
            tell(f"{'delete' if name in gone else 'upload'} {name}")
    else:
        if not marked:
            store.put(MARK, MARKED, **headers("mark.txt"))
        _send(turns, files, store)
    sent, deleted = ("to upload", "to delete") if dry_run else ("uploaded", "deleted")
    unchanged = len(files) - len(changed)
    tell(f"{len(changed)} files {sent}, {len(gone)} {deleted}, {unchanged} unchanged")


def _send(turns: Iterable[list[str]], files: dict[str, Path], store: Store) -> None:
    """Upload what is a file and delete what is none; a turn begins when the one before is done."""

    def send(name: str) -> None:
        if name in files:
            store.put(name, files[name].read_bytes(), **headers(name))
        else:
            store.delete(name)

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for turn in turns:
            list(pool.map(send, turn))


def headers(name: str) -> dict[str, str]:
    """What readers' browsers are told of a file, as deploy/nginx.conf tells them."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind == "application/json"
    return {
        "ContentType": f"{kind}; charset=utf-8" if text else kind,
        "CacheControl": "public, max-age=31536000, immutable" if _BY_CONTENT.search(name) else "no-cache",
    }


def _files(folder: Path) -> dict[str, Path]:
    """Every file of a whole network by its name."""
    if not (folder / RECORD).is_dir():
        raise click.ClickException(f"{folder} is not a finished build. Run microsite build first.")
    built = {path.name for path in (folder / RECORD).iterdir()}
    if (folder / "branches.json").exists():
        known = [branch["id"] for branch in json.loads((folder / "branches.json").read_text("utf-8"))]
        if missing := [id for id in known if id not in built]:
            raise click.ClickException(
                f"{folder} lacks {len(missing)} of {len(known)} sites, such as {missing[0]}; an upload would "
                "delete them. Build all branches, or copy the other parts into the folder."
            )
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    public = {name: path for name, path in sorted(files.items()) if not re.search(r"(?:^|/)\.", name)}
    names.refuse_others(public)
    return public


def _digest(path: Path) -> str:
    """What the protocol gives as an object's ETag."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _turns(names: Iterable[str], there: Container[str]) -> list[list[str]]:
    """Files in the order in which they are sent: after all that they refer to, new before changed."""

    def turn(name: str) -> tuple[int, bool]:
        return _turn(name), name in there

    return [list(group) for _, group in groupby(sorted(names, key=lambda name: (turn(name), name)), key=turn)]


def _turn(name: str) -> int:
    if _BY_CONTENT.search(name):
        return 0
    if _ASSET.search(name):
        return 1
    in_front = "/" not in name or name.endswith("/sw.js")
    return 3 if in_front else 2
