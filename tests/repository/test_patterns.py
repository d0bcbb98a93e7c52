"""No pattern runs away: twice the text takes at most about twice the time."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Iterator

import pytest
from support.patterns import Known, hostile, known

FACTOR = 2.8  # between twice, which is linear, and four times
WORTH_A_LOOK = 50e-9  # seconds for a character, on a fast machine too
MEASURABLE = 0.001  # seconds
CLEAR = 0.02  # seconds, of which no noise is the half
LOOKS = 3  # that agree, since a busy machine shares its caches too
LENGTHS = (1_000, 4_000, 16_000)


def cost(one: Known, text: str) -> float:
    """Processor time, whatever else the machine does."""
    begun = time.process_time()
    if one.anywhere:
        deque(one.pattern.finditer(text), 0)
    else:
        one.pattern.fullmatch(text)
        one.pattern.match(text)
    return time.process_time() - begun


def runs_away(one: Known, make: Callable[[int], str]) -> bool:
    """Whether doubling the text makes much more of the time, also when it is longer and measured anew."""
    short, *longer = LENGTHS
    if cost(one, make(short)) < WORTH_A_LOOK * short:
        return False
    for length in longer:
        if cost(one, make(2 * length)) < MEASURABLE * 2:
            return False
        before, after = (min(cost(one, make(size)) for _ in range(5)) for size in (length, 2 * length))
        if after < FACTOR * before:
            return False
        if after > CLEAR:
            break
    return True


def offenders(patterns: list[Known]) -> Iterator[str]:
    for one in patterns:
        for make in hostile(one.pattern):
            if all(runs_away(one, make) for _ in range(LOOKS)):
                yield f"{one.where}: {make(60)!r}"
                break


@pytest.mark.exhaustive
def test_no_pattern_runs_away() -> None:
    patterns = known()
    assert len(patterns) > 100
    assert [*offenders(patterns)] == []


@pytest.mark.exhaustive
def test_patterns_that_do_are_found() -> None:
    """Of each kind of those that once did."""
    kinds = (r"\{\{.*?\}\}", r"[ \t]+$", r"<img\b[^>]*>")
    found = [*offenders([Known(kind, re.compile(kind), True) for kind in kinds])]
    assert [one.partition(": ")[0] for one in found] == [*kinds]
