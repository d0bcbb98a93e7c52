"""Who shares the work of a build: several processes, or this one where processes can't be forked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from microsite.files.sharing import can_fork

Done = TypeVar("Done")


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
