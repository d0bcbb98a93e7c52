"""Everything that a branch sends, posts or shows as text in a campaign; each kind is a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from microsite.pieces import article, messages, strips
from microsite.pieces.writer import Writer

KINDS: tuple[Callable[[Writer, str], Iterator[tuple[str, bytes]]], ...] = (
    messages.files,
    strips.files,
    article.files,
)


def files(writer: Writer, campaign: str) -> Iterator[tuple[str, bytes]]:
    """All texts of a campaign for a branch in one language, by their names."""
    for kind in KINDS:
        yield from kind(writer, campaign)
