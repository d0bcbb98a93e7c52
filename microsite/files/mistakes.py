"""What is wrong in the files that editors keep, told in their words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import click


class Edit(NamedTuple):
    """What mends a mistake for certain: at its line and column, `new` instead of `old`."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend: where it is, what it is and what to write instead; line or column 0 is unknown.

    `zh` says both, what it is and what to write instead, in Chinese; `missing` is the page that is named
    but not there. `consequences` go when this one is mended.
    """

    file: str
    line: int
    column: int = field(default=0, kw_only=True)
    message: str
    hint: str = ""
    zh: str = ""
    edit: Edit | None = field(default=None, kw_only=True, compare=False)
    missing: str = field(default="", kw_only=True, compare=False)
    consequences: tuple[Mistake, ...] = field(default=(), kw_only=True, compare=False)

    @property
    def position(self) -> str:
        """The file, with line and column where they are known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def __str__(self) -> str:
        return "\n    ".join(filter(None, (f"{self.position}: {self.message}", self.hint, self.zh)))


class Wrong(ValueError):
    """Why a value can't be, in English and in Chinese."""

    def __init__(self, message: str, zh: str) -> None:
        super().__init__(message)
        self.zh = zh


class Mistakes(click.ClickException):
    """Every mistake found, shown together; the exit status is 1."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

    @classmethod
    def one(
        cls, file: str, line: int, message: str, hint: str = "", zh: str = "", *, column: int = 0
    ) -> Mistakes:
        """A single mistake, for which nothing can be read on."""
        return cls([Mistake(file, line, message, hint, zh, column=column)])

    def __reduce__(self) -> tuple[type[Mistakes], tuple[list[Mistake]]]:
        return type(self), (self.mistakes,)  # so that it travels from worker to parent

    def format_message(self) -> str:
        """How many there are, then each."""
        return f"{counted(len(self.mistakes), 'mistake')} to mend\n\n{self.message}"


def counted(number: int, what: str) -> str:
    """“1 mistake”, “2 mistakes”."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `name`, or all known words."""
    close, choices = _near(name, known)
    if close:
        return f"Did you mean “{close}”?"
    return f"Known: {', '.join(choices)}." if choices else ""


def nearest_zh(name: str, known: Iterable[str]) -> str:
    """The same hint in Chinese."""
    close, choices = _near(name, known)
    if close:
        return f"您是不是要写“{close}”？"
    return f"可以写：{'、'.join(choices)}。" if choices else ""


def _near(name: str, known: Iterable[str]) -> tuple[str, list[str]]:
    """The known word nearest to a name, if any, and all known words, if they are few."""
    choices = sorted(known)
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    return close[0] if close else "", choices if len(choices) <= 15 else []
