"""Files of pieces whose names nothing reads, or that no command can name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from microsite.checks.rule import PageRule
from microsite.content.pieces import FOLDER
from microsite.content.project import Content
from microsite.data.record import ID
from microsite.files.mistakes import Mistake

_OF_DESIGNS = ("designs", "fonts")
_ENDINGS = (".yaml", ".yml", ".txt", "")


def check(content: Content) -> Iterator[Mistake]:
    """Find them in the folder of pieces, and in folders in it."""
    root = content.folder / FOLDER
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.suffix.lower() in _ENDINGS and not name.startswith((".", *_OF_DESIGNS)):
            meant = _meant(name)
            if name != meant:
                yield Mistake(
                    f"{FOLDER}/{name}",
                    0,
                    "no piece is read from a file of this name",
                    f"Call it {FOLDER}/{meant}: small letters, digits and hyphens, then .yml; "
                    "or take it away.",
                    f"这个文件名不行，里面的材料做不出来。请改名为 {FOLDER}/{meant}："
                    "只用小写字母、数字和连字符，以 .yml 结尾；不要的就删掉。",
                )


def _meant(name: str) -> str:
    """What a file of a piece would be called."""
    stem = PurePosixPath(name).stem
    while PurePosixPath(stem).suffix.lower() in (".yml", ".yaml", ".txt"):
        stem = PurePosixPath(stem).stem
    clean = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")
    return f"{clean if ID.fullmatch(clean) else 'my-leaflet'}.yml"


RULE = PageRule(
    "MS111",
    "The file of a piece has a name that is read",
    check,
    wrong="pieces/My leaflet.yaml",
    right="pieces/my-leaflet.yml",
    zh="宣传材料的文件名不对，不会被读取。照提示改名。",
    why="The piece would never be made, and nobody would be told why.",
)
