"""In right-to-left writing each number keeps its own direction."""

from __future__ import annotations

import re

import pytest

from microsite.languages.direction import END, START, alone, isolated, isolated_in, marked_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0571 0000 5001", ["0571 0000 5001"]),
        ("400 123 4567، 95588", ["400 123 4567", "95588"]),
        ("08:30–17:00", ["08:30", "17:00"]),
        ("2027 15-مارت", ["2027", "15"]),
        ("2027-03-15", ["2027-03-15"]),
        ("5,000.50 يۈەن، 5%", ["5,000.50", "5%"]),
        ("CC BY 4.0", ["CC BY 4.0"]),
        ("سۆز", []),
    ],
)
def test_each_number_is_set_apart(text: str, numbers: list[str]) -> None:
    expected = text
    for number in numbers:
        expected = expected.replace(number, f"{START}{number}{END}", 1)
    assert isolated(text) == expected


def test_from_left_to_right_nothing_is_set_apart() -> None:
    assert alone("zh", "电话 0571 0000 5001") == "电话 0571 0000 5001"


def test_in_a_page_only_what_is_read_is_changed() -> None:
    page = (
        '<title>ش 2</title><meta charset="utf-8"><meta name="description" content="110 غا">'
        '<script>let a = 5;</script><a href="tel:110" title="5">110</a><p>&#160;سائەت 08:30</p><svg><text>7</text></svg>'
    )
    assert isolated_in(page) == (
        f'<title>ش {START}2{END}</title><meta charset="utf-8">'
        f'<meta name="description" content="{START}110{END} غا">'
        f'<script>let a = 5;</script><a href="tel:110" title="{START}5{END}"><bdi dir="ltr">110</bdi></a>'
        '<p><bdi>&#160;سائەت <bdi dir="ltr">08:30</bdi></bdi></p><svg><text>7</text></svg>'
    )


def test_what_is_borrowed_is_marked_and_nothing_else() -> None:
    letters = re.compile("[\u3400-\u9fff]+")
    page = '<title>麦湾</title><p title="麦湾">At 麦湾 5</p>'
    marked = '<title>麦湾</title><p title="麦湾"><bdi>At <bdi lang="zh-Hans">麦湾</bdi> 5</bdi></p>'
    assert marked_in(page, letters, "zh-Hans") == marked
