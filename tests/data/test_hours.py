"""Opening hours are read as they were written, or refused."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from microsite.data.hours import SpansOrClosed, Week
from microsite.data.values.hours import DAYS

SPANS = TypeAdapter(SpansOrClosed)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, ...]:
    """Opening hours of a day, in order, without overlap."""
    minutes = sorted(draw(st.sets(st.integers(0, 24 * 60), max_size=6)))
    clocks = [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes]
    return tuple(f"{start}-{end}" for start, end in zip(clocks[::2], clocks[1::2], strict=False))


@given(spans(), st.sampled_from([",", ", ", " , "]))
def test_hours_are_read_as_they_were_written(value: tuple[str, ...], comma: str) -> None:
    assert SPANS.validate_python(comma.join(value) if value else "closed") == value


@given(
    st.text(st.sampled_from("0129:-, "))
    | st.text()
    | st.integers()
    | st.floats()
    | st.none()
    | st.lists(st.integers())
)
def test_other_hours_are_refused(value: Any) -> None:
    try:
        read = SPANS.validate_python(value)
    except ValidationError:
        return
    clocks = [clock for span in read for clock in span.split("-")]
    assert clocks == sorted(clocks) and all(clocks[n] < clocks[n + 1] for n in range(0, len(clocks), 2))


@given(st.lists(spans(), min_size=7, max_size=7).filter(any))
def test_a_week_is_told_without_loss(days: list[tuple[str, ...]]) -> None:
    week = Week.model_validate(dict(zip(DAYS, days, strict=True)))
    assert [spans for first, last, spans in week.runs() for _ in range(first, last + 1)] == days
    neighbours = [spans for _, _, spans in week.runs()]
    assert all(one != next_one for one, next_one in zip(neighbours, neighbours[1:], strict=False))
