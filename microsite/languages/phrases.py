"""Fixed phrases in every language, read from YAML files beside the code that says them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from microsite.files import yamlfile
from microsite.languages.language import Language
from microsite.languages.writing import remembered, stand_in, writing

FILE = Path(__file__).with_name("phrases.yml")


@cache
def written(file: Path) -> Mapping[str, Mapping[Language, str]]:
    """The phrases of a file in every language in which it has them."""
    found: Mapping[str, Mapping[Language, str]]
    found = yamlfile.read(file, f"{file.parent.name}/{file.name}").data
    return found


@remembered
def read(file: Path, language: Language) -> dict[str, str]:
    """The phrases of a file in one language: those that it brings, else the file's own.

    What a language lacks is said in the first one of the site; `microsite check` tells of it.
    """
    brought = writing(language).phrases.get(family(file), {})
    found = {}
    for name, texts in written(file).items():
        own = brought.get(name, texts.get(language))
        found[name] = texts[stand_in()] if own is None else own
    return found


def missing(file: Path, language: Language) -> list[str]:
    """The phrases of a file that a language lacks."""
    brought = writing(language).phrases.get(family(file), {})
    return [name for name, texts in written(file).items() if name not in brought and language not in texts]


def family(file: Path) -> str:
    """Under which name a language brings the phrases of a file: that of its folder."""
    return file.parent.name


@remembered
def phrases(language: Language) -> dict[str, str]:
    """The phrases that the engine itself says, and what pages say of the language itself."""
    of_itself = {"lang": writing(language).tag, "dir": writing(language).direction}
    return of_itself | read(FILE, language)
