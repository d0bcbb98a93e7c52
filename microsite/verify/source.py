"""Where published files are read: a folder here, or a host (host.py)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
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
    """A built folder; `called` is what messages call it, `names` all its files, if they are known."""

    def __init__(self, root: Path, called: str, names: Iterable[str] | None = None) -> None:
        self.root, self.called = root, called
        self.others = frozenset[str]()  # what is no plain file, such as a link to elsewhere
        self.names = self._names() if names is None else frozenset(names)

    def _names(self) -> frozenset[str]:
        found, others = list[str](), list[str]()
        for here, folders, files in os.walk(self.root):
            within = here[len(str(self.root)) :].replace(os.sep, "/").removeprefix("/")
            below = f"{within}/" if within else ""
            found += [below + file for file in files]
            others += [below + name for name in folders if os.path.islink(f"{here}/{name}")]
            others += [below + name for name in files if not stat.S_ISREG(os.lstat(f"{here}/{name}").st_mode)]
        self.others = frozenset(others)
        return frozenset(found) - self.others

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
