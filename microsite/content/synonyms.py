"""The everyday words for which search must find a page, though the page may not say them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import RootModel

from microsite.data.in_languages import InLanguages
from microsite.data.record import OneLine
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FILE = "facts/synonyms.yml"


class Words(InLanguages[tuple[OneLine, ...]]):
    """What people type when they look for one page."""


class Synonyms(RootModel[dict[str, Words]]):
    """facts/synonyms.yml: words by page, such as complain/money-gone.md"""


def load(project: Path, site: Languages) -> Synonyms:
    """Load the words of every page; a page that is not there is a mistake."""
    document = yamlfile.read(project / FILE, FILE)
    synonyms = validate(Synonyms, document, site)
    folders = [project / "docs" / language for language in site.listed]
    pages = {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.md")}
    if mistakes := list(_unknown(synonyms, pages, document)):
        raise Mistakes(mistakes)
    return synonyms


def _unknown(synonyms: Synonyms, pages: set[str], document: Document) -> Iterator[Mistake]:
    for page in synonyms.root:
        if page not in pages:
            yield document.mistake(
                (page,),
                f"there is no page “{page}”",
                nearest(page, pages),
                f"没有“{page}”这个网页。{nearest_zh(page, pages)}",
            )
