"""Texts in traditional characters where readers are used to simplified ones."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.checks.texts import texts
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.content.tongue import said
from microsite.files.mistakes import Mistake
from microsite.languages.chinese import traditional_alone
from microsite.languages.writing import writing

_SIMPLIFIED = "zh-Hans"  # as languages are tagged
_LEAST = 3  # different characters in one paragraph; fewer may be a name
_MOST = 5  # that are told


def check(content: Content) -> Iterator[Mistake]:
    """Read every page, of which the first paragraph is told, and every text of the data."""
    languages = [language for language in content.pages if writing(language).tag == _SIMPLIFIED]
    for language in languages:
        for page in content.pages[language].values():
            if page.is_sound and (found := _first(page)):
                yield found
    for text, path, document in texts(content.roster) if isinstance(content, Project) else ():
        for language in text.within(languages):
            if told := _told(text[language]):
                yield document.mistake((*path, language), *told)


def _first(page: Page) -> Mistake | None:
    for number, line in enumerate(said(page).split("\n"), 1):
        if told := _told(line):
            return Mistake(page.name, number, *told, column=len(line) - len(line.lstrip()) + 1)
    return None


def _told(text: str) -> tuple[str, str, str] | None:
    found = traditional_alone(text)
    if len(found) < _LEAST:
        return None
    pairs = [*found.items()][:_MOST]
    old, new = ("".join(pair[place] for pair in pairs) for place in (0, 1))
    return (
        f"a text in traditional characters, such as {old}",
        f"Write simplified ones, here {new}; a name in traditional ones stands in “quotation marks”.",
        f"这里写的是繁体字，例如“{old}”。请改成简体字（{new}），前后都看一遍；确要保留原文的名称，放在引号里。",
    )


RULE = PageRule(
    "MS134",
    "Chinese is written in the characters that its readers know",
    check,
    wrong="docs/zh/complain/prepare.md: 請帶上身份證件。",
    right="docs/zh/complain/prepare.md: 请带上身份证件。",
    zh="网页或文字里有繁体字。改成简体字。",
    why="A paragraph from elsewhere is hard to read for many, and search finds it by other words.",
    severity="warning",
    reads="texts",
)
