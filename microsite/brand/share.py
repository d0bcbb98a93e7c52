"""The picture that a chat shows beside a link: a pictogram of the subject, in the institution's colours."""

from __future__ import annotations

from microsite.brand import palette, points
from microsite.brand.colour import Colour

FOLDER = "assets/images/"
_SIDE = 600
_ACCENT = "#e08a3c"  # as in site.css


def name_of(subject: str) -> str:
    """The file of the picture of a subject."""
    return f"{FOLDER}share-{subject}.png"


def picture(pictogram: str, colour: Colour) -> bytes:
    """A pictogram of 48 by 48 on a disc, as a square PNG."""
    look = palette.light(colour)
    lines = (
        f'fill="none" stroke="{look.link}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"'
    )
    drawn = (
        str(pictogram)
        .replace('class="ms-p"', f'x="24" y="24" width="48" height="48" {lines}')
        .replace('class="ms-a"', f'fill="{_ACCENT}" stroke="none"')
    )
    ground = f'<path fill="{look.tint}" d="M0 0h96v96H0z"/><circle fill="#fff" cx="48" cy="48" r="41"/>'
    return points.png(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">{ground}{drawn}</svg>', _SIDE
    )
