"""What a word is: what editors may write in {{ }}."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from microsite.data.record import Text
from microsite.files.mistakes import Wrong

Called = Mapping[str, Text]  # what each known name stands for
NOTHING_CALLED: Called = {}
NO_VALUES: Mapping[str, str] = {}


class Refused(ValueError):
    """A word was given something that may not be published."""

    def __init__(self, message: str, hint: str, zh: str) -> None:
        super().__init__(message)
        self.hint, self.zh = hint, zh


class Unknown(ValueError):
    """A word was given a name that nobody defined; all that are stand in `file`, if in one.

    Of what is known `called` says how people call it, and `values` which number it is.
    """

    def __init__(
        self,
        what: str,
        zh: str,
        name: str,
        known: Any,
        called: Called = NOTHING_CALLED,
        *,
        values: Mapping[str, str] = NO_VALUES,
        file: str = "",
    ) -> None:
        super().__init__(f"unknown {what} “{name}”")
        self.name, self.known = name, list(known)
        self.zh = f"没有“{name}”{zh}。"
        self.called, self.values, self.file = called, values, file


class Missing(Wrong):
    """A word needs something that one branch does not have."""


@dataclass(frozen=True)
class Word:
    """A word: a pure function of a context, inline text or a block of its own; a fixed one, of a sheet."""

    name: str
    function: Callable[..., Any]
    kind: str  # "inline", "block", "condition", "fixed"

    @cached_property
    def signature(self) -> inspect.Signature:
        """What it must be given, its context first."""
        return inspect.signature(self.function)

    @property
    def usage(self) -> str:
        """How it is written, with the names of what it is given."""
        given = ", ".join(list(self.signature.parameters)[1:])
        owner, dot, part = self.name.partition(".")
        return self.name if dot and not given else f"{owner.removesuffix('()')}({given}){dot}{part}"

    def __call__(self, context: Any, *args: Any, **kwargs: Any) -> Any:
        """What it says in a context."""
        return self.function(context, *args, **kwargs)


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


def fixed(function: Callable[..., Any]) -> Word:
    """A word that says the same in every branch."""
    return Word(function.__name__, function, "fixed")
