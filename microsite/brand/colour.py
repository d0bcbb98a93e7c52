"""Colours in OKLCH, in which lightness is what people see, and how well one is read on another."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

HALVINGS = 10  # of what is between two colours, until no eye tells them apart
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_Matrix = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Colour:
    """A colour by lightness from 0 to 1, chroma, and hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def of(cls, written: str) -> Colour:
        """The colour of a text such as #0c5442."""
        cones = _times(_TO_CONES, map(_linear, _channels(written)))
        lightness, a, b = _times(_TO_LAB, map(math.cbrt, cones))
        return cls(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    @property
    def written(self) -> str:
        """As it stands in CSS; what no screen shows has less chroma."""
        shown = self if self._is_shown() else _last(Colour._is_shown, replace(self, chroma=0.0), self)
        return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in shown._light())

    def _is_shown(self) -> bool:
        return all(-0.0005 <= channel <= 1.0005 for channel in self._light())

    def _light(self) -> tuple[float, ...]:
        angle = math.radians(self.hue)
        lab = (self.lightness, self.chroma * math.cos(angle), self.chroma * math.sin(angle))
        return _times(_FROM_CONES, (cone**3 for cone in _times(_FROM_LAB, lab)))

    def darker(self, fits: Callable[[str], bool]) -> Colour:
        """The lightest colour that fits and is not lighter."""
        return self._towards(0.0, fits)

    def lighter(self, fits: Callable[[str], bool]) -> Colour:
        """The darkest colour that fits and is not darker."""
        return self._towards(1.0, fits)

    def _towards(self, lightness: float, fits: Callable[[str], bool]) -> Colour:
        if fits(self.written):
            return self
        return _last(lambda colour: fits(colour.written), replace(self, lightness=lightness), self)


def _last(fits: Callable[[Colour], bool], good: Colour, bad: Colour) -> Colour:
    """On the way from one colour that fits to one that doesn't, the last that does."""
    for _ in range(HALVINGS):
        middle = Colour((good.lightness + bad.lightness) / 2, (good.chroma + bad.chroma) / 2, good.hue)
        good, bad = (middle, bad) if fits(middle) else (good, middle)
    return good


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another, as WCAG counts it."""
    lighter, darker = sorted(map(_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(written: str) -> float:
    red, green, blue = map(_linear, _channels(written))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(written: str) -> tuple[float, ...]:
    return tuple(int(written[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _times(matrix: _Matrix, vector: Iterable[float]) -> tuple[float, ...]:
    values = tuple(vector)
    return tuple(sum(factor * value for factor, value in zip(row, values, strict=True)) for row in matrix)
