"""Into how many parts a large network is built, each by a machine of its own."""

from __future__ import annotations

LARGEST = 3000  # branches that one machine builds in a few minutes


def parts(branches: int) -> list[str]:
    """The parts as `build --shard` takes them."""
    count = -(-branches // LARGEST) or 1
    return [f"{number}/{count}" for number in range(1, count + 1)]
