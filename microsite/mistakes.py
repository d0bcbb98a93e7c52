"""What is wrong in the files that editors keep, told in their words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

import click


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend: where it is, what it is and what to write instead."""

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class Mistakes(click.ClickException):
    """Every mistake found, shown together; the exit status is 1."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    def __reduce__(self) -> tuple[type[Mistakes], tuple[list[Mistake]]]:
        return type(self), (self.mistakes,)  # so that it travels from worker to parent

    def format_message(self) -> str:
        count = len(self.mistakes)
        return f"{count} {'mistake' if count == 1 else 'mistakes'} to mend\n\n{self.message}"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `name`, or all known words."""
    choices = sorted(known)
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    if close:
        return f"Did you mean “{close[0]}”?"
    if len(choices) > 15:
        return ""
    return f"Known: {', '.join(choices)}." if choices else ""
