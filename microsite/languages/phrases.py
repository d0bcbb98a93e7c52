"""Fixed phrases in every language, read from YAML files beside the code that says them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from microsite.files import yamlfile
from microsite.languages.language import Language

_FILE = Path(__file__).with_name("phrases.yml")


@cache
def read(file: Path, language: Language) -> dict[str, str]:
    """The phrases of a file in one language."""
    written = yamlfile.read(file, f"{file.parent.name}/{file.name}").data
    return {name: texts[language] for name, texts in written.items()}


def phrases(language: Language) -> dict[str, str]:
    """The phrases that the engine itself says."""
    return read(_FILE, language)
