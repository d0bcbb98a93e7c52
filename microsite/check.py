"""All rules over everything that editors keep."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.mistakes import Mistake, Mistakes
from microsite.project import Project
from microsite.rule import Rule
from microsite.rules import RULES


def found(project: Project) -> Iterator[tuple[Rule, Mistake]]:
    """Every mistake of every rule, with its rule."""
    for rule in RULES:
        for mistake in rule.check(project):
            yield rule, mistake


def refuse(project: Project) -> None:
    """Raise the mistakes with which nothing can be built."""
    mistakes = [mistake for rule in RULES if rule.stops_build for mistake in rule.check(project)]
    if mistakes:
        raise Mistakes(mistakes)
