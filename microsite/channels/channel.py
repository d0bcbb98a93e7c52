"""What every channel is: one kind of output, as files of a branch in one language, or of a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from microsite.content.project import Project
from microsite.pieces.press import Press
from microsite.rendering.fill import Filler
from microsite.rendering.roots import RootsOf
from microsite.words.context import Context

Made = TypeVar("Made")
Files = Iterable[tuple[str, bytes]]  # path, and content


@dataclass(frozen=True)
class Ground:
    """What files of a branch in one language are made from; `filled` holds pages that others read again."""

    project: Project
    filler: Filler
    context: Context
    roots_of: RootsOf
    press: Press
    filled: dict[str, bytes] = field(default_factory=dict)
    _made: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[Context], Made]) -> Made:
        """A file, or what files are made from, that is made when it is first asked for."""
        if name not in self._made:
            self._made[name] = make(self.context)
        made: Made = self._made[name]
        return made


def _nothing(grounds: Sequence[Ground]) -> None:
    """What most channels make for several branches at once."""


@dataclass(frozen=True)
class Channel:
    """Files of a branch in one language, by their paths in its folder."""

    shape: str  # a pattern that all paths have; nothing else is published
    files: Callable[[Ground], Files]
    names: Callable[[Ground], Iterable[str]]
    values: Callable[[Ground], Iterable[bytes]]  # all that tells them from those of another branch
    is_lasting: bool = False  # a branch that has closed has them too
    ahead: Callable[[Sequence[Ground]], None] = (
        _nothing  # makes for several what is then asked for one by one
    )


def of_one_file(name: str, make: Callable[[Context], bytes], *, is_lasting: bool = False) -> Channel:
    """A channel that is a single small file."""

    def files(ground: Ground) -> Iterator[tuple[str, bytes]]:
        yield name, ground.once(name, make)

    def values(ground: Ground) -> Iterator[bytes]:
        yield ground.once(name, make)

    return Channel(re.escape(name), files, lambda ground: [name], values, is_lasting)


@dataclass(frozen=True)
class NetworkChannel:
    """Files that stand once in a network, by their paths in its folder."""

    shape: str
    files: Callable[[Project], Mapping[str, bytes]]


def once(name: str, make: Callable[[Project], bytes]) -> NetworkChannel:
    """A channel that is a single file of a network."""
    return NetworkChannel(re.escape(name), lambda project: {name: make(project)})
