"""Templates with autoescape: data can hold anything, and never becomes markup or a slot."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from microsite.words.markup import finalize


@cache
def templates(folder: Path) -> jinja2.Environment:
    """The templates of a folder; a name that nobody defined is refused."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        finalize=finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use looks at the file; `mkdocs serve` forgets them with the words
    )
