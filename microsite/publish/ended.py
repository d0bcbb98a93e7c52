"""Where a script once stood, one stands that takes itself out: a browser keeps what answers nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

SUFFIXES = (".js", ".mjs")
THEME = "assets"  # scripts that pages bring in; their names change with their content


def addresses(old: Iterable[str], new: Collection[str]) -> set[str]:
    """Where a folder has a script and the one that follows it has none: there stands the end of workers."""
    return {name for name in old if name.endswith(SUFFIXES) and THEME not in name.split("/")}.difference(new)
