"""python -m microsite"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from microsite import ending


def _command_line() -> Callable[[], Any]:
    from microsite.cli import main

    return partial(main, prog_name="microsite")


def run() -> None:
    """The command line, which ends in one line whatever stops it."""
    ending.run(_command_line)


if __name__ == "__main__":
    run()
