"""Works are done once each and told in their order, whatever becomes of the processes that share them."""

from __future__ import annotations

import os
import sys
from functools import partial

import pytest

from microsite.files import sharing
from microsite.files.sharing import shared

# the tests' own processes have threads, of which a later Python warns whoever forks
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
HERE = os.getpid()


def square(number: int) -> int:
    return number * number


def unless_here(number: int) -> int:
    """A work that ends every process but the first."""
    if os.getpid() != HERE:
        os._exit(7)
    return number


def wrong() -> int:
    raise ValueError("a rule that fails")


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_every_work_is_told_in_its_place(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert shared([partial(square, number) for number in range(100)]) == [square(n) for n in range(100)]


def test_what_a_process_leaves_undone_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert shared([partial(unless_here, number) for number in range(100)]) == [*range(100)]


def test_what_is_wrong_in_a_work_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(ValueError, match="a rule that fails"):
        shared([*(partial(square, number) for number in range(50)), wrong])


def test_where_nothing_can_be_forked_one_process_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not sharing.can_fork()
    assert shared([partial(square, number) for number in range(5)]) == [0, 1, 4, 9, 16]


def test_more_works_than_can_be_shared_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    works = [partial(square, number) for number in range(sharing.MOST + 10)]
    assert shared(works) == [square(number) for number in range(sharing.MOST + 10)]
