"""Copies that a server sends in place of a file, packed: they must hold the same."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import zlib
from pathlib import Path

from microsite.verify.source import Folder

PACKED = (".gz", ".br")


def is_same(source: Folder, name: str) -> bool:
    """Whether a packed copy holds what the file beside it does; not if nobody here can unpack it."""
    original = source.read(name[: name.rfind(".")])
    if original is None:
        return False
    unpacked = _gzip if name.endswith(".gz") else _brotli
    return unpacked(source.root / name, len(original) + 1) == original


def _gzip(path: Path, most: int) -> bytes | None:
    try:
        with gzip.open(path) as file:
            return file.read(most)
    except (OSError, EOFError, zlib.error):
        return None


def _brotli(path: Path, most: int) -> bytes | None:
    if not shutil.which("brotli"):
        return None
    command = ["brotli", "--decompress", "--stdout", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as unpacking:
        assert unpacking.stdout
        read = unpacking.stdout.read(most)
        unpacking.kill()
    return read
