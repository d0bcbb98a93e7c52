"""All that goes into a build, in short: whoever builds from the same again need not render to see it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import microsite
from microsite.content.project import BRANCHES, FOLDERS, Project

_COMPILED = "__pycache__"  # written as it runs, from files that count themselves


def digest(project: Project, order: object) -> str:
    """The digest of all files of a project and the engine, of libraries, surroundings, day and order."""
    return _digest(project, order, FOLDERS)


def of_rendering(project: Project) -> str:
    """The digest of all that goes into rendering: of the folder of branches the institution alone."""
    return _digest(project, project.roster.network, [name for name in FOLDERS if name != BRANCHES])


def _digest(project: Project, also: object, folders: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    said = (sys.version, sorted(os.environ.items()), sorted(_libraries()), project.today, also)
    digest.update(repr(said).encode())
    for path in _files(project, folders):
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """What is installed, by the folder of each, which has its name and version."""
    return (path.name for folder in sys.path for path in Path(folder).glob("*-info"))


def _files(project: Project, names: Iterable[str]) -> Iterator[Path]:
    """Every file of the engine and of the layers, but for what lies above their folders and is no setting."""
    roots = [Path(microsite.__file__).parent]
    for folder in project.layers.folders:
        yield from sorted(folder.glob("*.yml"))
        roots += [folder / name for name in names]
    for root in roots:
        for here, folders, files in os.walk(root, followlinks=True):
            folders[:] = sorted(name for name in folders if name != _COMPILED)
            yield from (Path(here, name) for name in sorted(files))
