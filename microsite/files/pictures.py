"""Pictures from elsewhere: what they may be, and made anew without what a camera or a stranger noted."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
LARGEST_FILE = 10_000_000  # bytes; as telephones take them
MOST_POINTS = 50_000_000  # as telephones take them; of a PNG, which can't be read smaller, half
LONGEST = 20_000  # points of a side
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@contextmanager
def opened(content: bytes, formats: tuple[str, ...] = tuple(FORMATS.values())) -> Iterator[Image.Image]:
    """A picture of a known format and a bearable size; its points are not read yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a camera noted wrongly; nothing of it is published
        with Image.open(io.BytesIO(content), formats=formats) as image:
            most = MOST_POINTS if image.format == "JPEG" else MOST_POINTS // 2
            if image.width * image.height > most or max(image.size) > LONGEST:
                raise ValueError(f"{image.width} × {image.height} points")
            yield image


def made_anew(content: bytes, suffix: str, longest: int) -> bytes:
    """The same picture upright, no side longer than that, in the format of its name, its points alone."""
    with opened(content, (FORMATS[suffix],)) as image:
        image.draft("RGB", (longest, longest))  # a JPEG is read at about this size, which is faster
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        kind = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        points = upright.convert("RGB" if suffix == ".jpg" else kind)
        bare = Image.new(points.mode, points.size)
        bare.paste(points)
        made = io.BytesIO()
        bare.save(made, FORMATS[suffix], **_SAVED[suffix])
        return made.getvalue()


_SAVED: dict[str, dict[str, int | bool]] = {
    ".jpg": {"quality": 85, "optimize": True, "progressive": True},
    ".png": {"optimize": True},
    ".webp": {"quality": 85},
}
