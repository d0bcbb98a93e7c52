"""Everything that editors keep: data, facts and pages, loaded together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from microsite.content import emergency, facts, page, redirects, synonyms
from microsite.content.emergency import Emergency
from microsite.content.facts import Facts
from microsite.content.page import Page
from microsite.content.synonyms import Synonyms
from microsite.content.word import Words
from microsite.data import loading
from microsite.data.roster import Roster
from microsite.files import plain
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language

FOLDERS = ("branches", "docs", "facts", "macros", "overrides")  # what is read and published

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Project:
    """A project on one day."""

    folder: Path
    roster: Roster
    facts: Facts
    synonyms: Synonyms
    redirects: Mapping[str, str]
    pages: Mapping[Language, Mapping[str, Page]]
    emergency: Emergency | None
    words: Words
    today: date


def read_day(text: str) -> date:
    """The day to look from, as people write it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year < 2000:
        raise Mistakes.one(
            "today",
            0,
            f"“{text}” is not a day of our time",
            "Write year-month-day, such as 2027-03-15.",
            f"“{text}”不是有效的日期。请写年-月-日，例如 2027-03-15。",
        )
    return day


def load(folder: Path, words: Words, day: str | None = None) -> Project:
    """Load a project in which these words may be written; without a day, for today in its time zone.

    All mistakes are raised at once.
    """
    for name in FOLDERS:
        plain.refuse_others(folder / name)
    mistakes: list[Mistake] = []

    def attempt(read: Callable[[Path], Loaded], path: Path) -> Loaded | None:
        try:
            return read(path)
        except Mistakes as found:
            mistakes.extend(found.mistakes)
            return None

    known, stated, also = (
        attempt(loading.load, folder / "branches"),
        attempt(facts.load, folder),
        attempt(synonyms.load, folder),
    )
    moved = attempt(redirects.load, folder)
    if known is None or stated is None or also is None or moved is None:
        raise Mistakes(mistakes)
    pages = {language: page.read(folder, language) for language in known.network.languages}
    first = pages[known.network.languages[0]]
    urgent = emergency.load(folder, known.network, first)
    today = read_day(day) if day else datetime.now(known.network.zone).date()
    return Project(folder, known.on(today), stated, also, moved, pages, urgent, words, today)
