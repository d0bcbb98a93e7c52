"""In which language a text is, seen from its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from microsite.content.page import Page
from microsite.languages.language import Language
from microsite.languages.writing import Writing, known, remembered, writing

HAN = re.compile(r"[\u3400-\u9fff]")
_FEW = 4  # words, or twice as many Chinese characters, are a name
_LINK = re.compile(r"\]\([^()\n]*+\)|<[^<>\n]*+>|\{#[\w-]++\}|https?://\S++")
_QUOTED = re.compile(
    r"《[^《》\n]*+》|“[^“”\n]*+”|「[^「」\n]*+」|\([^()\n]*+\)|（[^（）\n]*+）|"
    r"<(\w{1,20}+)[^<>\n]{0,100}\blang=[^<>\n]{0,100}+>[^<>\n]*+</\1>"
)


def readable(text: str) -> str:
    """What is said in Markdown: without quotations, addresses and tags, each letter where it was."""
    for unsaid in (_QUOTED, _LINK):
        text = unsaid.sub(lambda found: " " * len(found[0]), text)
    return text


def is_in_another(text: str, language: Language) -> Language | None:
    """Another language in which a text mostly is that is long enough to tell."""
    if len(text) <= _FEW:
        return None
    own = len(_units(language).findall(text))
    for other, its in _told_apart(language):
        found = _units(other).findall(text)
        words = len(found) / (1 if its.parted else 2)
        if words > _FEW and words > own and not (own and its.parted and all(map(_is_name, found))):
            return other
    return None


def _is_name(word: str) -> bool:
    """Whether a word may be a name that has no translation, such as LPR or Huawei."""
    return word[0].isupper()


def mostly_in(text: str, language: Language) -> Language | None:
    """Another language of which a short text has more letters; between characters some are at home."""
    own = len(_letters(language).findall(text))
    for other, _ in _told_apart(language):
        strange = len(_letters(other).findall(text))
        if strange > own and (own == 0 or writing(language).parted):
            return other
    return None


@lru_cache(1000)
def said(page: Page) -> str:
    """What a page says in its own words."""
    return readable(page.marked_text)


@lru_cache(1000)
def is_foreign(page: Page) -> Language | None:
    """The language in which a page as a whole is, if it is another than its folder says."""
    return is_in_another(said(page), page.language)


def _told_apart(language: Language) -> Iterator[tuple[Language, Writing]]:
    """The languages whose letters are others."""
    letters = writing(language).letters
    return ((other, its) for other, its in known().items() if its.letters != letters)


@remembered
def _letters(language: Language) -> re.Pattern[str]:
    return re.compile(f"[{writing(language).letters}]")


@remembered
def _units(language: Language) -> re.Pattern[str]:
    """A word of some letters; where words are not parted, a character."""
    return re.compile(f"[{writing(language).letters}]{'{2,}' if writing(language).parted else ''}")
