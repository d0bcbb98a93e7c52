"""Numbers of ID cards and bank cards in pages and in texts of the data."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.identity import Identity, identities
from microsite.checks.rule import PageRule, placed
from microsite.checks.texts import all_texts, offices
from microsite.content.project import Content, Project
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath

_HINT = "Take it out. An example is written so that nobody can have it: 6222 **** **** 1234."
_HINT_ZH = "请删掉。举例的话，写成谁也不会有的样子：6222 **** **** 1234。"


def check(content: Content) -> Iterator[Mistake]:
    """Find them wherever readers would see them, and where data name somebody."""
    today = content.today if isinstance(content, Project) else None
    for pages in content.pages.values():
        for page in pages.values():
            text = page.told_text
            for found in identities(text, today):
                line, column = placed(text, found.start)
                told, zh = _told(found)
                yield Mistake(page.name, line, told, _HINT, zh, column=column)
    for document, path, said in _in_data(content) if isinstance(content, Project) else ():
        for found in identities(said, today):
            told, zh = _told(found)
            yield document.mistake(path, told, _HINT, zh)


def _in_data(project: Project) -> Iterator[tuple[Document, KeyPath, str]]:
    for text, path, document in all_texts(project):
        for language, said in text.items():
            yield document, (*path, language), said
    for said, path, document in offices(project.roster):
        yield document, path, said


def _told(found: Identity) -> tuple[str, str]:
    what, what_zh = ("an ID card", "身份证号") if found.is_id else ("a bank card", "银行卡号")
    return f"{found.written} is the number of {what}", f"{found.written} 是{what_zh}。{_HINT_ZH}"


RULE = PageRule(
    "MS139",
    "Nobody's ID card or bank card is shown",
    check,
    wrong="Card: 6222 0212 3456 7890 128",
    right="Card: 6222 **** **** 1234",
    zh="不要公开任何人的身份证号、银行卡号。",
    why="It may be somebody's own, and what stands in a page is read by those who look for such numbers.",
    reads="texts",
)
