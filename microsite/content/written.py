"""Every file that editors keep, as text."""

from __future__ import annotations

from pathlib import Path

from microsite.files import plain
from microsite.files.csvfile import LARGEST_FILE
from microsite.files.mistakes import Mistakes
from microsite.languages.writing import known

PATTERNS = (
    "docs/redirects.yml",
    "branches/**/*.yml",
    "branches/**/*.csv",
    "facts/*.yml",
    "languages/*.yml",
)


def read(folder: Path) -> dict[str, str]:
    """The text of each file by its name; those that can't be read are told when they are loaded."""
    texts = {}
    pages = (f"docs/{language}/**/*.md" for language in known())
    for pattern in (*pages, *PATTERNS):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            try:
                texts[name] = plain.text(path, name, LARGEST_FILE)
            except Mistakes:
                continue
    return texts
