"""Hard words under a name that the glossary advises against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.mistakes import Mistake
from microsite.project import Project
from microsite.rule import Rule


def check(project: Project) -> Iterator[Mistake]:
    """Find the words of the glossary's `avoid`."""
    for language, pages in project.pages.items():
        better = {word: getattr(term, language) for term in project.facts.terms.values() for word in term.avoid.get(language, ())}
        if not better:
            continue
        edge = r"\b" if language == "en" else ""
        pattern = re.compile(f"{edge}(?:{'|'.join(map(re.escape, sorted(better, key=len, reverse=True)))}){edge}")
        for page in pages.values():
            for line, text in enumerate(page.text.split("\n"), 1):
                for word in pattern.findall(text):
                    yield Mistake(page.name, line, f"“{word}” is not the word that the glossary uses", f"Write “{better[word]}”.")


RULE = Rule("MS010", "Things have the names of the glossary", check, wrong="存款险", right="存款保险")
