"""Parts of a network that several machines build at once."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple


class Shard(NamedTuple):
    """One of some parts. A branch stays in its part whatever branches come and go."""

    part: int
    parts: int

    @classmethod
    def read(cls, text: str) -> Shard:
        """Read a part such as 2/7."""
        found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text, re.ASCII)
        if not found or int(found[1]) > int(found[2]):
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def __contains__(self, id: object) -> bool:
        digest = blake2b(str(id).encode(), digest_size=8).digest()
        return int.from_bytes(digest) % self.parts == self.part - 1
