"""Coordinates of Chinese maps, as WGS 84, in which everybody else measures."""

from __future__ import annotations

import re
from math import asin, atan2, cos, pi, radians, sin, sqrt
from typing import Literal, NamedTuple

System = Literal["wgs84", "gcj02", "bd09"]
_NAMES: tuple[tuple[System, re.Pattern[str]], ...] = (
    ("bd09", re.compile("百度|bd-?09|baidu", re.IGNORECASE)),
    ("gcj02", re.compile("高德|腾讯|火星|gcj-?02|国测局", re.IGNORECASE)),
    ("wgs84", re.compile("wgs-?84|gps|国际坐标|2000", re.IGNORECASE)),
)
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323  # of Krasovsky 1940, on which GCJ-02 stands
_TURN = pi * 3000 / 180  # of BD-09
_EARTH = 6371.0  # km
_CLOSE = 1e-9  # degrees; a tenth of a millimetre


class Point(NamedTuple):
    """Degrees."""

    latitude: float
    longitude: float


def system_in(text: str) -> System | None:
    """The system that a heading names."""
    return next((system for system, name in _NAMES if name.search(text)), None)


def to_wgs84(point: Point, system: System) -> Point:
    """The same place in WGS 84."""
    if system == "wgs84":
        return point
    shifted = _from_bd09(point) if system == "bd09" else point
    found = shifted
    for _ in range(20):  # each step comes a thousand times nearer
        there = to_gcj02(found)
        off = Point(there.latitude - shifted.latitude, there.longitude - shifted.longitude)
        found = Point(found.latitude - off.latitude, found.longitude - off.longitude)
        if max(map(abs, off)) < _CLOSE:
            break
    return found


def to_gcj02(point: Point) -> Point:
    """A place of WGS 84 as Chinese maps show it."""
    x, y = point.longitude - 105, point.latitude - 35
    wave = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (wave + 20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (wave + 20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    latitude = radians(point.latitude)
    round_ = 1 - _ECCENTRICITY * sin(latitude) ** 2
    north = north * 180 / (_AXIS * (1 - _ECCENTRICITY) / (round_ * sqrt(round_)) * pi)
    east = east * 180 / (_AXIS / sqrt(round_) * cos(latitude) * pi)
    return Point(point.latitude + north, point.longitude + east)


def _from_bd09(point: Point) -> Point:
    """A place of Baidu's maps as other Chinese maps show it; the inverse is known to half a metre."""
    x, y = point.longitude - 0.0065, point.latitude - 0.006
    distance = sqrt(x * x + y * y) - 0.00002 * sin(y * _TURN)
    angle = atan2(y, x) - 0.000003 * cos(x * _TURN)
    return Point(distance * sin(angle), distance * cos(angle))


def apart(one: Point, other: Point) -> float:
    """How far two places are apart, in kilometres."""
    north = radians(other.latitude - one.latitude) / 2
    east = radians(other.longitude - one.longitude) / 2
    chord = sin(north) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east) ** 2
    return 2 * _EARTH * asin(sqrt(chord))
