"""Headings that readers and screen readers can follow."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.mistakes import Mistake
from microsite.page import Page
from microsite.project import Project
from microsite.rule import Rule

GENERATED = ("sources", "related")  # what the generator writes at the end of each page


def check(project: Project) -> Iterator[Mistake]:
    """One h1, no level skipped, an id of its own for each."""
    for pages in project.pages.values():
        for page in pages.values():
            yield from _check(page)


def _check(page: Page) -> Iterator[Mistake]:
    above, seen = 0, set(GENERATED)
    if not page.headings:
        yield Mistake(page.name, page.header.count("\n") + 1, "the page has no heading", "Begin with # Title {#id}.")
    for heading in page.headings:
        if heading.level > above + 1 or (above == 0 and heading.level > 1):
            yield Mistake(page.name, heading.line, f"the heading “{heading.text}” skips a level", f"Write {'#' * (above + 1)} instead.")
        elif heading.level == 1 and above:
            yield Mistake(page.name, heading.line, f"a second title, “{heading.text}”", "Write ## instead.")
        above = heading.level
        if heading.id is None:
            yield Mistake(page.name, heading.line, f"the heading “{heading.text}” has no id",
                          "Write {#some-english-word} at the end of the line, the same in both languages.")
        elif heading.id in seen:
            yield Mistake(page.name, heading.line, f"the id “{heading.id}” stands twice or is one of the generator's",
                          "Choose another id.")
        seen.add(heading.id or "")


RULE = Rule("MS003", "Headings go down step by step and have an id", check, wrong="# Title {#title}\n\n### Detail",
            right="# Title {#title}\n\n## Detail {#detail}")
