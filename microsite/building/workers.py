"""Who shares the work of a build: several processes, or this one where processes can't be forked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from microsite.files.sharing import can_fork

Done = TypeVar("Done")
Given = TypeVar("Given")
_TOGETHER = 16  # branches: more would gain little, and hold their sheets in memory


class _ThisProcess(Executor):
    """Does each work when it is given, or when its result is wanted."""

    def submit(self, do: Callable[..., Done], /, *given: Any, **named: Any) -> Future[Done]:
        future: Future[Done] = Future()
        future.set_result(do(*given, **named))
        return future

    def map(
        self,
        fn: Callable[..., Done],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[Done]:
        return map(fn, *iterables)


def shares(given: Sequence[Given], count: int) -> list[Sequence[Given]]:
    """Branches in groups, one after the other for so many workers: what they share is made once a group.

    Towards the end the groups get smaller, so that all workers end at nearly the same time.
    """
    groups, first = [], 0
    while first < len(given):
        many = max(1, min(_TOGETHER, (len(given) - first) // (2 * count)))
        groups.append(given[first : first + many])
        first += many
    return groups


@contextmanager
def workers(count: int, prepare: Callable[..., None] | None = None, *given: Any) -> Iterator[Executor]:
    """Some workers, each begun with `prepare`."""
    if can_fork():
        from microsite.building.forks import forks  # can't even be imported elsewhere

        with forks(count, prepare, *given) as pool:
            yield pool
    else:
        if prepare:
            prepare(*given)
        yield _ThisProcess()
