"""What pictures.py lets do in a process of its own."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageOps

from microsite.files.mistakes import Wrong
from microsite.files.pictures import LONGEST, MOST_POINTS, Seen

Image.MAX_IMAGE_PIXELS = None  # refused below, at fewer
QUALITY = 75  # of photos; readers' lines are slow
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
)
TURNS = {  # what makes a photo upright, by the orientation that the camera noted
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SAVED: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85},
}


def look(content: bytes, formats: tuple[str, ...]) -> Seen:
    """What a picture is, its points unread."""
    with _opened(content, formats) as image:
        return Seen(str(image.format), *image.size, _orientation(image))


def made_anew(content: bytes, format: str, longest: int) -> bytes:
    """The same picture upright and small, its points alone."""
    with _opened(content, (format,)) as image:
        image.draft("RGB", (longest, longest))  # a JPEG is read at about this size, which is faster
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        kind = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        points = upright.convert("RGB" if format == "JPEG" else kind)
        bare = Image.new(points.mode, points.size)
        bare.paste(points)
        made = io.BytesIO()
        bare.save(made, format, **SAVED[format])
        return made.getvalue()


def flattened(content: bytes, formats: tuple[str, ...], longest: int) -> bytes:
    """A photo as JPEG, upright and small, what is clear in it white."""
    with _opened(content, formats) as image:
        orientation = _orientation(image)
        size = Seen(str(image.format), *image.size, orientation).upright(longest)
        image.draft("RGB", (longest, longest))
        turn = TURNS.get(orientation)
        upright = (image if turn is None else image.transpose(turn)).convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright).convert("RGB")
        made = io.BytesIO()
        small = flat.resize(size, Image.Resampling.LANCZOS)
        small.save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return made.getvalue()


@contextmanager
def _opened(content: bytes, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """A picture of a known format and a bearable size; its points are not read yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a camera noted wrongly; nothing of it is published
            with Image.open(io.BytesIO(content), formats=formats) as image:
                _refuse_size(image)
                yield image
    except Wrong:
        raise
    except UNREADABLE:
        raise Wrong(
            "is damaged, or not the picture that its name says",
            "坏了，或不是文件名所说的图片",
        ) from None


def _refuse_size(image: Image.Image) -> None:
    most = MOST_POINTS if image.format == "JPEG" else MOST_POINTS // 2
    if image.width * image.height > most or max(image.size) > LONGEST:
        raise Wrong(
            f"has {image.width:,} × {image.height:,} points; at most {most:,} are read, "
            f"and {LONGEST:,} of a side",
            f"有 {image.width:,} × {image.height:,} 像素，最多 {most:,} 像素，每边最多 {LONGEST:,}",
        )


def _orientation(image: Image.Image) -> int:
    """How the camera was held, from 1 to 8."""
    held: int = image.getexif().get(ExifTags.Base.Orientation, 1)
    return held
