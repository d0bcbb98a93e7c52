"""Pictures of sheets that were set as PDF, drawn by the library that reads these."""

from __future__ import annotations

import io
import zlib

from PIL import Image

from microsite.pieces import reading

WIDE = 240  # points of the picture that shows how a sheet looks
_PNG = b"\x89PNG"
_OF_SCREEN, _OF_SMALL = 32, 16  # colours: few are used, and letters need shades at their edges


def screen(made: bytes) -> bytes:
    """A sheet for a screen, of which a point is one of the screen."""
    return _written(_drawn(made, 1), _OF_SCREEN)


def small(made: bytes) -> bytes:
    """The first page of a sheet, or a picture, so that one sees how it looks."""
    if made.startswith(_PNG):
        drawn = Image.open(io.BytesIO(made)).convert("RGB")
    else:
        drawn = _drawn(made, WIDE / reading.opened(made).pages[0].get_width())
    drawn.thumbnail((WIDE, drawn.height))
    return _written(drawn, _OF_SMALL)


def _drawn(made: bytes, scale: float) -> Image.Image:
    """The first page, as the library draws fastest: with an unused fourth byte for each point."""
    page = reading.opened(made).pages[0]
    drawn: Image.Image = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=True).to_pil()
    return drawn.convert("RGB")


def _written(picture: Image.Image, colours: int) -> bytes:
    """With its most frequent colours; those of one point in nine are found in a third of the time.

    Only runs of one colour are packed: of plain grounds and letters little else gets smaller, in twice the
    time.
    """
    written = io.BytesIO()
    part = picture.resize((picture.width // 3, picture.height // 3), Image.Resampling.NEAREST)
    palette = part.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(written, "PNG", compress_type=zlib.Z_RLE)
    return written.getvalue()
