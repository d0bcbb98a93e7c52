"""Every file that editors keep, as text."""

from __future__ import annotations

from microsite.files import plain
from microsite.files.csvfile import LARGEST_FILE
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistakes
from microsite.languages.writing import known

PATTERNS = (
    "microsite.yml",
    "docs/*.yml",
    "branches/**/*.yml",
    "branches/**/*.csv",
    "facts/*.yml",
    "facts/clauses/*.yml",
    "languages/*.yml",
    "pieces/*.yml",
)
COMMON_PATTERNS = tuple(pattern for pattern in PATTERNS if not pattern.startswith("branches/"))


def read(layers: Layers) -> dict[str, str]:
    """The text of each file by its name; those that can't be read are told when they are loaded."""
    texts = {}
    pages = [f"docs/{language}/**/*.md" for language in known()]
    for layer in layers.folders:
        for pattern in (*pages, *(PATTERNS if layer == layers.own else COMMON_PATTERNS)):
            for path in sorted(layer.glob(pattern)):
                name = layers.name(path)
                try:
                    texts[name] = plain.text(path, name, LARGEST_FILE)
                except Mistakes:
                    continue
    return texts
