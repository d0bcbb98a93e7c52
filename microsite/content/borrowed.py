"""Pages that are missing in a language: at their addresses it leads to the first language of the site."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.content.page import Page
from microsite.languages.language import Language, Languages

Pages = Mapping[Language, Mapping[str, Page]]


def _places(page: Page) -> str:
    """The places of a page, so that links to them are not broken."""
    return " ".join(f'<span id="{heading.id}"></span>' for heading in page.headings if heading.id)


def borrowed(pages: Pages, site: Languages) -> Pages:
    """For each language that may lack pages, those that it lacks, with what stands above their text."""
    first = pages.get(site.first, {})
    return {
        language: {
            path: Page(page.name, path, language, f"{page.header}\n{_places(page)}\n", is_borrowed=True)
            for path, page in first.items()
            if path not in pages[language]
        }
        for language in site.partial
        if language in pages
    }
