"""Copies that a server sends in place of a file, packed: they must hold the same."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from pathlib import Path

from microsite.verify.source import Folder

PACKED = (".gz", ".br")
_OF_GZIP = 16 + zlib.MAX_WBITS  # as zlib calls the format


def is_same(source: Folder, name: str) -> bool:
    """Whether a packed copy holds what the file beside it does; not if nobody here can unpack it."""
    original = source.read(name[: name.rfind(".")])
    if original is None:
        return False
    unpacked = _gzip if name.endswith(".gz") else _brotli
    return unpacked(source.root / name, len(original) + 1) == original


def _gzip(path: Path, most: int) -> bytes | None:
    """What a browser makes of it, which reads one member only and stops there."""
    unpacking = zlib.decompressobj(_OF_GZIP)
    try:
        read = unpacking.decompress(path.read_bytes(), most)
    except (OSError, zlib.error):
        return None
    return read if unpacking.eof and not unpacking.unused_data else None


def _brotli(path: Path, most: int) -> bytes | None:
    if not shutil.which("brotli"):
        return None
    command = ["brotli", "--decompress", "--stdout", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as unpacking:
        assert unpacking.stdout
        read = unpacking.stdout.read(most)
        if len(read) == most:
            unpacking.kill()  # a larger one
        return read if unpacking.wait() == 0 else None  # else something stands behind it
