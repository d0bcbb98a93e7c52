"""Numbers and plurals in words."""

from __future__ import annotations

import babel.numbers

from microsite.languages.language import Language
from microsite.languages.writing import remembered, writing

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@remembered
def number(language: Language, value: float) -> str:
    """A number as one reads it."""
    return babel.numbers.format_decimal(value, locale=writing(language).cldr)


def in_short(language: Language, value: float) -> str:
    """An amount as one reads it; in some languages large ones are in short."""
    if not writing(language).compact:
        return number(language, value)
    return babel.numbers.format_compact_decimal(value, locale=writing(language).cldr, fraction_digits=1)


def plural(language: Language, phrase: str, count: float) -> str:
    """Of a phrase's forms, with “|” between them in the order of CLDR's categories, the one that fits.

    With more forms than the language has categories, the first is for exactly one.
    """
    forms, rule = phrase.split("|"), writing(language).cldr.plural_form
    known = [category for category in _CATEGORIES if category in {*rule.tags, "other"}]
    if len(forms) > len(known):
        return forms[0] if count == 1 else forms[1]
    return forms[min(known.index(rule(count)), len(forms) - 1)]
