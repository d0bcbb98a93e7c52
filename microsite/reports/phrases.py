"""The phrases of reports."""

from __future__ import annotations

from pathlib import Path

from microsite.languages.language import Language
from microsite.languages.phrases import read

FILE = Path(__file__).with_name("phrases.yml")


def phrases(language: Language) -> dict[str, str]:
    """The fixed phrases of reports in one language."""
    return read(FILE, language)
