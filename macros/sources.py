"""Words that say where a statement comes from."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.markup import html
from macros.phrases import phrases
from microsite.content.facts import refusal
from microsite.content.word import Refused, fixed
from microsite.languages.language import Language
from microsite.languages.lists import named
from microsite.words.context import PageContext, listed

ORIGINAL = "zh"  # the language of the law; its titles stand beside any translation


def article(language: Language, number: str) -> str:
    """The name of one article; 287-2 is the second that was inserted behind 287."""
    say = phrases(language)
    main, _, inserted = number.partition("-")
    if not inserted:
        return say["article_number"].format(main)
    return say["article_inserted"].format(main, named(say["inserted"], int(inserted)))


def articles(language: Language, numbers: list[str]) -> str:
    """The names of several articles, in order."""
    say = phrases(language)
    ordered = sorted(numbers, key=lambda number: [int(part) for part in number.split("-")])
    named = say["comma"].join(article(language, number) for number in ordered)
    return say["articles" if len(numbers) > 1 else "article"].format(named)


def cite(context: PageContext, source: str, article: Any = None) -> Markup:
    """A raised number that leads to the source, and its article or articles, at the end of the page."""
    numbers: list[str | None] = [*listed(article)] or [None]
    for number in numbers:
        if wrong := refusal(context.facts, source, number):
            raise Refused(*wrong)
    position = list(context.citations).index(source) + 1
    return html("cite.html", context.language, position=position)


def source_list(context: PageContext) -> Markup:
    """The sources of a page, in the order in which it cites them."""
    language, sources = context.language, context.facts.sources
    cited = [
        (sources[id], articles(language, numbers) if numbers else "")
        for id, numbers in context.citations.items()
    ]
    return html("sources.html", language, original=ORIGINAL, listed=cited)


def source_register(context: PageContext) -> Markup:
    """Every source of the site, in the order of their titles."""
    language = context.language
    known = [item for item in context.facts.sources.items() if item[1].status != "superseded"]
    known.sort(key=lambda item: (item[1].kind, item[1].title[language]))
    return html("source_register.html", language, original=ORIGINAL, listed=known)


WORDS = [fixed(cite), fixed(source_register)]
