"""Processes forked from the build, which see what it has loaded and end with it; some systems have none."""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

import click

from microsite.ending import work_in_silence

Done = TypeVar("Done")

_ORDER = 0.5  # seconds within which Ctrl-C comes to the build too, if it came to its processes first


class _Worker(ForkProcess):
    """A process that says nothing, whatever ends it, even before it begins to work: the build tells it."""

    def _bootstrap(self, parent_sentinel: int | None = None) -> int:
        sys.stderr = io.StringIO()
        return super()._bootstrap(parent_sentinel)  # type: ignore[misc, no-any-return]  # not in the stubs


class _Fork(ForkContext):
    Process = _Worker


_FORK = _Fork()


class _Pool(ProcessPoolExecutor):
    """A pool whose works nobody calls off when one fails: as it ends, it would trip over those."""

    def submit(self, fn: Callable[..., Done], /, *args: Any, **kwargs: Any) -> Future[Done]:
        work = super().submit(fn, *args, **kwargs)
        work.cancel = _stay  # type: ignore[method-assign]
        return work


def _stay() -> bool:
    return False


@contextmanager
def forks(
    count: int, prepare: Callable[..., None] | None = None, *given: Any
) -> Iterator[ProcessPoolExecutor]:
    """Some processes, each begun with `prepare`; the sudden end of one is told in plain words."""
    pool = _Pool(count, _FORK, initializer=_begin, initargs=(prepare, *given))
    try:
        yield pool
        pool.shutdown()
    except KeyboardInterrupt:
        _kill(multiprocessing.active_children())
        pool.shutdown(wait=False, cancel_futures=True)  # what they were saying may never come to its end
        raise
    except BrokenProcessPool:
        time.sleep(_ORDER)
        raise click.ClickException(
            "A process of the build ended suddenly; perhaps memory ran out. Nothing was published. "
            "Close other programs, or build again with --jobs 1. "
            "有一个构建进程突然结束，可能是内存不够；什么都没有发布。请关掉其他程序，或加上 --jobs 1 再试。"
        ) from None
    except Exception:
        _kill(multiprocessing.active_children())  # they may wait for work that never comes
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _kill(processes: Collection[BaseProcess]) -> None:
    """End processes, and wait until they have, so that they write nothing more."""
    for process in processes:
        process.kill()
    for process in processes:
        process.join()


def _begin(prepare: Callable[..., None] | None, *given: Any) -> None:
    try:
        work_in_silence()
        threading.Thread(target=_end_with_build, daemon=True).start()
    except (MemoryError, OSError, RuntimeError):
        os._exit(1)  # for lack of memory, which the build tells
    if prepare:
        prepare(*given)


def _end_with_build() -> None:
    build = multiprocessing.parent_process()
    assert build
    build.join()
    os._exit(1)
