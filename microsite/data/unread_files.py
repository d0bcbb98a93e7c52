"""Files among the data whose names nothing reads; a change in them would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from microsite.files.mistakes import Mistake

ENDINGS = {".": ".yml", "campaigns": ".yml", "events": ".csv", "results": ".csv"}
ROSTER = "roster.csv"


def doubts(folder: Path) -> Iterator[Mistake]:
    """Every such file, with the name that was probably meant."""
    for inner, ending in ENDINGS.items():
        for path in sorted((folder / inner).glob("[!.]*")):
            if path.is_file() and path.suffix != ending and path != folder / ROSTER:
                meant = f"{path.name.split('.')[0].lower()}{ending}"
                yield Mistake(
                    f"{folder.name}/{path.relative_to(folder).as_posix()}",
                    1,
                    f"nothing reads this file: in this folder names end in {ending}",
                    f"Write it as {meant}, or take it away.",
                    f"这个文件不会被读取：这个文件夹里的文件名要以 {ending} 结尾。"
                    f"请改存为 {meant}，或删掉它。",
                )
