"""What a rule for editors is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from microsite.content.project import Project
from microsite.files.mistakes import Mistake


@dataclass(frozen=True)
class Rule:
    """Something that content and data must keep to, with an example; `id` never changes.

    A warning tells what will need somebody's attention; it never stops a build or another editor's change.
    """

    id: str
    title: str
    check: Callable[[Project], Iterable[Mistake]]
    wrong: str
    right: str
    why: str
    zh: str  # what is wrong and how to mend it, for editors who read Chinese
    severity: Literal["error", "warning"] = "error"
    fixable: bool = False
    stops_build: bool = False


def located(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Everything that a pattern finds, with its line and column."""
    line, begin, position = 1, 0, 0
    for found in pattern.finditer(text):
        line += text.count("\n", position, found.start())
        begin = max(begin, text.rfind("\n", position, found.start()) + 1)
        position = found.start()
        yield line, position - begin + 1, found
