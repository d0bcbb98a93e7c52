"""The word for the pictures of subjects."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

from microsite.content.word import Unknown, inline
from microsite.words.context import Context

FOLDER = Path(__file__).with_name("pictograms")


@cache
def drawings() -> dict[str, Markup]:
    """Every pictogram by its name, in the colours of the text around it."""
    return {path.stem: Markup(path.read_text("utf-8").strip()) for path in sorted(FOLDER.glob("*.svg"))}


def pictogram(context: Context, name: str) -> Markup:
    """A picture of a subject: at the start of the first sentence, of an item under “needs”, or of a sign."""
    if name not in drawings():
        raise Unknown("pictogram", "这幅图", name, drawings())
    return drawings()[name]


WORDS = [inline(pictogram)]
