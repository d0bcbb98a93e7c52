"""What is wrong in the files that editors keep, told in their words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

import click

LONGEST = 1_000  # characters of what is told of one mistake
MOST_CHOICES = 15  # that are told one by one
LONGEST_NAME = 80  # characters of a name that may be like a known one


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

    def __post_init__(self) -> None:
        for told in ("message", "hint", "zh"):
            text: str = getattr(self, told)
            if len(text) > LONGEST:  # somebody's whole file may stand in one name
                object.__setattr__(self, told, f"{text[:LONGEST]}…")

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

    def __reduce__(self) -> tuple[type[Wrong], tuple[str, str]]:
        return type(self), (str(self), self.zh)  # so that it travels between processes


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
    return _nearest_of(name, tuple(sorted(known)))


@lru_cache(1_000)  # each is told in two languages
def _nearest_of(name: str, choices: tuple[str, ...]) -> tuple[str, list[str]]:
    few = list(choices) if len(choices) <= MOST_CHOICES else []
    if len(name) > LONGEST_NAME:
        return "", few
    if beside := _beside(name, choices):
        return beside
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    return close[0] if close else "", few


def _beside(path: str, choices: tuple[str, ...]) -> tuple[str, list[str]] | None:
    """For a path: one of the same name elsewhere, else what is like it in its folder, else all that is there.

    The folder and the ending, which both have, make no two names alike.
    """
    folder, slash, _ = path.rpartition("/")
    names = {choice: PurePosixPath(choice).stem for choice in choices if choice.startswith(f"{folder}/")}
    if not slash or not names:
        return None
    own = PurePosixPath(path).stem
    elsewhere = [choice for choice in choices if PurePosixPath(choice).stem == own]
    close = difflib.get_close_matches(own, names.values(), n=1, cutoff=0.5)
    like = elsewhere[:1] or [choice for choice, name in names.items() if name in close]
    return (like[0], []) if like else ("", list(names) if len(names) <= MOST_CHOICES else [])
