"""Files that are written whole or not at all, and the same whenever they are made."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import click

from microsite import faults


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


def write(path: Path, content: bytes) -> None:
    """Replace a file in one step, or tell why it stays as it is."""
    try:
        replace(path, content)
    except OSError as error:
        fault = faults.told(error)
        raise click.ClickException(
            f"{path} can't be written: {fault.message}. It is as it was before. {fault.zh}。文件没有改动。"
        ) from None


def timeless(office: io.BytesIO) -> bytes:
    """An office file without the time at which it was packed; what lists the others stays first."""
    out = io.BytesIO()
    with zipfile.ZipFile(office) as source, zipfile.ZipFile(out, "w") as archive:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
