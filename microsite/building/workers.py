"""Processes that share the work of a build, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any

import click

from microsite.ending import stop_at_once

_ORDER = 0.5  # seconds within which Ctrl-C comes to the build too, if it came to its processes first
_FORK = multiprocessing.get_context("fork")  # workers see what the build has loaded


@contextmanager
def workers(
    count: int, prepare: Callable[..., None] | None = None, *given: Any
) -> Iterator[ProcessPoolExecutor]:
    """Some processes, each begun with `prepare`; the sudden end of one is told in plain words."""
    pool = ProcessPoolExecutor(count, _FORK, initializer=_begin, initargs=(prepare, *given))
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
        pool.shutdown(cancel_futures=True)
        raise


def _kill(processes: Collection[BaseProcess]) -> None:
    """End processes, and wait until they have, so that they write nothing more."""
    for process in processes:
        process.kill()
    for process in processes:
        process.join()


def _begin(prepare: Callable[..., None] | None, *given: Any) -> None:
    stop_at_once()
    threading.Thread(target=_end_with_build, daemon=True).start()
    if prepare:
        prepare(*given)


def _end_with_build() -> None:
    build = multiprocessing.parent_process()
    assert build
    build.join()
    os._exit(1)
