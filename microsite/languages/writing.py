"""How each language is written: what is known of it, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

import babel
from pydantic import BaseModel, ConfigDict

from microsite.files import yamlfile

_FOLDER = Path(__file__).with_name("known")
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Dates(BaseModel):
    """How days are written, as patterns and a skeleton of CLDR; without them, as CLDR has it."""

    model_config = _STRICT

    in_full: str = "long"
    with_weekday: str = "full"
    short: str | None = None
    of_year: str | None = None
    span: str = "yMMMMd"
    weekdays: Literal["abbreviated", "wide"] = "wide"


class Sentences(BaseModel):
    """How sentences are told apart and measured, and how long they may be; two patterns are regular ones."""

    model_config = _STRICT

    end: str
    unit: str
    called: str
    called_zh: str
    longest: int
    mean: int


class Writing(BaseModel):
    """languages/<language>.yml: how a language is written."""

    model_config = _STRICT

    tag: str  # as HTML names it
    locale: str  # as CLDR names it
    name: str  # its own
    called: str  # its name in what editors are told
    called_zh: str
    letters: str  # by which it is told from others, as in a class of regular expressions
    parted: bool = True  # whether spaces part its words
    dates: Dates = Dates()
    sentences: Sentences | None = None
    exceptions: str | None = None  # how an exception is said, as a regular expression
    order: str = "utf-8"  # an encoding that has its letters in the order of its dictionaries
    compact: bool = False  # whether large amounts are written in short, as 50万 is
    stems: str = "und"  # of its words, in the index of the search
    voices: tuple[str, ...] = ()  # that read it aloud, but for those that hold one of `other_voices`
    other_voices: tuple[str, ...] = ()
    faces: Mapping[str, int] = {"Normal": 12, "Title": 18, "Heading 1": 14, "Caption": 11}  # in documents
    partial: bool = False  # whether pages and texts may be missing in it
    phrases: Mapping[str, Mapping[str, str]] = {}  # by the folder of the file that has them in others

    @cached_property
    def cldr(self) -> babel.Locale:
        """What CLDR knows of it."""
        return babel.Locale.parse(self.locale)

    @cached_property
    def direction(self) -> str:
        """Which way its lines run: ltr or rtl; ttb is refused."""
        return str(self.cldr.text_direction)


_REMEMBERED = 1000  # of one function; more would only fill the memory of large networks

_table: dict[str, Writing] = {}
_first: list[str] = []  # the first language of the site, in which is said what another one lacks
_forgetful: list[Callable[[], None]] = []

Given = ParamSpec("Given")
Found = TypeVar("Found")


def remembered(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """Keep what a function of a language gave, unless that is long ago, until other languages are known."""
    kept = lru_cache(_REMEMBERED)(function)
    _forgetful.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget() -> None:
    """Find everything said in a language anew."""
    for clear in _forgetful:
        clear()


@cache
def shipped() -> Mapping[str, Mapping[str, Any]]:
    """What the engine itself knows of languages, as written."""
    return {path.stem: yamlfile.shipped(path) for path in sorted(_FOLDER.glob("*.yml"))}


def know(languages: Mapping[str, Writing]) -> None:
    """Beside the engine's own, know these languages of a project, and none of another one."""
    ours = {language: Writing.model_validate(written) for language, written in shipped().items()}
    if _table != ours | dict(languages):
        _table.clear()
        _table.update(ours | dict(languages))
        forget()


def let_stand_in(language: str) -> None:
    """From now on say in this language what another one lacks."""
    if _first != [language]:
        _first[:] = [language]
        forget()


def stand_in() -> str:
    """The language in which is said what another one lacks."""
    return _first[0] if _first else next(iter(known()))


def known() -> Mapping[str, Writing]:
    """Every language that is known now."""
    if not _table:
        know({})
    return _table


def writing(language: str) -> Writing:
    """How a language is written."""
    return known()[language]
