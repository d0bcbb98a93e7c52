"""The seal of a publication: the digests of all its files, with the address, the commit and the day.

In the form of sha256sum, so that nobody needs us to compare: each folder at the root has a list of its
files, and the list at the root holds the digests of those lists. Who signs this one signs all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from microsite.files.mistakes import Mistakes
from microsite.files.whole import replace
from microsite.publish import names

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.sig"
NAMESPACE = "microsite"  # for what a signature was made; one for anything else proves nothing here
_SAID = re.compile(r"# (url|commit|day) (.+)")
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")


class Origin(NamedTuple):
    """Where a publication is meant to stand, the commit that it was made from, and the day."""

    url: str
    commit: str
    day: date


class Sums(NamedTuple):
    """A list that was read: what it says of its origin, and the digests by the names of files."""

    said: dict[str, str]
    digests: dict[str, str]


def seal(folder: Path, origin: Origin) -> int:
    """Write the lists into a built folder, in place of former ones; gives the number of files."""
    if not folder.is_dir():
        raise Mistakes.one(
            str(folder),
            0,
            "is no folder",
            "Build first: microsite build.",
            "没有这个文件夹。请先运行 microsite build。",
        )
    files = list(_public(folder))
    names.refuse_others(files)
    (folder / SIGNATURE).unlink(missing_ok=True)
    sums: dict[str, list[str]] = {"": [f"# {key} {said}" for key, said in origin._asdict().items()]}
    for name in files:
        home = name.partition("/")[0] if "/" in name else ""
        within = name.removeprefix(f"{home}/")
        sums.setdefault(home, []).append(f"{_digest(folder / name)}  {within}")
    for home in sorted(sums.keys() - {""}):
        replace(folder / home / SUMS, _text(sums[home]))
        sums[""].append(f"{_digest(folder / home / SUMS)}  {home}/{SUMS}")
    replace(folder / SUMS, _text(sums[""]))
    return len(files)


def read(content: bytes) -> Sums | None:
    """A list as somebody wrote it; none if anything else stands there."""
    said, digests = dict[str, str](), dict[str, str]()
    for line in content.decode("utf-8", "replace").splitlines():
        if not line.isprintable():
            return None
        if told := _SAID.fullmatch(line):
            said[told[1]] = told[2]
        elif summed := _SUM.fullmatch(line):
            digests[summed[2]] = summed[1]
        else:
            return None
    return Sums(said, digests)


def is_of_seal(name: str) -> bool:
    """Whether a file belongs to the seal, which does not count itself."""
    return name in (SUMS, SIGNATURE) or name.partition("/")[2] == SUMS


def _public(folder: Path) -> Iterator[str]:
    return (name for name in names.public(folder) if not is_of_seal(name))


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
