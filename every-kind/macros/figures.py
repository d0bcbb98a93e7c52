"""The word for time limits, amounts and thresholds."""

from __future__ import annotations

from babel.numbers import format_compact_decimal, format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup

from macros.phrases import phrases
from microsite.content.facts import Figure
from microsite.content.word import Unknown, fixed
from microsite.languages.language import LOCALES, Language
from microsite.words.context import PageContext
from microsite.words.markup import text

_DURATIONS = {"days": "duration-day", "months": "duration-month", "years": "duration-year"}


def said(language: Language, figure: Figure) -> str:
    """A figure with its unit, as one reads it."""
    locale, value = LOCALES[language], figure.value
    if language == "en" and figure.unit in _DURATIONS:  # minds the singular
        shown = format_unit(value, _DURATIONS[figure.unit], locale=locale)
    elif figure.unit == "percent":
        shown = format_percent(value / 100, locale=locale)
    elif figure.unit == "yuan" and language == "zh":
        shown = f"{format_compact_decimal(value, locale=locale, fraction_digits=1)}元"
    else:
        shown = phrases(language)[f"unit_{figure.unit}"].format(format_decimal(value, locale=locale))
    return shown.replace(" ", "\N{NO-BREAK SPACE}")


def figure(context: PageContext, name: str) -> Markup:
    """A time limit, amount or threshold with its unit; its source is listed at the end of the page."""
    if name not in context.facts.figures:
        raise Unknown("figure", "这个数值", name, context.facts.figures)
    return text(said(context.language, context.facts.figures[name]))


WORDS = [fixed(figure)]
