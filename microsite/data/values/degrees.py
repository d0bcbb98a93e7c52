"""Where something is in China: degrees of WGS 84."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

FORM = re.compile(r"\d{1,3}\.\d{3,}", re.ASCII)  # 0.001 degrees are 100 m; less is cut off or guessed
_WITH_SIGNS = re.compile(r"[北纬东经NSEW: ]*(\d{1,3}\.\d{3,}) ?[°度]? ?[NSEW北东]?", re.ASCII)
_CUT_OFF = re.compile(r"\d{1,3}\.\d{1,2}", re.ASCII)
# Longitude and latitude along the border, a little outside of it; at sea far from the coast.
BORDER = (
    (121.4, 53.5), (123.3, 53.7), (125.6, 53.3), (126.5, 52.4), (127.2, 51.4), (127.7, 50.3),
    (128.0, 49.8), (129.7, 49.6), (130.8, 49.0), (131.2, 48.0), (132.6, 48.0), (134.7, 48.6),
    (135.2, 48.4), (134.9, 47.7), (134.2, 46.5), (133.4, 45.1), (132.0, 45.1), (131.4, 44.6),
    (131.5, 43.5), (131.3, 42.9), (130.75, 42.45), (130.55, 42.35), (130.25, 42.65), (129.95, 42.85),
    (129.75, 42.35), (129.0, 41.95), (128.2, 41.9), (128.35, 41.35), (127.3, 41.4), (126.95, 41.65),
    (126.3, 40.95), (124.5, 40.0), (124.2, 39.5), (122.8, 38.3), (123.2, 37.0), (122.5, 34.0),
    (123.7, 31.0), (123.5, 29.5), (122.8, 26.5), (122.3, 25.2), (122.0, 23.0), (121.2, 21.5),
    (119.0, 20.0), (117.5, 15.5), (116.0, 9.0), (112.5, 4.0), (110.0, 9.0), (110.5, 15.5),
    (108.3, 18.0), (108.2, 19.5), (108.15, 21.35), (107.95, 21.5), (107.3, 21.6), (106.7, 21.93),
    (106.45, 22.5), (106.45, 22.85), (105.3, 23.2), (104.8, 22.75), (104.0, 22.45), (103.5, 22.5),
    (102.4, 22.35), (101.9, 22.3), (101.6, 22.1), (101.9, 21.1), (101.1, 21.05), (100.0, 21.35),
    (99.0, 22.0), (99.35, 22.9), (98.6, 23.75), (97.5, 23.75), (97.45, 24.8), (98.45, 26.1),
    (98.5, 27.5), (97.2, 27.6), (95.5, 27.0), (93.5, 26.8), (92.0, 26.8), (91.5, 27.6),
    (90.5, 27.95), (89.4, 27.9), (89.05, 27.2), (88.75, 27.3), (88.7, 27.95), (86.5, 27.8),
    (85.95, 27.85), (85.2, 28.15), (84.0, 29.0), (82.5, 29.9), (81.1, 30.0), (79.0, 30.9),
    (78.3, 32.4), (78.6, 33.6), (77.6, 35.4), (75.8, 36.4), (74.4, 37.1), (74.6, 38.4),
    (73.3, 39.3), (73.7, 40.2), (75.4, 40.7), (76.6, 40.5), (78.2, 41.4), (80.1, 42.1),
    (80.0, 43.1), (80.2, 44.2), (79.8, 44.9), (80.4, 45.3), (82.3, 45.4), (82.1, 45.7),
    (82.8, 47.2), (85.4, 47.2), (85.4, 48.4), (86.6, 49.2), (87.9, 49.3), (88.3, 48.7),
    (90.2, 47.9), (91.2, 46.8), (91.1, 45.4), (93.6, 45.1), (95.5, 44.4), (96.6, 42.9),
    (101.6, 42.7), (105.0, 41.8), (107.4, 42.6), (109.5, 42.6), (111.7, 43.7), (111.5, 45.2),
    (113.6, 45.0), (115.0, 45.6), (117.4, 46.7), (119.6, 46.9), (119.5, 47.2), (118.4, 47.9),
    (116.0, 47.7), (115.4, 48.2), (116.6, 50.0), (117.9, 49.8), (119.1, 50.3), (119.0, 50.7),
    (120.5, 52.1), (119.9, 52.6), (120.6, 53.4),
)  # fmt: skip


class NoDegrees(Wrong):
    """What is written is not in degrees."""


def degrees(value: Any) -> float:
    """Degrees with at least three decimals where they are text; NoDegrees says why they are none."""
    if isinstance(value, float):
        return value
    if isinstance(value, str) and FORM.fullmatch(plain(value)):
        return float(plain(value))
    if isinstance(value, str) and (found := _WITH_SIGNS.fullmatch(plain(value))):
        raise NoDegrees(
            f"holds more than a number of degrees; write {found[1]} alone",
            f"里面有数字以外的字，请只写 {found[1]}",
        )
    if isinstance(value, str) and _CUT_OFF.fullmatch(plain(value)):
        right = f"{plain(value):0<{plain(value).index('.') + 4}}"
        raise NoDegrees(
            f"has fewer than three decimals, and may be cut off; copy it anew, or write {right} if a "
            "spreadsheet left out the 0 at the end",
            f"小数不到三位，可能不全。请从地图上重新抄；只是表格软件去掉了末尾的0，就写 {right}",
        )
    raise NoDegrees(
        "is not written in degrees with at least three decimals, such as 30.274",
        "请写成度，至少三位小数，例如 30.274",
    )


def is_in_china(latitude: float, longitude: float) -> bool:
    """Whether a line to the east of a point crosses the border an odd number of times."""
    inside = False
    for (x, y), (next_x, next_y) in zip(BORDER, (*BORDER[1:], BORDER[0]), strict=True):
        if (y > latitude) != (next_y > latitude):
            crossing = x + (latitude - y) * (next_x - x) / (next_y - y)
            inside ^= crossing > longitude
    return inside


Degrees = Annotated[float, BeforeValidator(degrees)]
