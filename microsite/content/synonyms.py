"""The everyday words for which search must find a page, though the page may not say them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import RootModel

from microsite.content import layered
from microsite.data.in_languages import InLanguages
from microsite.data.record import Word
from microsite.data.validation import validate
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FILE = "facts/synonyms.yml"


class Words(InLanguages[tuple[Word, ...]]):
    """What people type when they look for one page."""


class Synonyms(RootModel[dict[str, Words]]):
    """facts/synonyms.yml: words by page, such as complain/money-gone.md"""


def load(layers: Layers, site: Languages, hidden: Collection[str] = ()) -> Synonyms:
    """Load the words of every page; a page that is not there is a mistake."""
    document, *lower = layered.documents(layers, FILE)
    for below in lower:
        _add_words(document, below)
        document.lay_over(below)
    synonyms = validate(Synonyms, document, site)
    pages = {page for language in site.listed for page in layers.below(f"docs/{language}", "*.md")}
    if mistakes := list(_unknown(synonyms, pages, document)):
        raise Mistakes(mistakes)
    return Synonyms({page: words for page, words in synonyms.root.items() if page not in hidden})


def _add_words(document: Document, below: Document) -> None:
    """Add the common words of pages for which there are own ones."""
    for page, common in below.data.items():
        own = document.data.get(page)
        if isinstance(own, dict):
            for language, words in common.items():
                own[language] = [*own.get(language, ()), *words]


def _unknown(synonyms: Synonyms, pages: set[str], document: Document) -> Iterator[Mistake]:
    for page in synonyms.root:
        if page not in pages and f"{page}.md" in synonyms.root:
            line = document.line((f"{page}.md",))
            yield document.mistake(
                (page,),
                f"there is no page “{page}”; “{page}.md” stands in line {line}",
                f"Add the words to those of line {line}, and delete this entry.",
                f"没有“{page}”这个网页；“{page}.md”写在第{line}行。请把词加到那里，再删掉这一条。",
            )
        elif page not in pages:
            yield document.mistake(
                (page,),
                f"there is no page “{page}”",
                nearest(page, pages),
                f"没有“{page}”这个网页。{nearest_zh(page, pages)}",
            )
