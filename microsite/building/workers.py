"""Processes that share the work of a build, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

import click

_FORK = multiprocessing.get_context("fork")  # workers see what the build has loaded


@contextmanager
def workers(
    count: int, prepare: Callable[..., None] | None = None, *given: Any
) -> Iterator[ProcessPoolExecutor]:
    """Some processes, each begun with `prepare`; the sudden end of one is told in plain words."""
    try:
        with ProcessPoolExecutor(count, _FORK, initializer=_begin, initargs=(prepare, *given)) as pool:
            yield pool
    except BrokenProcessPool:
        raise click.ClickException(
            "A process of the build ended suddenly; perhaps memory ran out. Nothing was published. "
            "Close other programs, or build again with --jobs 1."
        ) from None


def _begin(prepare: Callable[..., None] | None, *given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the build alone answers Ctrl-C
    threading.Thread(target=_end_with_build, daemon=True).start()
    if prepare:
        prepare(*given)


def _end_with_build() -> None:
    build = multiprocessing.parent_process()
    assert build
    build.join()
    os._exit(1)
