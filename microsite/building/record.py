"""What a published folder was made from, in short: the next build sees what has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from microsite.building.site import Site, Sites
from microsite.building.writing import write
from microsite.channels import offline
from microsite.publish.staging import RECORD

SHARED = "shared.json"
Record = dict[str, str]  # a digest by the id of each branch, and those of the files that stand once


def read(out: Path) -> Record:
    """The record of a published folder; empty if there is none."""
    try:
        return {path.name: path.read_text().rstrip() for path in (out / RECORD).iterdir()}
    except (OSError, ValueError):
        return {}


def keep(staged: Path, record: Record) -> None:
    """Write the record of a folder that is being built."""
    write(staged / RECORD, ((id, f"{digest}\n".encode()) for id, digest in record.items()))


def of_templates(sites: Sites) -> str:
    """The digest of what all sites are filled from."""
    return _digest(
        repr((filler.templates, filler.rendering.slots.calls, offline.SOURCE, sites.alone)).encode()
        for filler in sites.fillers
    )


def of_site(templates: str, site: Site) -> str:
    """The digest of what all files of a branch are made from."""
    return _digest([templates.encode(), *site.values()])


def of_files(files: Mapping[str, bytes]) -> str:
    """The digests of files by their names."""
    return json.dumps({name: _digest([content]) for name, content in files.items()}, indent=1)


def _digest(values: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(len(value).to_bytes(8, "big") + value)
    return digest.hexdigest()
