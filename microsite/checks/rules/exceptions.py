"""Claims that leave out the exception of the clause on which they rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.clauses import EXCEPTION
from microsite.content.facts import Facts
from microsite.content.page import Block, Call, Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake
from microsite.languages.writing import writing
from microsite.words.context import listed


def check(content: Content) -> Iterator[Mistake]:
    """Find blocks that cite an article with an exception, and say none."""
    for pages in content.pages.values():
        for page in pages.values():
            said = writing(page.language).exceptions
            for call in page.calls("cite") if said else ():
                block = _around(page, call)
                if block and not re.search(said or "", block.text, re.IGNORECASE):
                    yield from _unsaid(content.facts, page, call)


def _around(page: Page, call: Call) -> Block | None:
    above = [block for block in page.blocks if block.line <= call.line]
    return above[-1] if above else None


def _unsaid(facts: Facts, page: Page, call: Call) -> Iterator[Mistake]:
    source = str(call.args[0]) if call.args else ""
    for article in listed(call.args[1] if len(call.args) > 1 else call.kwargs.get("article")):
        clause = " ".join(facts.clauses.get(source, {}).get(article, ()))
        exception = EXCEPTION.search(clause)
        if exception and article not in facts.sources[source].judged:
            yield Mistake(
                page.name,
                call.line,
                f"article {article} of “{source}” has an exception not said here: {exception[0]}",
                f"Say it, or write why not in facts/sources.yml, below judged: of “{source}”.",
                f"“{source}”第{article}条有例外（“{exception[0]}”），这一段没有说。"
                f"请把例外说出来，或在 facts/sources.yml 该出处的 judged 里写明为什么不必说。",
            )


RULE = PageRule(
    "MS060",
    "A claim says the exception of its clause",
    check,
    wrong="Nobody may ask the bank about your savings {{ cite('commercial-bank-law', article=29) }}.",
    right="Nobody may ask the bank about your savings, except where a law says so {{ cite(…) }}.",
    zh="引用的条文有“除……外”“但是”一类的例外，这一段没有说。请补上，或写明为什么不必说。",
    why="A rule without its exception promises more than the law gives.",
    severity="warning",
)
