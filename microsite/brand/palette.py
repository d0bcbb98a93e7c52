"""The colours of a site, all derived from that of its institution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from microsite.brand.colour import Colour, contrast

READ, SEEN = 7.0, 4.5  # contrast of text; of signs and of the edges of controls
WHITE = "#ffffff"
PAPER, CARD = "#faf8f3", "#ffffff"  # on which things stand, as in site.css
DARK_PAPER, DARK_CARD = "#141b1b", "#1d2626"
_ALARM, _NEAR, _COLOURFUL = 29.0, 28.0, 0.08  # the hue of money leaving; what could be taken for it
_INK = Colour.of("#1f3433")  # does what a brand does for others, where the brand is red
_SAND = 85.0


@dataclass(frozen=True)
class Palette:
    """The colours of one mode: of signs of the institution, fills, links, and quiet grounds and lines."""

    mark: str
    brand: str
    link: str
    tint: str
    hair: str

    @property
    def css(self) -> str:
        """As custom properties."""
        return "; ".join(f"--{name}: {value}" for name, value in vars(self).items())


def is_red(colour: Colour) -> bool:
    """Whether a colour could be taken for that of an emergency."""
    away = abs((colour.hue - _ALARM + 180) % 360 - 180)
    return away <= _NEAR and colour.chroma > _COLOURFUL


def _on(least: float, *grounds: str) -> Callable[[str], bool]:
    return lambda colour: all(contrast(colour, ground) >= least for ground in grounds)


def _quiet(colour: Colour, lightness: float, chroma: float) -> str:
    """A ground or line with a breath of the colour; of a red one it is sand."""
    hue = _SAND if is_red(colour) else colour.hue
    return Colour(lightness, min(colour.chroma, chroma), hue).written


def _acting(colour: Colour) -> Colour:
    """The colour of what can be touched."""
    return _INK if is_red(colour) else colour


@lru_cache(8)  # every sheet asks for it
def light(colour: Colour) -> Palette:
    """On light paper."""
    tint = _quiet(colour, 0.945, 0.022)
    brand = _acting(colour).darker(_on(READ, WHITE, PAPER, CARD, tint)).written
    mark = colour.darker(_on(SEEN, PAPER, CARD)).written
    return Palette(mark, brand, brand, tint, _quiet(colour, 0.86, 0.035))


def dark(colour: Colour) -> Palette:
    """In the dark: fills stay, what is drawn or written in the colour is lighter."""
    tint = _quiet(colour, 0.3, 0.03)
    acting = _acting(colour)
    pale = replace(acting, lightness=max(acting.lightness, 0.8), chroma=min(acting.chroma, 0.09))
    link = pale.lighter(lambda shown: _on(8.0, DARK_CARD)(shown) and _on(READ, DARK_PAPER, tint)(shown))
    mark = colour.lighter(_on(SEEN, DARK_PAPER, DARK_CARD))
    return Palette(mark.written, light(colour).brand, link.written, tint, _quiet(colour, 0.42, 0.03))


def strong(colour: Colour) -> str:
    """The fills of high contrast."""
    return _acting(colour).darker(_on(10.5, WHITE)).written


def css(colour: Colour) -> str:
    """What stands above the style sheet: the colours of every mode, as custom properties."""
    fills = strong(colour)
    in_the_dark = "@media (prefers-color-scheme: dark)"
    return (
        f":root {{ {light(colour).css}; }}\n"
        f"{in_the_dark} {{ :root {{ {dark(colour).css}; }} }}\n"
        f":root[data-contrast] {{ --brand: {fills}; --mark: {fills}; --hair: #000; }}\n"
        f"{in_the_dark} {{ :root[data-contrast] {{ --brand: {fills}; --mark: #fff; --hair: #fff; }} }}\n"
    )
