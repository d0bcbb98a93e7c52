"""When a campaign that comes back is expected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from microsite.data.series import Series

NAME = {"en": "A", "zh": "甲"}
SENIORS = Series.model_validate({"title": NAME, "lunar": {"month": 9, "day": 9}})
WEEK = Series.model_validate({"title": NAME, "week": {"month": 9, "nth": 3}})
CONSUMERS = Series.model_validate({"title": NAME, "day": "03-15"})
LEAP = Series.model_validate({"title": NAME, "day": "02-29"})


@pytest.mark.parametrize(
    ("series", "after", "first", "last"),
    [
        (CONSUMERS, "2027-03-14", "2027-03-15", "2027-03-15"),
        (CONSUMERS, "2027-03-15", "2028-03-15", "2028-03-15"),
        (CONSUMERS, "2027-12-31", "2028-03-15", "2028-03-15"),
        (LEAP, "2027-01-01", "2028-02-29", "2028-02-29"),
        (LEAP, "2028-02-29", "2032-02-29", "2032-02-29"),
        (LEAP, "2096-03-01", "2104-02-29", "2104-02-29"),
        (WEEK, "2025-01-01", "2025-09-15", "2025-09-21"),  # 1 September is a Monday
        (WEEK, "2026-01-01", "2026-09-14", "2026-09-20"),
        (WEEK, "2027-01-01", "2027-09-13", "2027-09-19"),
        (WEEK, "2027-09-13", "2028-09-11", "2028-09-17"),
        (WEEK, "2024-01-01", "2024-09-09", "2024-09-15"),  # 1 September is a Sunday
        (SENIORS, "2026-10-17", "2026-10-18", "2026-10-18"),
        (SENIORS, "2026-10-18", "2027-10-08", "2027-10-08"),
        (SENIORS, "2027-10-08", "2028-10-26", "2028-10-26"),
        (SENIORS, "2025-01-01", "2025-10-29", "2025-10-29"),  # after a leap month
        (SENIORS, "2057-01-01", "2057-10-07", "2057-10-07"),  # some tables have the sixth
    ],
)
def test_the_next_time(series: Series, after: str, first: str, last: str) -> None:
    span = series.next(date.fromisoformat(after))
    assert span and (span.first.isoformat(), span.last.isoformat()) == (first, last)


def test_the_end_of_a_lunar_year_lies_in_the_next_solar_one() -> None:
    laba = Series.model_validate({"title": NAME, "lunar": {"month": 12, "day": 8}})
    assert laba.next(date(2027, 1, 1)) == (date(2027, 1, 15),) * 2


def test_the_tables_of_the_lunar_calendar_end() -> None:
    assert SENIORS.next(date(2100, 10, 11)) == (date(2100, 10, 12),) * 2
    assert SENIORS.next(date(2100, 10, 12)) is None


@given(st.sampled_from([CONSUMERS, LEAP, WEEK, SENIORS]), st.dates(date(1990, 1, 1), date(2099, 1, 1)))
def test_the_next_time_is_later_and_none_lies_between(series: Series, after: date) -> None:
    span = series.next(after)
    assert span and after < span.first <= span.last
    assert series.next(span.first - timedelta(days=1)) == span


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({}, "in one way"),
        ({"day": "03-15", "lunar": {"month": 9, "day": 9}}, "in one way"),
        ({"day": "02-30"}, "there is no day 02-30"),
        ({"day": "3-15"}, 'write "03-15"'),
        ({"week": {"month": 9, "nth": 5}}, "less than or equal to 4"),
    ],
)
def test_a_rule_that_is_none(rule: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Series.model_validate({"title": NAME} | rule)
