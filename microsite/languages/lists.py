"""Several things in a row."""

from __future__ import annotations

from collections.abc import Sequence

from microsite.languages.language import Language
from microsite.languages.phrases import phrases


def listed(language: Language, items: Sequence[str]) -> str:
    """One, another and a last one, as one says them."""
    say = phrases(language)
    *others, last = items
    return say["and"].join(filter(None, (say["comma"].join(others), last)))


def named(forms: str, number: int) -> str:
    """A number by its name of those with “|” between them; a phrase without names is filled with it."""
    names = forms.split("|")
    return names[number - 1] if len(names) > 1 else forms.format(number)
