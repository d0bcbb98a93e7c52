"""How every word speaks: templates with autoescape, and the phrases of the words."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from microsite.languages.dates import date_in_full, day, days, spans
from microsite.languages.language import Language
from microsite.languages.phrases import phrases as engine_phrases
from microsite.languages.phrases import read
from microsite.words.context import Context
from microsite.words.markup import finalize, link, week
from microsite.words.slots import HOME, NETWORK

FOLDER = Path(__file__).parent


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        finalize=finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def phrases(language: Language) -> dict[str, str]:
    """The fixed phrases of all words and of the theme in one language, and the engine's."""
    return engine_phrases(language) | read(FOLDER / "phrases.yml", language)


def speak(template: str, language: Language, **data: Any) -> Markup:
    """Render one of `templates/` in a language, on one line for each line of text."""
    html = (
        _templates()
        .get_template(template)
        .render(language=language, say=phrases(language), date=partial(date_in_full, language), **data)
    )
    return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))


def fill_in(template: str, context: Context, **data: Any) -> Markup:
    """Render one of `templates/` for a context."""
    language = context.language
    return speak(
        template,
        language,
        context=context,
        branch=context.branch,
        network=context.branch.network,
        day=partial(day, language),
        days=partial(days, language),
        spans=partial(spans, language),
        week=partial(week, language),
        link=link,
        home=Markup(HOME),
        top=Markup(NETWORK),
        **data,
    )
