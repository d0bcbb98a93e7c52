"""What a published folder was made from; the next build sees what has changed.

It lies beside the folder, where no host serves it, and names the folder by its number in the file system, so
that it is never taken for the record of another one, whenever a process dies. So does the record of what was
published before, the spare folder, which the next build brings up to date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from microsite.files.whole import replace

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


def last_use(out: Path) -> dict[str, date]:
    """When theme files that a published folder still has, but no longer uses, were last in use."""
    try:
        written: dict[str, str] = _described(_record(out), out)["last_use"]
        return {name: date.fromisoformat(day) for name, day in written.items()}
    except (LookupError, ValueError):
        return {}


def inputs(out: Path) -> str | None:
    """The digest of all that went into the build of a published folder, if it is known."""
    digest: str | None = _described(_record(out), out).get("inputs")
    return digest


def keep(
    out: Path,
    staged: Path,
    digests: Digests,
    last_use: Mapping[str, date] | None = None,
    inputs: str | None = None,
) -> None:
    """Write the record of a folder that is about to be published."""
    days = {name: day.isoformat() for name, day in (last_use or {}).items()}
    described = {"folder": staged.stat().st_ino, "inputs": inputs, "digests": digests, "last_use": days}
    _new(out).write_text(json.dumps(described, indent=1), "utf-8")


def confirm(out: Path, inputs: str) -> None:
    """Note that what is published is also what these inputs make."""
    described = _described(_record(out), out) | {"inputs": inputs}
    replace(_record(out), json.dumps(described, indent=1).encode())


def settle(out: Path) -> None:
    """Let the new record stand if its folder is the one that is published; else it goes."""
    if not _read(_new(out), out):
        _new(out).unlink(missing_ok=True)
        return
    if _record(out).exists():
        _record(out).replace(_of_spare(out))
    _new(out).replace(_record(out))


def spare(out: Path) -> Path:
    """The folder that was published before."""
    return beside(out, "spare")


def was_published(out: Path, folder: Path) -> bool:
    """Whether a folder is what was published before, untouched."""
    return bool(_read(_of_spare(out), folder))


def take_spare(out: Path, staged: Path) -> Digests:
    """Let the spare folder be the one that is built in; gives what it was made from, or nothing."""
    digests = _read(_of_spare(out), spare(out))
    _of_spare(out).unlink(missing_ok=True)  # whoever dies from here on leaves something half done
    if digests:
        staged.rmdir()
        spare(out).rename(staged)
    return digests


def _record(out: Path) -> Path:
    return beside(out, "built")


def _new(out: Path) -> Path:
    return beside(out, "built.new")


def _of_spare(out: Path) -> Path:
    return beside(out, "built.spare")


def _read(path: Path, out: Path) -> Digests:
    digests: Digests = _described(path, out).get("digests", {})
    return digests


def _described(path: Path, out: Path) -> dict[str, Any]:
    """What a record says, if it is that of this folder."""
    try:
        described: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return described if described["folder"] == out.stat().st_ino else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}
