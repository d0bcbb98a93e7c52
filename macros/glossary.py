"""Words about hard words."""

from __future__ import annotations

from markupsafe import Markup

from macros.say import speak
from microsite.content.word import Unknown, fixed
from microsite.words.context import PageContext
from microsite.words.slots import HOME


def term(sheet: PageContext, name: str, shown: str | None = None) -> Markup:
    """A hard word as a link to its line in the glossary; `shown` says it in other words."""
    if name not in sheet.facts.terms:
        raise Unknown("term", "这个词条", name, sheet.facts.terms)
    word = shown or getattr(sheet.facts.terms[name], sheet.language)
    return Markup('<a class="ms-term" href="{}about/glossary/#{}">{}</a>').format(Markup(HOME), name, word)


def glossary(sheet: PageContext) -> Markup:
    """Every hard word with its name in the other language and one line that explains it."""
    other = "zh" if sheet.language == "en" else "en"
    terms = [
        (id, getattr(term, sheet.language), getattr(term, other), term.meaning[sheet.language])
        for id, term in sheet.facts.terms.items()
    ]
    return speak(
        "glossary.html",
        sheet.language,
        other=other,
        terms=sorted(
            terms,
            key=lambda entry: entry[1].casefold().encode("gb18030" if sheet.language == "zh" else "utf-8"),
        ),
    )


WORDS = [fixed(term), fixed(glossary)]
