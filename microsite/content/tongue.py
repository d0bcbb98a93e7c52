"""In which language a text is, seen from its letters."""

from __future__ import annotations

import re
from functools import lru_cache

from microsite.content.page import Page
from microsite.languages.language import Language

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
_FEW = 4  # words, or twice as many Chinese characters, are a name
_LINK = re.compile(r"\]\([^()\n]*+\)|<[^<>\n]*+>|\{#[\w-]++\}|https?://\S++")
_QUOTED = re.compile(
    r"《[^《》\n]*+》|“[^“”\n]*+”|「[^「」\n]*+」|\([^()\n]*+\)|（[^（）\n]*+）|"
    r"<(\w{1,20}+)[^<>\n]{0,100}\blang=[^<>\n]{0,100}+>[^<>\n]*+</\1>"
)
_PLACES = re.compile(r"[^\n]")


def readable(text: str) -> str:
    """What is said in Markdown: without quotations, addresses and tags, each letter where it was."""
    for unsaid in (_QUOTED, _LINK):
        text = unsaid.sub(lambda found: _PLACES.sub(" ", found[0]), text)
    return text


def is_in_another(text: str, language: Language) -> bool:
    """Whether a text is long enough to tell, and mostly in another language than it should be."""
    characters, words = len(HAN.findall(text)), len(LATIN.findall(text))
    if language == "zh":
        return words > _FEW and words > characters
    return characters > 2 * _FEW and characters > 2 * words


@lru_cache(1000)
def said(page: Page) -> str:
    """What a page says in its own words."""
    return readable(page.marked_text)


@lru_cache(1000)
def is_foreign(page: Page) -> bool:
    """Whether a page as a whole is in another language than its folder says."""
    return is_in_another(said(page), page.language)
