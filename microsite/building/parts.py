"""Parts of a large network, each built by a machine of its own."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

LARGEST = 3000  # branches that one machine builds in a few minutes


class Part(NamedTuple):
    """One of some parts. A branch stays in its part whatever branches come and go."""

    number: int
    of: int

    @classmethod
    def read(cls, text: str) -> Part:
        """Read a part such as 2/7."""
        found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text, re.ASCII)
        if not found or int(found[1]) > int(found[2]):
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def holds(self, id: str) -> bool:
        """Whether a branch belongs to this part."""
        digest = blake2b(id.encode(), digest_size=8).digest()
        return int.from_bytes(digest) % self.of == self.number - 1


WHOLE = Part(1, 1)


def parts(branches: int) -> list[Part]:
    """The parts into which so many branches are divided."""
    of = -(-branches // LARGEST) or 1
    return [Part(number, of) for number in range(1, of + 1)]
