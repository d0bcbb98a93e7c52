"""Words that say where a statement comes from."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.say import phrases, speak
from microsite.content.facts import refusal
from microsite.content.word import Refused, fixed
from microsite.languages.language import Language
from microsite.words.context import PageContext, listed

_INSERTED = {"1": "一", "2": "二", "3": "三", "4": "四"}


def article(language: Language, number: str) -> str:
    """The name of one article; 287-2 is the second that was inserted behind 287."""
    main, _, inserted = number.partition("-")
    return f"第{main}条" + (f"之{_INSERTED[inserted]}" if inserted else "") if language == "zh" else number


def articles(language: Language, numbers: list[str]) -> str:
    """The names of several articles, in order."""
    named = [
        article(language, number)
        for number in sorted(numbers, key=lambda number: [int(part) for part in number.split("-")])
    ]
    return phrases(language)["articles" if len(named) > 1 else "article"].format(
        phrases(language)["comma"].join(named)
    )


def cite(sheet: PageContext, source: str, article: Any = None) -> Markup:
    """A raised number that leads to the source, and its article or articles, at the end of the page."""
    for number in listed(article) or [None]:
        if wrong := refusal(sheet.facts, source, number):
            raise Refused(*wrong)
    position = list(sheet.citations).index(source) + 1
    return Markup('<sup class="ms-cite"><a href="#source-{}" aria-label="{}">{}</a></sup>').format(
        source, phrases(sheet.language)["source_number"].format(position), position
    )


def source_list(sheet: PageContext) -> Markup:
    """The sources of a page, in the order in which it cites them."""
    return speak(
        "sources.html",
        sheet.language,
        prefix="source-",
        listed=[
            (id, sheet.facts.sources[id], articles(sheet.language, numbers) if numbers else "")
            for id, numbers in sheet.citations.items()
        ],
    )


def source_register(sheet: PageContext) -> Markup:
    """Every source of the site, in the order of their titles."""
    used = sorted(
        sheet.facts.sources.items(), key=lambda entry: (entry[1].kind, entry[1].title[sheet.language])
    )
    return speak(
        "source_register.html",
        sheet.language,
        listed=[(id, source) for id, source in used if source.status != "superseded"],
    )


WORDS = [fixed(cite), fixed(source_register)]
