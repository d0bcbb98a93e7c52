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
from typing import Any

import click

from microsite.channels import offline
from microsite.publish import ended, names
from microsite.publish.names import BY_CONTENT
from microsite.publish.store import CONNECTIONS, Store
from microsite.rendering import gate

MARK = ".microsite"
MARKED = b"What lies beside this file is written by microsite upload, which deletes everything else here.\n"

_OF_THEME = re.compile(r"(?:[A-Za-z0-9-]+/)?assets/")
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
    changed = [name for name, path in files.items() if there.get(name) != _digest(path.read_bytes())]
    gone = there.keys() - files
    running = {  # in browsers of readers, maybe
        name for name in gone if name.endswith(ended.SUFFIXES) and not _OF_THEME.match(name)
    }
    gone -= running
    changed += sorted(name for name in running if there[name] != _digest(offline.END))
    turns = [*_turns(changed, there), *reversed(_turns(gone, there))]
    for name in changed:
        if name in files and name.endswith(".html"):
            gate.refuse_template(name, files[name].read_text("utf-8"))
    if dry_run:
        for name in chain(*turns):
            tell(f"{'delete' if name in gone else 'upload'} {name}")
    else:
        if not marked:
            store.put(MARK, MARKED, **headers("mark.txt"))
        _send(turns, files, gone, store)
    sent, deleted = ("to upload", "to delete") if dry_run else ("uploaded", "deleted")
    unchanged = len(files.keys() - set(changed))
    tell(f"{len(changed)} files {sent}, {len(gone)} {deleted}, {unchanged} unchanged")


def _send(turns: Iterable[list[str]], files: dict[str, Path], gone: Container[str], store: Store) -> None:
    """Upload files and delete what is gone; a turn begins when the one before is done.

    In place of a script that is gone stands one that ends the workers that browsers have made of it.
    """

    def send(name: str) -> None:
        if name in gone:
            store.delete(name)
        else:
            content = files[name].read_bytes() if name in files else offline.END
            store.put(name, content, **headers(name))

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for turn in turns:
            list(pool.map(send, turn))


def headers(name: str) -> dict[str, str]:
    """What readers' browsers are told of a file, as deploy/nginx.conf tells them."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind == "application/json"
    return {
        "ContentType": f"{kind}; charset=utf-8" if text else kind,
        "CacheControl": "public, max-age=31536000, immutable" if BY_CONTENT.match(name) else "no-cache",
    }


def _files(folder: Path) -> dict[str, Path]:
    """Every file of a whole network, or of a site that stands alone, by its name."""
    network = folder / "branches.json"
    if network.is_file():
        _refuse_parts(folder, json.loads(network.read_text("utf-8")))
    elif not any(folder.glob("*/sw.js")):
        raise click.ClickException(f"{folder} is not a finished build. Run microsite build first.")
    public = {name: folder / name for name in names.public(folder)}
    names.refuse_others(name for name, path in public.items() if not _is_end(path))
    return public


def _is_end(path: Path) -> bool:
    """Whether it stands where a script once stood."""
    return path.suffix in ended.SUFFIXES and path.read_bytes() == offline.END


def _refuse_parts(folder: Path, branches: list[dict[str, Any]]) -> None:
    missing = []
    for branch in branches:
        site = folder if branch["kind"] == "institution" else folder / branch["id"]
        if not all((site / language / "index.html").is_file() for language in branch["url"]):
            missing.append(branch["id"])
    if missing:
        raise click.ClickException(
            f"{folder} lacks {len(missing)} of {len(branches)} sites, such as {missing[0]}; an upload would "
            "delete them. Build all branches, or copy the other parts into the folder."
        )


def _digest(content: bytes) -> str:
    """What the protocol gives as an object's ETag."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _turns(names: Iterable[str], there: Container[str]) -> list[list[str]]:
    """Files in the order in which they are sent: after all that they refer to, new before changed."""

    def turn(name: str) -> tuple[int, bool]:
        return _turn(name), name in there

    return [list(group) for _, group in groupby(sorted(names, key=lambda name: (turn(name), name)), key=turn)]


def _turn(name: str) -> int:
    if BY_CONTENT.match(name):
        return 0
    if _OF_THEME.match(name):
        return 1
    in_front = "/" not in name or name.endswith("/sw.js")
    return 3 if in_front else 2
