"""People's own words for the small index, as short as answers.js understands them.

It takes words apart at spaces and signs, passes over frequent ones, and knows a word by its stem or by one
that means the same. So each is sent in the shortest way in which anybody wrote it, and what comes to the
same only once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.languages.stems import Stems

_HAN = re.compile("[\u3400-\u9fff]")


class OwnWords:
    """All that people say of the pages of a site in one language."""

    def __init__(self, said: Iterable[Sequence[str]], language: Language) -> None:
        spoken = phrases(language)
        self._frequent = frozenset(spoken["frequent"].split())
        stems = Stems(spoken["endings"], spoken["alike"])
        self._telling = {phrase: self._compared(phrase) for words in said for phrase in words}
        written = {word for told in self._telling.values() for word in told}
        self._known = {word: stems.known(word) for word in written}
        self._shortest: dict[str, str] = {}
        for word in sorted(written, key=lambda word: (not stems.is_one(word), len(word), word)):
            self._shortest.setdefault(self._known[word], word)

    def shortened(self, words: Sequence[str]) -> list[str]:
        """What is said of one page, in the order in which it stands."""
        return list(dict.fromkeys(self._short(phrase) for phrase in words))

    def _short(self, phrase: str) -> str:
        telling = self._telling[phrase]
        if _HAN.search(phrase):
            return " ".join(telling)
        return " ".join(sorted({self._shortest[self._known[word]] for word in telling}))

    def _compared(self, phrase: str) -> list[str]:
        """The words that answers.js compares; of a phrase that has none of them all."""
        parts = _plain(phrase).split()
        return [part for part in parts if part not in self._frequent] or parts


def _plain(phrase: str) -> str:
    """A phrase as answers.js compares it, with a space for each sign."""
    plain = re.sub(r"n['’]t\b", "nt", unicodedata.normalize("NFKC", phrase).lower())
    plain = re.sub(r"['’]s?(?![a-z])|(?<=\d),(?=\d)", "", plain)
    return "".join(" " if unicodedata.category(sign)[0] in "PS" else sign for sign in plain)
