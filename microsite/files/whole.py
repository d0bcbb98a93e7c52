"""Files that are written whole or not at all, and the same whenever they are made."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write a file beside the old one and put it in its place."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(content)
        if path.exists():
            shutil.copymode(path, new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def timeless(office: io.BytesIO) -> bytes:
    """An office file without the time at which it was packed; what lists the others stays first."""
    out = io.BytesIO()
    with zipfile.ZipFile(office) as source, zipfile.ZipFile(out, "w") as archive:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
