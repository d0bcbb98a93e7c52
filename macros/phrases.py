"""The phrases of the words and of the theme."""

from __future__ import annotations

from pathlib import Path

from microsite.languages.language import Language
from microsite.languages.phrases import phrases as engine_phrases
from microsite.languages.phrases import read
from microsite.languages.writing import remembered

_FILE = Path(__file__).with_name("phrases.yml")


@remembered
def phrases(language: Language) -> dict[str, str]:
    """The fixed phrases of all words and of the theme in one language, and the engine's."""
    return engine_phrases(language) | read(_FILE, language)
