"""Days, coordinates, counts and answers are taken only if every character of them is understood."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import ValidationError

from microsite.data.location import Coordinates
from microsite.data.results import Photo
from microsite.data.values.characters import is_nothing
from microsite.data.values.count import count
from microsite.data.values.day import day, day_in_cell
from microsite.data.values.yes_no import yes_no
from microsite.files.mistakes import Wrong

NO_DAY = [
    "2026-11",
    "2026",
    "2026-13-01",
    "2026-02-30",
    "26-11-05",
    "05/11/2026",
    "11/05/2026",
    "2026-11-05约",
    "2026-11-05 左右",
    "2026-11-O5",
    "2026-11-0l",
    "2026年11月",
    "2026年11月5",
    "11月5日",
    "2026-11/05",
    "2026.11-05",
    "二〇二六年十一月五日",
    "0",
    "1",
    "99999",
    "20261305",
    "2026112",
    "202611055",
    "1626-11-05",
    "2926-11-05",
    "today",
    "",
    "2026-11-05 2026-11-06",
    "2026-11-05至2026-11-06",
]


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-05",
        "2026/11/5",
        "2026/11/05",
        "2026.11.5",
        "2026年11月5日",
        "20261105",
        "46331",
        "2026-11-05 00:00",
        "２０２６－１１－０５",
    ],
)
def test_a_day_in_a_cell(written: str) -> None:
    assert day_in_cell(written) == date(2026, 11, 5)


@pytest.mark.parametrize("written", NO_DAY)
def test_no_day_in_a_cell(written: str) -> None:
    with pytest.raises(Wrong):
        day_in_cell(written)


@pytest.mark.parametrize(
    "written",
    [
        *NO_DAY,
        2028,
        0,
        20261105,
        1.5,
        True,
        None,
        [],
        datetime(2026, 11, 5),
        date(1848, 1, 1),
        "2026/11/05",
        "2026-11-5",
        "46331",
    ],
)
def test_no_day_in_yaml(written: object) -> None:
    with pytest.raises(Wrong):
        day(written)


def test_a_day_in_yaml() -> None:
    assert day("2026-11-05") == day(date(2026, 11, 5)) == date(2026, 11, 5)


INSIDE = {
    "Mohe": (52.970, 122.530),
    "Heihe": (50.240, 127.530),
    "Suifenhe": (44.410, 131.150),
    "Hunchun": (42.860, 130.370),
    "Dandong": (40.120, 124.380),
    "Rongcheng": (37.170, 122.420),
    "Zhoushan": (29.950, 122.200),
    "Hangzhou": (30.274, 120.155),
    "Hong Kong": (22.300, 114.200),
    "Taipei": (25.050, 121.500),
    "Sansha": (16.830, 112.340),
    "Dongxing": (21.540, 107.970),
    "Pingxiang": (22.100, 106.760),
    "Hekou": (22.510, 103.950),
    "Ruili": (24.010, 97.850),
    "Yadong": (27.480, 88.910),
    "Burang": (30.290, 81.180),
    "Taxkorgan": (37.770, 75.230),
    "Khorgas": (44.210, 80.420),
    "Erenhot": (43.650, 111.980),
    "Manzhouli": (49.600, 117.380),
}
OUTSIDE = {
    "nowhere": (0.0, 0.0),
    "no latitude": (0.0, 120.155),
    "no longitude": (30.274, 0.0),
    "exchanged": (120.155, 30.274),
    "negative": (-30.274, 120.155),
    "Seoul": (37.570, 126.980),
    "Pyongyang": (39.030, 125.750),
    "Tokyo": (35.700, 139.700),
    "Vladivostok": (43.120, 131.900),
    "Ulaanbaatar": (47.900, 106.900),
    "Almaty": (43.240, 76.900),
    "Delhi": (28.600, 77.200),
    "Kathmandu": (27.700, 85.300),
    "Mandalay": (21.980, 96.080),
    "Hanoi": (21.030, 105.850),
    "Manila": (14.600, 121.000),
    "London": (51.500, -0.100),
    "Singapore": (1.350, 103.800),
}


@pytest.mark.parametrize("place", INSIDE)
def test_coordinates(place: str) -> None:
    latitude, longitude = INSIDE[place]
    found = Coordinates.model_validate({"latitude": f"{latitude:.3f}", "longitude": longitude})
    assert (found.latitude, found.longitude) == (latitude, longitude)


@pytest.mark.parametrize("place", OUTSIDE)
def test_coordinates_elsewhere(place: str) -> None:
    latitude, longitude = OUTSIDE[place]
    with pytest.raises(ValidationError):
        Coordinates.model_validate({"latitude": latitude, "longitude": longitude})


@pytest.mark.parametrize(
    "written",
    [
        "30",
        30,
        "30.2",
        "30.27",
        "30,274",
        "30.274°",
        "30.274N",
        "北纬30.274",
        "3O.274",
        "30.27.4",
        "30°16'26\"",
        "3.0274e1",
        "nan",
        "inf",
        float("nan"),
        "",
        True,
        None,
        "+30.274",
        "30_0.274",
    ],
)
def test_no_degrees(written: object) -> None:
    with pytest.raises(ValidationError):
        Coordinates.model_validate({"latitude": written, "longitude": 120.155})


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        (True, True),
        (False, False),
        ("yes", True),
        ("No", False),
        ("是", True),
        ("否", False),
        ("ＴＲＵＥ", True),
        ("false", False),
    ],
)
def test_an_answer(written: object, answer: bool) -> None:
    assert yes_no(written) is answer


@pytest.mark.parametrize(
    "written",
    [
        1,
        0,
        "1",
        "0",
        "on",
        "off",
        "y",
        "t",
        "",
        "maybe",
        "yes, later",
        "是的吧",
        "不是",
        "未定",
        None,
        [],
        "√",
        "all agreed",
    ],
)
def test_no_answer(written: object) -> None:
    with pytest.raises(Wrong):
        yes_no(written)


@pytest.mark.parametrize(("written", "read"), [("1200", 1200), ("１２００", 1200), (1200, 1200), ("0", 0)])
def test_a_count(written: object, read: int) -> None:
    assert count(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "1,20",
        "1,200",
        "12O0",
        "l200",
        "1200人",
        "约1200",
        "1200+",
        "+1200",
        "-1",
        "1.2",
        "1200.0",
        "1e3",
        "1_200",
        "",
        "-",
        "一千二",
        True,
        1.5,
        None,
        "1 200",
        "1200 1300",
    ],
)
def test_no_count(written: object) -> None:
    with pytest.raises(Wrong):
        count(written)


PHOTO = {"file": "desk.jpg", "alt": {"en": "A desk", "zh": "咨询台"}}


@pytest.mark.parametrize(
    ("consent", "given"),
    [
        (False, False),
        ("no", False),
        ("否", False),
        ({"given": False}, False),
        ({"given": True, "agreed_on": date(2026, 3, 13), "asked_by": "the branch"}, True),
        ({"given": "是", "agreed_on": "2026-03-13", "asked_by": "网点"}, True),
    ],
)
def test_consent(consent: object, given: bool) -> None:
    photo = Photo.model_validate({**PHOTO, "consent": consent})
    assert photo.consent and photo.consent.given is given


@pytest.mark.parametrize(
    "consent",
    [
        True,
        "yes",
        "是",
        "all agreed",
        "no visitor is in the picture",
        "",
        "2026-03-13",
        1,
        {"given": True},
        {"given": True, "agreed_on": date(2026, 3, 13)},
        {"given": True, "asked_by": "x"},
        {"agreed_on": date(2026, 3, 13), "asked_by": "x"},
    ],
)
def test_no_consent(consent: object) -> None:
    with pytest.raises(ValidationError):
        Photo.model_validate({**PHOTO, "consent": consent})


def test_without_consent_nothing_is_known() -> None:
    assert Photo.model_validate(PHOTO).consent is None


@pytest.mark.parametrize(
    "written", ["-", "—", "——", "–", ".", "。", "/", "、", "", " ", "　", "无", "暂无", "N/A", "n/a", "--"]
)
def test_a_cell_that_says_nothing(written: str) -> None:
    assert is_nothing(written)


@pytest.mark.parametrize(
    "written", ["0", "营业", "-1", "95588", "无台阶", "?", "x", "同上", "nan", "不详", "见总行"]
)
def test_a_cell_that_says_something(written: str) -> None:
    assert not is_nothing(written)
