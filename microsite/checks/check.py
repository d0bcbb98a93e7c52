"""All rules over everything that editors keep."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from microsite.checks.rule import Rule
from microsite.checks.rules import RULES, characters, data, full_width
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.files.mistakes import Mistake, Mistakes


class Finding(NamedTuple):
    """A mistake with the rule that it breaks."""

    rule: Rule
    mistake: Mistake


def finding(rule: Rule, mistake: Mistake) -> Finding:
    """A mistake of a rule; one that has no Chinese of its own has the rule's."""
    return Finding(rule, mistake if mistake.zh else replace(mistake, zh=rule.zh))


def found(project: Project) -> Iterator[Finding]:
    """Every mistake of every rule, with its rule."""
    for rule in RULES:
        for mistake in rule.check(project):
            yield finding(rule, mistake)


def findings(folder: Path, words: Words, day: str | None, files: Collection[Path] = ()) -> list[Finding]:
    """Everything wrong in a project or some of its files, by place; without data, what needs none."""
    try:
        all = list(found(project.load(folder, words, day)))
    except Mistakes as wrong:
        all = [finding(data.RULE, mistake) for mistake in wrong.mistakes]
        all += [
            finding(family.RULE, mistake)
            for family in (characters, full_width)
            for mistake in family.find(folder)
        ]
    return sorted(
        (
            one
            for one in all
            if not files or any(Path(one.mistake.file).is_relative_to(file) for file in files)
        ),
        key=lambda one: (one.mistake, one.rule.id),
    )


def refuse(project: Project) -> None:
    """Raise the mistakes with which nothing can be built."""
    mistakes = [
        finding(rule, mistake).mistake
        for rule in RULES
        if rule.stops_build
        for mistake in rule.check(project)
    ]
    if mistakes:
        raise Mistakes(mistakes)
