"""Theme files named after their content, so that browsers may keep them forever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath, splitext

from microsite.rendering.lean import LEANER
from microsite.rendering.policy import digest, sealed

FOLDER = "assets/"
REFERRING = tuple(LEANER)  # files that may name others, each from its own folder
_RELATIVE = re.compile(r"""(?<=["'(])\.{1,2}/[\w./-]+(?=["')])""")


@dataclass(frozen=True)
class Assets:
    """The theme files of a rendering: names as published by names as written, and digests of the scripts."""

    names: Mapping[str, str]
    digests: Mapping[str, str]

    def named(self, html: str) -> str:
        """A page with the published names of theme files, which runs no other scripts than these."""
        found = re.sub(rf"{FOLDER}[\w./-]+", lambda old: self.names.get(old[0], old[0]), html)
        return sealed(found, self.digests)


def digest_of(content: bytes) -> str:
    """What stands in the name of a file of this content."""
    return hashlib.blake2b(content, digest_size=4).hexdigest()


def name_by_content(folder: Path, files: Mapping[str, Path]) -> Assets:
    """Rename theme files in a folder and wherever they name each other."""

    @cache
    def content(name: str) -> bytes:
        found = files[name].read_bytes()
        if not name.endswith(REFERRING):
            return found
        text = LEANER[splitext(name)[1]](found.decode())
        return _RELATIVE.sub(lambda other: named(name, other[0]), text).encode()

    def named(by: str, other: str) -> str:
        name = normpath(join(dirname(by), other))
        return join(dirname(other), Path(new(name)).name) if name in old else other

    @cache
    def new(name: str) -> str:
        stem, suffix = splitext(name)
        return f"{stem}.{digest_of(content(name))}{suffix}"

    old = {name for name in files if name.startswith(FOLDER)}
    for name in old:
        (folder / new(name)).write_bytes(content(name))
    for name in old:
        files[name].unlink()
    names = {name: new(name) for name in sorted(old)}
    return Assets(names, {names[name]: digest(content(name)) for name in names if name.endswith(".js")})
