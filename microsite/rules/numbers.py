"""Telephone numbers that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.mistakes import Mistake
from microsite.project import Project
from microsite.rule import Rule

_BRACES = re.compile(r"\{\{.*?\}\}")
_LONG = re.compile(r"(?<![\d.,-])(?:0\d{2,3}[- ]?\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4})(?![\d])")


def check(project: Project) -> Iterator[Mistake]:
    """Find numbers that the data know, and others that look like telephone numbers."""
    national = project.roster.network.national_hotlines
    known = {str(hotline.number): name for name, hotline in national.items()}
    short = re.compile(rf"(?<![\d〔.,-])(?:{'|'.join(map(re.escape, known))})(?![\d年号.,%]|万|元| ?(?:yuan|days|年|日))")
    for pages in project.pages.values():
        for page in pages.values():
            for line, text in enumerate(page.body.split("\n"), 1):
                bare = _BRACES.sub("", text)
                for number in short.findall(bare):
                    yield Mistake(page.name, line, f"the number {number} is typed into the page",
                                  f'Write {{{{ hotline("{known[number]}") }}}}: then it can be called, and changes everywhere.')
                for number in _LONG.findall(bare):
                    yield Mistake(page.name, line, f"the number {number} is typed into the page",
                                  'Write it in branches/ and here {{ hotline("complaint") }} or another purpose.')


RULE = Rule("MS007", "Telephone numbers stand in the data, not in pages", check, wrong="Call 110.", right='Call {{ hotline("110") }}.')
