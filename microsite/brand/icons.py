"""The icons of an institution: its sign in a square, for tabs of browsers and for home screens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import hypot

from microsite.brand import logo
from microsite.files.apart import PATIENCE, Apart, Hopeless
from microsite.files.mistakes import Wrong

FOLDER = "assets/images/"
ICON = f"{FOLDER}favicon.svg"
TOUCH = f"{FOLDER}tile-180.png"  # for iOS, which looks for it in pages
PLAIN = {192: f"{FOLDER}icon-192.png", 512: f"{FOLDER}icon-512.png"}
TILE = f"{FOLDER}tile-512.png"  # which a system may cut round

_SIDE = 32
_WHOLE = 30  # of the side that a sign may fill
_CUT_ROUND = 0.8  # the part of the side that no system cuts away, across
_NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
_DRAWER = Apart("microsite.brand.points")


def of(sign: bytes) -> Mapping[str, bytes]:
    """Every icon by the name of its file; Wrong says why the sign can't be drawn."""
    width, height = logo.size(sign)
    icon = _square(sign, _WHOLE / max(width, height))
    tile = _square(
        sign, _CUT_ROUND * _SIDE / hypot(width, height), f'<path fill="#fff" d="M0 0h{_SIDE}v{_SIDE}H0z"/>'
    )
    if _png(icon, 192) == _png(_square(_NOTHING, 1), 192):
        raise Wrong("shows nothing", "画出来是空白的")
    points = {name: _png(icon, side) for side, name in PLAIN.items()}
    return {ICON: icon.encode(), TOUCH: _png(tile, 180), TILE: _png(tile, 512), **points}


def _square(sign: bytes, scale: float, ground: str = "") -> str:
    """A sign in the middle of a square."""
    width, height = (scale * length for length in logo.size(sign))
    place = f'x="{(_SIDE - width) / 2:g}" y="{(_SIDE - height) / 2:g}" width="{width:g}" height="{height:g}"'
    placed = sign.decode().replace("<svg ", f"<svg {place} ", 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}">{ground}{placed}</svg>\n'


@cache
def _png(drawing: str, side: int) -> bytes:
    try:
        drawn: bytes = _DRAWER.run("png", drawing, side)
    except Hopeless:
        raise Wrong(
            f"takes more than {PATIENCE} seconds to draw", f"画出来要超过{PATIENCE}秒，图形太复杂"
        ) from None
    except ValueError as error:
        raise Wrong(f"can't be drawn: {error}", "画不出来") from None
    return drawn
