"""A folder for the time of one work."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 3.0  # seconds


_MEMORY = Path("/dev/shm")  # a file system in memory, on Linux
_STATE = Path("/proc/meminfo")
_AVAILABLE = re.compile(r"^MemAvailable: +(?P<kilobytes>\d+) kB$", re.MULTILINE)
_SPARED = 4  # times as much memory must be there as is taken


@contextmanager
def scratch(size: int = 0) -> Iterator[Path]:
    """A folder that is removed afterwards, though a program whose starter was killed still writes into it.

    One of many files is in memory, if there is plenty for its bytes and nobody has named another place.
    """
    folder = Path(tempfile.mkdtemp(prefix="microsite-", dir=_MEMORY if _has_room(size) else None))
    try:
        yield folder
    finally:
        end = time.monotonic() + _PATIENCE
        while folder.exists() and time.monotonic() < end:
            shutil.rmtree(folder, ignore_errors=True)
            time.sleep(0.01)


def _has_room(size: int) -> bool:
    """Whether memory has room for a folder of so many bytes; one without a size is small."""
    if not size or "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return False
    found = _AVAILABLE.search(_STATE.read_text("ascii")) if _STATE.exists() else None
    spared = min(int(found["kilobytes"]) * 1024, shutil.disk_usage(_MEMORY).free) if found else 0
    return spared > _SPARED * size
