"""What several rules read of one project, found once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

Of = TypeVar("Of")
Found = TypeVar("Found")


def once(find: Callable[[Of], Iterable[Found]]) -> Callable[[Of], tuple[Found, ...]]:
    """Find it when it is first asked for; what was read never changes."""
    last: list[tuple[Of, tuple[Found, ...]]] = []

    @wraps(find)
    def found(of: Of) -> tuple[Found, ...]:
        if not last or last[0][0] is not of:
            last[:] = [(of, tuple(find(of)))]
        return last[0][1]

    return found
