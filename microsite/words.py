"""The words that editors may write in {{ }}: what a word is, and for whom it speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsite.branch import Branch
from microsite.roster import Roster
from microsite.text import Language


@dataclass(frozen=True)
class Place:
    """For which branch, in which language, on which day a word speaks."""

    branch: Branch
    language: Language
    today: date
    roster: Roster


class Unknown(ValueError):
    """A word was given a name that nobody defined."""

    def __init__(self, what: str, name: str, known: Any) -> None:
        super().__init__(f"unknown {what} “{name}”")
        self.name, self.known = name, list(known)


class Missing(ValueError):
    """A word needs something that one branch does not have."""


@dataclass(frozen=True)
class Word:
    """A word: a pure function of a place, inline text or a block of its own."""

    name: str
    function: Callable[..., Any]
    kind: str  # "inline", "block", "condition"

    def __call__(self, place: Place, *args: Any, **kwargs: Any) -> Any:
        return self.function(place, *args, **kwargs)


Words = Mapping[str, Word]


def inline(function: Callable[..., Any], name: str = "") -> Word:
    """A word that may stand inside a sentence."""
    return Word(name or function.__name__, function, "inline")


def block(function: Callable[..., Any]) -> Word:
    """A word that stands alone on its line."""
    return Word(function.__name__, function, "block")


def condition(function: Callable[..., bool]) -> Word:
    """A word that keeps or drops the passage it encloses."""
    return Word(function.__name__, function, "condition")
