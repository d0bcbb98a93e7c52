"""What a word is known by, as answers.js knows it: one that means the same, without its ending."""

from __future__ import annotations

import re


class Stems:
    """The words of a language by its phrases `endings` and `alike`."""

    def __init__(self, endings: str, alike: str) -> None:
        rules = [rule.split(">") for rule in endings.split()]
        self._endings = [(re.compile(ending), rest.replace("$", "\\")) for ending, rest in rules]
        self._alike: dict[str, str] = {}
        for group in alike.split("|"):
            one, *others = group.split() or [""]
            for word in (one, *others):
                self._alike.setdefault(self.stem(word), one)
                self._alike[word] = one

    def stem(self, word: str) -> str:
        """A word without its ending."""
        if len(word) < 4 or any(map(str.isdigit, word)):
            return word
        for ending, rest in self._endings:
            word = ending.sub(rest, word, count=1)
        return word

    def known(self, word: str) -> str:
        """One that means the same, or itself without its ending."""
        stem = self.stem(word)
        return self._alike.get(word) or self._alike.get(stem) or stem

    def is_one(self, word: str) -> bool:
        """Whether others are known by this one."""
        return self._alike.get(word) == word
