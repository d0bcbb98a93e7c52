"""Photos of events, small and without what the camera noted."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.channels.channel import Channel, Ground
from microsite.data import photos


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for file, name in zip(photos.published(ground.context.branch), _names(ground), strict=True):
        yield name, photos.content(ground.context.roster.folder, file)


def _names(ground: Ground) -> Iterator[str]:
    for file in photos.published(ground.context.branch):
        yield f"{photos.FOLDER}/{photos.name(file)}"


def _values(ground: Ground) -> Iterator[bytes]:
    for file in photos.published(ground.context.branch):
        yield photos.original(ground.context.roster.folder, file)


CHANNEL = Channel(rf"{photos.FOLDER}/[a-z0-9-]+\.jpg", _files, _names, _values)
