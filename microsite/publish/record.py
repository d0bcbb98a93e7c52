"""What a published folder was made from; the next build sees what has changed.

It lies beside the folder, where no host serves it, and names the folder by its number in the file system, so
that it is never taken for the record of another one, whenever a process dies.
"""

from __future__ import annotations

import json
from pathlib import Path

Digests = dict[str, str]  # of what was filled in, by the id of the branch


def beside(out: Path, name: str) -> Path:
    """A file that belongs to a published folder, but is not published."""
    out = out.resolve()
    return out.with_name(f".{out.name}.{name}")


def is_known(out: Path) -> bool:
    """Whether a folder was ever published by a build."""
    return _record(out).is_file() or _new(out).is_file()


def read(out: Path) -> Digests:
    """The record of a published folder; empty if there is none."""
    return _read(_record(out), out)


def keep(out: Path, staged: Path, digests: Digests) -> None:
    """Write the record of a folder that is about to be published."""
    described = {"folder": staged.stat().st_ino, "digests": digests}
    _new(out).write_text(json.dumps(described, indent=1), "utf-8")


def settle(out: Path) -> None:
    """Let the new record stand if its folder is the one that is published; else it goes."""
    if _read(_new(out), out):
        _new(out).replace(_record(out))
    else:
        _new(out).unlink(missing_ok=True)


def _record(out: Path) -> Path:
    return beside(out, "built")


def _new(out: Path) -> Path:
    return beside(out, "built.new")


def _read(path: Path, out: Path) -> Digests:
    try:
        described = json.loads(path.read_text("utf-8"))
        digests: Digests = described["digests"] if described["folder"] == out.stat().st_ino else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return digests
