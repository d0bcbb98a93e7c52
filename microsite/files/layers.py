"""The folders in which a project's files stand: its own, over the common one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = "common:"  # in messages, before the name of a file of the common layer


@dataclass(frozen=True)
class Layers:
    """A project's own folder, and the common one below; without that, the project is the common layer."""

    own: Path
    common: Path | None = None

    @property
    def base(self) -> Path:
        """Where what is common stands."""
        return self.common or self.own

    @property
    def folders(self) -> tuple[Path, ...]:
        """The upper folder first."""
        return (self.own, self.common) if self.common else (self.own,)

    def name(self, path: Path) -> str:
        """What messages call a file of one of the layers."""
        if self.common and path.is_relative_to(self.common) and not path.is_relative_to(self.own):
            return f"{MARK}{path.relative_to(self.common).as_posix()}"
        return path.relative_to(self.own).as_posix()

    def find(self, name: str) -> Path:
        """The file of a name, of the upper layer that has it; if none has, where it would stand."""
        return next((folder / name for folder in self.folders if (folder / name).is_file()), self.own / name)

    def each(self, name: str) -> Iterator[Path]:
        """The files of a name in all layers, the upper one first."""
        return (folder / name for folder in self.folders if (folder / name).is_file())

    def below(self, folder: str, pattern: str) -> dict[str, Path]:
        """All files below a folder by their paths there, each of the upper layer that has it."""
        found: dict[str, Path] = {}
        for layer in reversed(self.folders):
            root = layer / folder
            found |= {path.relative_to(root).as_posix(): path for path in root.rglob(f"[!.]{pattern}")}
        return dict(sorted(found.items()))


def is_common(name: str) -> bool:
    """Whether messages call a file of the common layer so, which is not edited here."""
    return name.startswith(MARK)
