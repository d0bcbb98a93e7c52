"""What a rule for editors is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from microsite.mistakes import Mistake
from microsite.project import Project


@dataclass(frozen=True)
class Rule:
    """Something that content and data must keep to, with an example; `id` never changes."""

    id: str
    title: str
    check: Callable[[Project], Iterable[Mistake]]
    wrong: str
    right: str
    stops_build: bool = False
