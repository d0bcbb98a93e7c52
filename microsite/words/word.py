"""The words that editors may write in {{ }}: what a word is, and for whom it speaks."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from microsite.content.facts import Facts
from microsite.content.page import Page
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.files.mistakes import Wrong
from microsite.languages.text import Language


@dataclass(frozen=True)
class Place:
    """For which branch, in which language, on which day a word speaks."""

    branch: Branch
    language: Language
    today: date
    roster: Roster
    pages: Mapping[str, Page] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """On which page a fixed word speaks; `nav` is the navigation as the renderer's configuration has it."""

    facts: Facts
    pages: Mapping[str, Page]
    page: Page
    nav: list[Any] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.page.language

    @cached_property
    def citations(self) -> dict[str, list[str]]:
        """The sources that the page cites, in order, each with its articles."""
        cited: dict[str, list[str]] = {}
        for call in self.page.calls("cite", "figure"):
            name = str(call.args[0]) if call.args else ""
            given = call.args[1] if len(call.args) > 1 else call.kwargs.get("article")
            if call.word == "figure" and name in self.facts.figures:
                name, given = self.facts.figures[name].source, self.facts.figures[name].article
            articles = cited.setdefault(name, [])
            articles += [article for article in listed(given) if article not in articles]
        return cited


def listed(article: Any) -> list[str]:
    """The articles of a citation: none, one or several."""
    return [] if article is None else [str(one) for one in (article if isinstance(article, list | tuple) else [article])]


class Refused(ValueError):
    """A word was given something that may not be published."""

    def __init__(self, message: str, hint: str, zh: str) -> None:
        super().__init__(message)
        self.hint, self.zh = hint, zh


class Unknown(ValueError):
    """A word was given a name that nobody defined."""

    def __init__(self, what: str, zh: str, name: str, known: Any) -> None:
        super().__init__(f"unknown {what} “{name}”")
        self.name, self.known = name, list(known)
        self.zh = f"没有“{name}”{zh}。"


class Missing(Wrong):
    """A word needs something that one branch does not have."""


@dataclass(frozen=True)
class Word:
    """A word: a pure function of a place, inline text or a block of its own; a fixed one, of a sheet."""

    name: str
    function: Callable[..., Any]
    kind: str  # "inline", "block", "condition", "fixed"

    @property
    def usage(self) -> str:
        """How it is written, with the names of what it is given."""
        given = ", ".join(list(inspect.signature(self.function).parameters)[1:])
        owner, dot, part = self.name.partition(".")
        return self.name if dot and not given else f"{owner.removesuffix('()')}({given}){dot}{part}"

    def __call__(self, place: Place | Sheet, *args: Any, **kwargs: Any) -> Any:
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


def fixed(function: Callable[..., Any]) -> Word:
    """A word that says the same in every branch."""
    return Word(function.__name__, function, "fixed")
