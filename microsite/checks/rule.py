"""What a rule for editors is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from microsite.content.project import Content, Project
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
    is_cause: bool = False  # what it finds in a page can make other rules find what is none
    of_whole: bool = False  # it tells that something is lacking, which may only be unread
    reads: str = ""  # what it reads as other rules do, and one process had better gather for all of them


@dataclass(frozen=True)
class PageRule(Rule):
    """A rule that needs no data, so that a mistake in them hides nothing that it finds."""

    check: Callable[[Content], Iterable[Mistake]]


class Finding(NamedTuple):
    """A mistake with the rule that it breaks."""

    rule: Rule
    mistake: Mistake


def finding(rule: Rule, mistake: Mistake) -> Finding:
    """A mistake of a rule; one that has no Chinese of its own has the rule's."""
    return Finding(rule, mistake if mistake.zh else replace(mistake, zh=rule.zh))


def located(
    pattern: re.Pattern[str], text: str, begins: str = ""
) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Everything that a pattern finds, with its line and column.

    What `begins` with one of few characters is found sooner when they are named.
    """
    line, begin, position = 1, 0, 0
    for found in _found(pattern, text, begins) if begins else pattern.finditer(text):
        line += text.count("\n", position, found.start())
        begin = max(begin, text.rfind("\n", position, found.start()) + 1)
        position = found.start()
        yield line, position - begin + 1, found


def placed(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _found(pattern: re.Pattern[str], text: str, begins: str) -> Iterator[re.Match[str]]:
    free = 0
    for one in _one_of(begins).finditer(text):
        if one.start() >= free and (found := pattern.match(text, one.start())):
            free = found.end()
            yield found


@cache
def _one_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def gathered(mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """The mistakes of one page, equal ones as one: the first, with the others below it."""
    kinds: dict[tuple[str, str], list[Mistake]] = {}
    for mistake in mistakes:
        kinds.setdefault((mistake.message, mistake.hint), []).append(mistake)
    for first, *others in kinds.values():
        yield replace(first, consequences=tuple(others))
