"""What is wrong in the files that editors keep, told in their words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from os.path import commonprefix
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

import click

LONGEST = 1_000  # characters of what is told of one mistake
MOST_CHOICES = 15  # that are told one by one
MOST_NUMBERS = 3  # that may be meant by another one
LONGEST_NAME = 80  # characters of a name that may be like a known one
# control characters, line ends, and what turns the direction of writing round or shows nothing
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
NO_NAMES: Mapping[str, str] = {}
About = Literal["", "headings", "names", "number", "related", "sections", "shape", "words"]


class Edit(NamedTuple):
    """What mends a mistake for certain: at its line and column, `new` instead of `old`."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend: where it is, what it is and what to write instead; line or column 0 is unknown.

    `zh` says both, what it is and what to write instead, in Chinese; `missing` is the page that is named
    but not there. `consequences` go when this one is mended; what `follows` may itself come from another one,
    and what it is `about` tells from which.
    """

    file: str
    line: int
    column: int = field(default=0, kw_only=True)
    message: str
    hint: str = ""
    zh: str = ""
    edit: Edit | None = field(default=None, kw_only=True, compare=False)

    def __post_init__(self) -> None:
        for told in ("file", "message", "hint", "zh"):
            text: str = getattr(self, told)
            if _UNSEEN.search(text):  # to a terminal, or a workflow, it could be a command
                text = _UNSEEN.sub(lambda sign: ascii(sign[0])[1:-1], text)
                object.__setattr__(self, told, text)
            if len(text) > LONGEST:  # somebody's whole file may stand in one name
                object.__setattr__(self, told, f"{text[:LONGEST]}…")

    missing: str = field(default="", kw_only=True, compare=False)
    follows: bool = field(default=False, kw_only=True, compare=False)
    about: About = field(default="", kw_only=True, compare=False)
    consequences: tuple[Mistake, ...] = field(default=(), kw_only=True, compare=False)

    @property
    def position(self) -> str:
        """The file, with line and column where they are known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def __str__(self) -> str:
        return "\n    ".join(filter(None, (f"{self.position}: {self.message}", self.hint, self.zh)))


class Wrong(ValueError):
    """Why a value can't be, in English and in Chinese; `within` leads to the part of it that is wrong."""

    def __init__(self, message: str, zh: str, within: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.zh = zh
        self.within = within

    def __reduce__(self) -> tuple[type[Wrong], tuple[str, str, tuple[str | int, ...]]]:
        return type(self), (str(self), self.zh, self.within)  # so that it travels between processes


class Several(Wrong):
    """Where one thing belongs, several are written."""


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
        count = len(self.mistakes)
        return f"{counted(count, 'mistake')} to mend / 共有{count}处要改\n\n{self.message}"


def counted(number: int, what: str) -> str:
    """“1 mistake”, “2 mistakes”."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def nearest(name: str, known: Iterable[str], called: Mapping[str, str] = NO_NAMES) -> str:
    """A hint that names the known word nearest to `name`, or all known words; of each what it is called."""
    close, choices = _near(name, known)
    if close:
        return (
            f"Did you mean {' or '.join(_with_name(f'“{one}”', called.get(one), ' ({})') for one in close)}?"
        )
    listed = ", ".join(_with_name(one, called.get(one), " ({})") for one in choices)
    return f"Known: {listed}." if choices else ""


def nearest_zh(name: str, known: Iterable[str], called: Mapping[str, str] = NO_NAMES) -> str:
    """The same hint in Chinese; a word may also be asked for by what it is called."""
    close, choices = _near(name, known)
    if meant := [one for one in choices if called.get(one) == name]:
        close = meant
    if close:
        return (
            f"您是不是要写{'或'.join(_with_name(f'“{one}”', called.get(one), '（{}）') for one in close)}？"
        )
    listed = "、".join(_with_name(one, called.get(one), "（{}）") for one in choices)
    return f"可以写：{listed}。" if choices else ""


def _with_name(word: str, called: str | None, form: str) -> str:
    return word + form.format(called) if called else word


def closest(name: str, known: Iterable[str]) -> str:
    """The known word that is meant by a name, if a hint would name one alone; else empty."""
    close, _ = _near(name, known)
    return close[0] if len(close) == 1 else ""


def _near(name: str, known: Iterable[str]) -> tuple[list[str], list[str]]:
    """The known words nearest to a name, if any, and all known words, if they are few."""
    return _nearest_of(name, tuple(sorted(known)))


@lru_cache(1_000)  # each is told in two languages
def _nearest_of(name: str, choices: tuple[str, ...]) -> tuple[list[str], list[str]]:
    few = list(choices) if len(choices) <= MOST_CHOICES else []
    if len(name) > LONGEST_NAME:
        return [], few
    if beside := _beside(name, choices):
        return beside
    same = [choice for choice in choices if _typed(choice) == _typed(name)]
    exchanged = [choice for choice in choices if is_exchanged(name, choice)]
    close = difflib.get_close_matches(name, choices, n=MOST_NUMBERS if name.isdecimal() else 1, cutoff=0.5)
    if name.isdecimal():
        close = [one for one in close if len(one) == len(name)] or close[:1]
    return list(dict.fromkeys([*same, *exchanged, *close]))[: MOST_NUMBERS if name.isdecimal() else 1], few


def _typed(name: str) -> str:
    """A name without what differs from keyboard to keyboard: width, capitals, the sign of times."""
    return unicodedata.normalize("NFKC", name).casefold().replace("×", "x")


def is_slip(name: str, other: str) -> bool:
    """Whether one letter is missing, too many or another one, or two have changed places; no digit is."""
    before = len(commonprefix((name, other)))
    after = len(commonprefix((name[before:][::-1], other[before:][::-1])))
    own, others = name[before : len(name) - after], other[before : len(other) - after]
    is_letter = len(own) <= 1 and len(others) <= 1
    return own != others and (is_letter or is_exchanged(name, other)) and not (own + others).isdecimal()


def is_exchanged(name: str, other: str) -> bool:
    """Whether two neighbouring characters have changed places."""
    if len(name) != len(other):
        return False
    differ = [place for place, pair in enumerate(zip(name, other, strict=True)) if pair[0] != pair[1]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    first, second = differ
    return name[first] == other[second] and name[second] == other[first]


def _beside(path: str, choices: tuple[str, ...]) -> tuple[list[str], list[str]] | None:
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
    return (like[:1], []) if like else ([], list(names) if len(names) <= MOST_CHOICES else [])
