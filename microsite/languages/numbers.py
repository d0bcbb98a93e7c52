"""Numbers and plurals in words."""

from __future__ import annotations

import babel.numbers

from microsite.languages.language import LOCALES, Language


def number(language: Language, value: int) -> str:
    """A whole number as one reads it."""
    return babel.numbers.format_decimal(value, locale=LOCALES[language])


def plural(forms: str, count: int) -> str:
    """Of a phrase's forms for one and for more, with “|” between them, the one that fits."""
    one, _, more = forms.partition("|")
    return more if more and count != 1 else one
