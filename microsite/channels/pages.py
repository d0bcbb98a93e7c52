"""The pages themselves."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.channels import materials
from microsite.channels.channel import Channel, Ground
from microsite.channels.offline import KEPT


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for path, content in ground.filler.filled(ground.context, ground.roots_of):
        if path in KEPT or path == materials.PATH:
            ground.filled[path] = content
        if path != materials.PATH:  # comes with the sheets that it tells of
            yield path, content


CHANNEL = Channel(
    r"(?:[a-z0-9-]+/)*index\.html|404\.html",
    _files,
    names=lambda ground: ground.filler.names(ground.context),
    values=lambda ground: ground.filler.values(ground.context),
)
