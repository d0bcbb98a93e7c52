"""The word for time limits, amounts and thresholds."""

from __future__ import annotations

from babel.numbers import format_percent
from markupsafe import Markup

from macros.phrases import phrases
from microsite.content.facts import Figure
from microsite.content.word import Unknown, fixed
from microsite.languages.language import Language
from microsite.languages.numbers import in_short, number, plural
from microsite.languages.writing import writing
from microsite.words.context import PageContext
from microsite.words.markup import text


def said(language: Language, figure: Figure) -> str:
    """A figure with its unit, as one reads it."""
    value = figure.value
    if figure.unit == "percent":
        shown = format_percent(value / 100, locale=writing(language).cldr)
    else:
        said = in_short(language, value) if figure.unit == "yuan" else number(language, value)
        shown = plural(language, phrases(language)[f"unit_{figure.unit}"], value).format(said)
    return shown.replace(" ", "\N{NO-BREAK SPACE}")


_PERIODS = {"days": "D", "months": "M", "years": "Y"}


def figure(context: PageContext, name: str) -> Markup:
    """A time limit, amount or threshold with its unit; its source is listed at the end of the page."""
    if name not in context.facts.figures:
        means = {id: figure.means for id, figure in context.facts.figures.items()}
        values = {id: f"{figure.value:.15g}" for id, figure in context.facts.figures.items()}
        raise Unknown("figure", "这个数值", name, means, means, values=values, file="facts/figures.yml")
    known = context.facts.figures[name]
    shown = text(said(context.language, known))
    if known.unit not in _PERIODS:
        return shown
    return Markup('<data value="P{}{}">{}</data>').format(int(known.value), _PERIODS[known.unit], shown)


WORDS = [fixed(figure)]
