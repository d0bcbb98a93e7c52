"""How an institution's own page differs from the common one."""

from __future__ import annotations

import difflib
from pathlib import Path

from microsite.files import plain
from microsite.files.layers import Layers
from microsite.layers.original import originals


def difference(layers: Layers, path: str) -> str:
    """The lines in which they differ, in every language; empty if in none."""
    told: list[str] = []
    for language, page in originals(layers, path).items():
        name = f"docs/{language}/{path}"
        file = Path(layers.own, name)
        if file.is_file():
            own = plain.text(file, name).replace("\r\n", "\n")
            lines = difflib.unified_diff(
                page.text.splitlines(), own.splitlines(), page.name, name, lineterm=""
            )
            told += lines
    return "\n".join(told)
