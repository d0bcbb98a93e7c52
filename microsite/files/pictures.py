"""Pictures from elsewhere: what they may be, and made anew without what a camera or a stranger noted."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from microsite.files.apart import MEMORY, PATIENCE, Apart, Hopeless
from microsite.files.mistakes import Wrong

FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
LARGEST_FILE = 10_000_000  # bytes; as telephones take them
MOST_POINTS = 50_000_000  # as telephones take them; of a PNG, which can't be read smaller, half
LONGEST = 20_000  # points of a side
ON_ITS_SIDE = frozenset({5, 6, 7, 8})


class Seen(NamedTuple):
    """A picture's format, its size as it lies in the file, and how the camera was held, from 1 to 8."""

    format: str
    width: int
    height: int
    orientation: int

    def upright(self, longest: int) -> tuple[int, int]:
        """Width and height when it is held upright and no side is longer; what is small stays so."""
        width, height = (
            (self.height, self.width) if self.orientation in ON_ITS_SIDE else (self.width, self.height)
        )
        scale = min(1, longest / max(width, height))
        return max(1, round(width * scale)), max(1, round(height * scale))


_READER = Apart("microsite.files.picture_reader")
_SEEN: dict[tuple[bytes, tuple[str, ...]], Seen] = {}  # each page asks for its photos again


def get_ready() -> None:
    """Begin to get ready for pictures, which takes as long as reading many other files."""
    _READER.begin()


def look(content: bytes, formats: tuple[str, ...] = tuple(FORMATS.values())) -> Seen:
    """What a picture is, its points unread; Wrong says why it is none of these formats."""
    key = hashlib.blake2b(content).digest(), formats
    if key not in _SEEN:
        _SEEN[key] = _apart("look", content, formats)
    return _SEEN[key]


def made_anew(content: bytes, suffix: str, longest: int) -> bytes:
    """The same picture upright, no side longer than that, in the format of its name, its points alone."""
    made: bytes = _apart("made_anew", content, FORMATS[suffix], longest)
    return made


def flattened(content: bytes, formats: tuple[str, ...], longest: int) -> bytes:
    """A photo as JPEG, upright, no side longer than that; what is clear in it is white."""
    made: bytes = _apart("flattened", content, formats, longest)
    return made


def _apart(function: str, *given: Any) -> Any:
    try:
        return _READER.run(function, *given)
    except Hopeless:
        raise Wrong(
            f"takes more than {PATIENCE} seconds or {MEMORY:,} bytes of memory to read",
            f"读取时间超过{PATIENCE}秒，或内存超过 {MEMORY:,} 字节",
        ) from None
