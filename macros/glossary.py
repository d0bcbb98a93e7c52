"""Words about hard words."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.markup import html
from microsite.content.word import Unknown, fixed
from microsite.languages.language import Language
from microsite.languages.writing import writing
from microsite.words.context import PageContext


def term(context: PageContext, name: str, shown: str | None = None) -> Markup:
    """A hard word as a link to its line in the glossary; `shown` says it in other words."""
    if name not in context.facts.terms:
        terms = {id: known.name for id, known in context.facts.terms.items()}
        raise Unknown("term", "这个词条", name, terms, terms, file="facts/glossary.yml")
    word = shown or context.facts.terms[name].name[context.language]
    if "about/glossary.md" not in context.pages:
        return escape(word)
    return html("term.html", context.language, id=name, word=word)


def glossary(context: PageContext) -> Markup:
    """Every hard word with its name in the other languages and one line that explains it."""
    language = context.language
    others = [other for other in context.site.listed if other != language]
    terms = [
        (id, known.name[language], known.name.within(others), known.meaning[language])
        for id, known in context.facts.terms.items()
    ]
    terms.sort(key=lambda entry: _alphabetical(language, entry[1]))
    return html("glossary.html", language, terms=terms)


def _alphabetical(language: Language, word: str) -> bytes:
    """The order of a dictionary: of Chinese, GB 18030 has the common characters in that of their pinyin."""
    return word.casefold().encode(writing(language).order, "replace")


WORDS = [fixed(term), fixed(glossary)]
