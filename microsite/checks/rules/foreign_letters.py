"""Letters of another alphabet that look like Latin ones, within a word of Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Edit, Mistake

_ALIKE = "АВЕЅІЈКМНОРСТУХаеһіјорсѕухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν"  # Cyrillic, then Greek
_LATIN = "ABESIJKMHOPCTYXaehijopcsyxdqwABEZHIKMNOPTYXoiv"
_AS_LATIN = str.maketrans(_ALIKE, _LATIN)
_LATIN_LETTER = re.compile("[A-Za-z]")
_FOREIGN = re.compile(f"[{_ALIKE}]")
_WORD = re.compile(f"[A-Za-z{_ALIKE}]{{2,80}}+")


def check(content: Content) -> Iterator[Mistake]:
    """Find them in pages and data: names, addresses, ids, links."""
    for file, text in content.written.items():
        for line, column, word in mixed(text):
            yield _told(file, line, column, word)


def mixed(text: str) -> Iterator[tuple[int, int, str]]:
    """The words in which Latin letters and others that look like them stand side by side."""
    if text.isascii() or not _FOREIGN.search(text):
        return
    for line, column, found in located(_WORD, text):
        if _FOREIGN.search(found[0]) and _LATIN_LETTER.search(found[0]):
            yield line, column, found[0]


def _told(file: str, line: int, column: int, word: str) -> Mistake:
    latin, letters = word.translate(_AS_LATIN), list(dict.fromkeys(_FOREIGN.findall(word)))
    named = ", ".join(f"{letter} ({unicodedata.name(letter).lower()})" for letter in letters)
    return Mistake(
        file,
        line,
        f"“{word}” holds a letter that only looks like a Latin one: {named}",
        f"Type the word anew: {latin}",
        f"“{word}”里的“{'、'.join(letters)}”不是英文字母，只是看着像。请重新输入：{latin}",
        column=column,
        edit=Edit(word, latin),
    )


RULE = PageRule(
    "MS118",
    "Words of Latin letters hold Latin letters only",
    check,
    wrong="name: {en: Mаiwan, zh: 麦湾} (with a Cyrillic а)",
    right="name: {en: Maiwan, zh: 麦湾}",
    zh="英文单词里混进了看着一样的外文字母（如俄文的 а）。请重新输入。",
    why="Search does not find such a word, a screen reader spells it, and a link with it leads elsewhere.",
    fixable=True,
    is_cause=True,
)
