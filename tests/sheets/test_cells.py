"""What people write in a cell is read as they mean it, or refused."""

from __future__ import annotations

from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.data.kind import KNOWN
from microsite.data.location import Accessibility
from microsite.sheets import cells, columns


def test_each_name_means_one_thing() -> None:
    for family, known in (
        ("headings", columns.columns()),
        ("kinds", KNOWN),
        ("accessibility", get_args(Accessibility)),
    ):
        words = [cells.normal(name) for word, names in cells.WORDS[family].items() for name in {word, *names}]
        assert len(words) == len(set(words))
        assert set(cells.WORDS[family]) <= set(known)
    assert set(cells.WORDS["kinds"]) == set(KNOWN) and set(cells.WORDS["accessibility"]) == set(
        get_args(Accessibility)
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("周一至周五 8:30-17:00，周六、周日 9:00—16:00", "mon-fri 08:30-17:00; sat-sun 09:00-16:00"),
        ("工作日 上午８：３０～１１：３０　下午1:30-5:00", "mon-fri 08:30-11:30, 13:30-17:00"),
        ("星期一到星期五 9点-17点30分\n双休日休息", "mon-fri 09:00-17:30"),
        ("周一至五8:30-17:00；周六日9:00-16:00", "mon-fri 08:30-17:00; sat-sun 09:00-16:00"),
        ("每天24小时", "always"),
        ("Monday to Friday 9:00-17:00", "mon-fri 09:00-17:00"),
        ("周一 至 周五 9:00 - 17:00", "mon-fri 09:00-17:00"),
        ("mon-fri 09:00-12:00, 13:30-17:00; sat closed", "mon-fri 09:00-12:00, 13:30-17:00"),
        ("8:30-17:00", "doesn't say on which days"),
        ("周一至周五 8:30-17:00（节假日除外）", "mon-fri 08:30-17:00; holidays closed"),
        ("周一至周五 8:30-5:00", "ends before it starts"),
        ("周一8:30-17:00 周一9:00-17:00", "names mon twice"),
        ("周五至周一 8:30-17:00", "write fri-sun, mon if it goes over the weekend, or mon-fri"),
        ("周六、周日", "gives no hours for sat, sun"),
    ],
)
def test_opening_hours(written: str, read: str) -> None:
    try:
        assert cells.roster_form("hours", written) == read
    except ValueError as error:
        assert read in str(error)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("57188880000.0", "0571 8888 0000"),
        ("（０５７１）８８８８－００００", "0571 8888 0000"),
        ("+86 571 8888 0000", "0571 8888 0000"),
        ("0571—88880000转 02", "0571 8888 0000 02"),
        ("0571-88880000 ext. 2", "0571 8888 0000 2"),
        ("电话：0571-88880000（分机2）", "电话 0571 8888 0000 2"),
        ("电话\n0571-88880000", "电话 0571 8888 0000"),
        ("传真：0571-88880000", "传真 0571 8888 0000"),
        ("95588", "95588"),
        ("0571-88880000/13800138000\n95588", "more than one number"),
        ("88880000", "has no area code"),
        ("0571-88880000/1", "not a digit"),
        ("0571-88880000（节假日无人接听）", "holds more than a number"),
        ("见总行", "is not a telephone number"),
        ("/", "is not a telephone number"),
    ],
)
def test_a_number_in_a_cell(written: str, read: str) -> None:
    try:
        assert " ".join(filter(None, cells.labelled_phone(written))) == read
    except ValueError as error:
        assert read in str(error)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("柳路1号(东门底商）", "柳路1号（东门底商）"),
        ("柳路1号（东门底商)", "柳路1号（东门底商）"),
        ("柳路1号(东门底商)", "柳路1号(东门底商)"),
        ("柳路1号东门底商）", "柳路1号东门底商）"),
    ],
)
def test_brackets_of_two_widths_are_one_pair(written: str, read: str) -> None:
    assert cells.roster_form("address_zh", written) == read


@given(
    st.text(
        st.sampled_from("周一至五日末每天休息0123456789:-，;上下午to mon()（）") | st.characters(),
        max_size=30,
    ),
    st.sampled_from(columns.columns()),
)
def test_any_cell_is_read_or_refused_and_reading_twice_changes_nothing(text: str, column: str) -> None:
    with suppress(ValueError):
        cells.labelled_phone(text)
    try:
        once = cells.roster_form(column, text)
    except ValueError:
        return
    assert cells.roster_form(column, once) == once
