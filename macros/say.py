"""How every word speaks: templates with autoescape, phrases, dates and numbers in the reader's language."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import babel.dates
import babel.numbers
import jinja2
from markupsafe import Markup, escape

from microsite.data.hotline import Hotline, NationalHotline, dialled
from microsite.data.hours import Week
from microsite.files import yamlfile
from microsite.languages.text import Language
from microsite.words.slots import HOME, NETWORK, as_text
from microsite.words.word import Place

FOLDER = Path(__file__).parent
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
OPEN = {"en": "–", "zh": "至"}


def _finalize(value: Any) -> Any:
    return value if hasattr(value, "__html__") else Markup(as_text(str(escape(value))))


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, finalize=_finalize,
                              undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def phrases(language: Language, name: str = "phrases") -> dict[str, str]:
    """The fixed phrases of all words in one language; those of the summary stand in a file of their own."""
    written = yamlfile.read(FOLDER / f"{name}.yml", f"macros/{name}.yml").data
    return {name: texts[language] for name, texts in written.items()}


def text(value: str) -> Markup:
    """Plain text as HTML."""
    return _finalize(value)


def speak(template: str, language: Language, **data: Any) -> Markup:
    """Render one of `templates/` in a language, on one line for each line of text."""
    html = _templates().get_template(template).render(language=language, say=phrases(language), date=partial(date_in_full, language), **data)
    return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))


def fill_in(template: str, place: Place, **data: Any) -> Markup:
    """Render one of `templates/` for a place."""
    language = place.language
    return speak(template, language, place=place, branch=place.branch, network=place.branch.network,
                 day=partial(day, language), days=partial(days, language), spans=partial(spans, language),
                 week=partial(week, language), link=link, home=Markup(HOME), top=Markup(NETWORK), **data)


@cache
def date_in_full(language: Language, value: date) -> str:
    """A date in full, without its weekday."""
    return babel.dates.format_date(value, "d MMMM y" if language == "en" else "y年M月d日", LOCALES[language])


@cache
def day(language: Language, value: date) -> str:
    """A date in full, with its weekday."""
    return babel.dates.format_date(value, "EEEE, d MMMM y" if language == "en" else "y年M月d日EEEE", LOCALES[language])


@cache
def days(language: Language, first: date, last: date) -> str:
    """A span of days in full."""
    if first == last:
        return day(language, first)
    return babel.dates.format_interval(first, last, "yMMMMd" if language == "en" else "yMMMd", locale=LOCALES[language])


@cache
def spans(language: Language, values: tuple[str, ...]) -> str:
    """Spans of time, or that it is closed."""
    if not values:
        return phrases(language)["closed"]
    return phrases(language)["comma"].join(value.replace("-", OPEN[language]) for value in values)


def number(language: Language, value: int) -> str:
    """A whole number as one reads it."""
    return babel.numbers.format_decimal(value, locale=LOCALES[language])


def plural(forms: str, count: int) -> str:
    """Of a phrase's forms for one and for more, with “|” between them, the one that fits."""
    one, _, more = forms.partition("|")
    return more if more and count != 1 else one


def week(language: Language, value: Week) -> str:
    """Opening hours of a week in words."""
    names = babel.dates.get_day_names("abbreviated" if language == "en" else "wide", locale=LOCALES[language])
    said = []
    for first, last, hours in value.runs():
        label = names[first] if first == last else f"{names[first]}{OPEN[language]}{names[last]}"
        said.append(f"{label} {spans(language, hours)}" if language == "en" else f"{label}{spans(language, hours)}")
    return phrases(language)["semicolon"].join(said)


def shown_number(hotline: Hotline | NationalHotline, language: Language) -> str:
    """A number as people read it, with its extension."""
    extension = getattr(hotline, "extension", None)
    return hotline.number + (phrases(language)["extension"].format(extension) if extension else "")


def link(hotline: Hotline | NationalHotline, language: Language, label: str = "") -> Markup:
    """A number as a link that calls it, with or without a label; what is shown and what is called are one value.

    Its direction is its own: a name in right-to-left writing beside it must not turn the groups of digits round.
    """
    shown, address = shown_number(hotline, language), dialled(hotline.number, getattr(hotline, "extension", None))
    if label:
        return Markup('<a class="ms-call" href="{}"><span>{}</span> <b dir="ltr">{}</b></a>').format(address, label, shown)
    return Markup('<a class="ms-tel" dir="ltr" href="{}">{}</a>').format(address, shown)
