"""Hard words under a name that the glossary advises against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake
from microsite.languages.writing import writing

_QUOTED = re.compile(r"“[^“”\n]*+”|「[^「」\n]*+」")  # what somebody else says or wrote


def check(content: Content) -> Iterator[Mistake]:
    """Find the words of the glossary's `avoid`."""
    for language, pages in content.pages.items():
        better = {
            word: term.name[language]
            for term in content.facts.terms.values()
            for word in term.avoid.get(language, ())
        }
        if not better:
            continue
        edge = r"\b" if writing(language).parted else ""
        pattern = re.compile(
            f"{edge}(?:{'|'.join(map(re.escape, sorted(better, key=len, reverse=True)))}){edge}"
        )
        for page in pages.values():
            unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), page.told_text)
            for line, column, word in located(pattern, unquoted):
                yield Mistake(
                    page.name,
                    line,
                    f"“{word[0]}” is not the word that the glossary uses",
                    f"Write “{better[word[0]]}”.",
                    f"“{word[0]}”这个叫法不规范。请写“{better[word[0]]}”。",
                    column=column,
                )


RULE = PageRule(
    "MS010",
    "Things have the names of the glossary",
    check,
    wrong="存款险",
    right="存款保险",
    zh="这个叫法不规范。改成词汇表里的叫法。",
    why="One thing under two names looks like two things.",
)
