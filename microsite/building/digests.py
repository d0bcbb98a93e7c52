"""What sites are made from, in short: who is made from the same need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from microsite.building.notice_site import NoticeSite
from microsite.building.site import Site, Sites
from microsite.channels import offline
from microsite.languages.writing import stand_in, writing

SHARED = "shared"  # beside the ids of branches, what stands for the files that stand once


def of_templates(sites: Sites) -> str:
    """The digest of what all sites are filled from."""
    made_with = repr((sites.press.made_with, sites.project.pieces, offline.SOURCE, offline.END)).encode()
    return _digest(
        made_with
        + repr((filler.templates, filler.rendering.slots.calls, sites.alone)).encode()
        + repr((writing(filler.rendering.language), writing(stand_in()))).encode()
        + offline.worker(
            {}, filler.rendering.language, sites.project.roster.network, filler.rendering.assets.names
        )
        for filler in sites.fillers
    )


def of_values(site: Site | NoticeSite) -> str:
    """The digest of what a branch's files are filled with."""
    return _digest(site.values())


def of_files(files: Mapping[str, bytes]) -> str:
    """The digest of files with their names."""
    return _digest(part for name, content in files.items() for part in (name.encode(), content))


def _digest(values: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(len(value).to_bytes(8, "big") + value)
    return digest.hexdigest()
