"""A folder for the time of one work."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 3.0  # seconds


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is removed afterwards, though a program whose starter was killed still writes into it."""
    folder = Path(tempfile.mkdtemp(prefix="microsite-"))
    try:
        yield folder
    finally:
        end = time.monotonic() + _PATIENCE
        while folder.exists() and time.monotonic() < end:
            shutil.rmtree(folder, ignore_errors=True)
            time.sleep(0.01)
