"""All files of one branch in one language: what every channel makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.channels import registry
from microsite.channels.channel import Ground


@dataclass(frozen=True)
class LanguageFolder:
    """One branch in one language."""

    ground: Ground

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file: path within the language's folder, and content."""
        for channel in registry.OF_BRANCH:
            yield from channel.files(self.ground)

    def names(self) -> Iterator[str]:
        """The paths of every file."""
        for channel in registry.OF_BRANCH:
            yield from channel.names(self.ground)

    def values(self) -> Iterator[bytes]:
        """All that tells one branch from another, to see whether it has changed."""
        for channel in registry.OF_BRANCH:
            yield from channel.values(self.ground)
