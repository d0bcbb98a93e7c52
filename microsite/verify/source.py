"""Where published files are read: a folder here, or a host (host.py)."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Protocol


class Source(Protocol):
    """Files by their paths below the root of a network; a folder's page is its index.html."""

    def read(self, path: str) -> bytes | None:
        """What stands there; None if nothing does."""

    def has(self, path: str) -> bool:
        """Whether something stands there."""

    def name(self, path: str) -> str:
        """What messages call it."""


class Folder:
    """A built folder; `called` is what messages call it."""

    def __init__(self, root: Path, called: str = "") -> None:
        self.root, self.called = root, called or root.as_posix()

    @cached_property
    def names(self) -> frozenset[str]:
        """Every file in it."""
        found = []
        for here, _, files in os.walk(self.root):
            within = Path(here).relative_to(self.root).as_posix()
            found += files if within == "." else [f"{within}/{file}" for file in files]
        return frozenset(found)

    def read(self, path: str) -> bytes | None:
        """What stands there; None if nothing does."""
        try:
            return (self.root / path).read_bytes() if self.has(path) else None
        except OSError:
            return None

    def has(self, path: str) -> bool:
        """Whether something stands there, letter for letter, as most hosts see it."""
        return path in self.names

    def name(self, path: str) -> str:
        """What messages call it."""
        return f"{self.called}/{path}"
