"""Theme files named after their content, so that browsers may keep them forever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath, splitext

FOLDER = "assets/"
REFERRING = (".css", ".js")  # files that may name others, each from its own folder
_RELATIVE = re.compile(r"""(?<=["'(])\.{1,2}/[\w./-]+(?=["')])""")


def name_by_content(folder: Path, files: Mapping[str, Path]) -> dict[str, str]:
    """Rename theme files in a folder and wherever they name each other; gives new names by old ones."""

    @cache
    def content(name: str) -> bytes:
        found = files[name].read_bytes()
        if not name.endswith(REFERRING):
            return found
        return _RELATIVE.sub(lambda other: named(name, other[0]), found.decode()).encode()

    def named(by: str, other: str) -> str:
        name = normpath(join(dirname(by), other))
        return join(dirname(other), Path(new(name)).name) if name in old else other

    @cache
    def new(name: str) -> str:
        stem, suffix = splitext(name)
        return f"{stem}.{hashlib.blake2b(content(name), digest_size=4).hexdigest()}{suffix}"

    old = {name for name in files if name.startswith(FOLDER)}
    for name in old:
        (folder / new(name)).write_bytes(content(name))
    for name in old:
        files[name].unlink()
    return {name: new(name) for name in sorted(old)}


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A page with the new names of theme files."""
    return re.sub(rf"{FOLDER}[\w./-]+", lambda found: names.get(found[0], found[0]), text)
