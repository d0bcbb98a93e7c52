"""How every word becomes HTML: by a template with autoescape."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.phrases import phrases
from microsite.languages.dates import date_in_full, day, days, spans
from microsite.languages.language import Language
from microsite.languages.writing import remembered
from microsite.words.context import Context
from microsite.words.markup import for_whom, in_its_language, link, links, unbroken
from microsite.words.opening import week, week_lines
from microsite.words.slots import HOME, NETWORK
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def html(template: str, language: Language, **data: Any) -> Markup:
    """One of `templates/` in a language, on one line for each line of text."""
    text = (
        templates(TEMPLATES)
        .get_template(template)
        .render(
            language=language,
            say=phrases(language),
            date=partial(date_in_full, language),
            home=Markup(HOME),
            in_its_language=partial(in_its_language, language=language),
            **data,
        )
    )
    return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))


def tells(name: str, kind: str) -> bool:
    """Whether a name says its kind already: the last word of it, or in Chinese the last two characters."""
    last = kind.split()[-1]
    return (last if last.isascii() else last[-2:]).casefold() in name.casefold()


def branch_html(template: str, context: Context, **data: Any) -> Markup:
    """One of `templates/` for a branch."""
    return _with_tools(
        template,
        context.language,
        context=context,
        branch=context.branch,
        network=context.branch.network,
        **data,
    )


def shared_html(template: str, context: Context, **data: Hashable) -> Markup:
    """One of `templates/` that sees of a branch only what is given: those given the same are made once."""
    return _shared(template, context.language, **data)


@remembered
def _shared(template: str, language: Language, **data: Hashable) -> Markup:
    return _with_tools(template, language, **data)


def _with_tools(template: str, language: Language, **data: Any) -> Markup:
    """One of `templates/` with what many of them need to say numbers and times."""
    return html(
        template,
        language,
        day=partial(day, language),
        days=partial(days, language),
        spans=partial(spans, language),
        week=partial(week, language),
        week_lines=partial(week_lines, language),
        unbroken=unbroken,
        link=link,
        links=links,
        for_whom=for_whom,
        tells=tells,
        top=Markup(NETWORK),
        **data,
    )
