"""Quotation marks and brackets of which one is without the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from microsite.checks.rule import PageRule, placed
from microsite.checks.texts import texts
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.files.mistakes import Mistake, Mistakes

_PAIRS = {"“": "”", "《": "》", "「": "」", "『": "』", "【": "】", "（": "）"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_SIGN = re.compile(f"[{''.join((*_PAIRS, *_OPENING))}]")
_NUMBERED = re.compile(r"(?:^|[\s，。；：、])[\w一二三四五六七八九十]{1,3}$")  # as before ） in “1）”
_PARAGRAPH = re.compile(r"(?:.+\n?)+")


def check(content: Content) -> Iterator[Mistake]:
    """Look through the paragraphs of pages, what stands above them, and the texts of the data."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from _of_page(page)
    for text, path, document in texts(content.roster) if isinstance(content, Project) else ():
        for language, said in text.items():
            if (place := _alone(said)) is not None:
                yield document.mistake((*path, language), *_told(said, place))


def _of_page(page: Page) -> Iterator[Mistake]:
    with suppress(Mistakes):  # told by the rule of front matter
        for key in ("title", "description"):
            said: str = getattr(page.front, key)
            if (place := _alone(said)) is not None:
                yield page.document.mistake((key,), *_told(said, place))
    text = page.marked_text
    for paragraph in _PARAGRAPH.finditer(text):
        if (place := _alone(paragraph[0])) is not None:
            place += paragraph.start()
            if _goes_on(text, place, paragraph.end()):
                continue
            line, column = placed(text, place)
            message, hint, zh = _told(text, place)
            yield Mistake(page.name, line, message, hint, zh, column=column)


def _goes_on(text: str, place: int, end: int) -> bool:
    """Whether a quotation goes on in the next paragraph, which opens it again and may end with it."""
    below = text[end:].lstrip("\n> ").partition("\n\n")[0].rstrip()
    opens_again = text[place] == "“" and "”" not in text[place:end] and below.startswith("“")
    return opens_again and "”" not in below[:-1]


def _alone(text: str) -> int | None:
    """Where the first sign stands that has no other."""
    opened: list[int] = []
    for found in _SIGN.finditer(text):
        place, sign = found.start(), found[0]
        if sign in _PAIRS:
            opened.append(place)
        elif opened and text[opened[-1]] == _OPENING[sign]:
            opened.pop()
        elif not (sign == "）" and _NUMBERED.search(text, max(0, place - 4), place)):
            return opened[-1] if opened else place
    return opened[0] if opened else None


def _told(text: str, place: int) -> tuple[str, str, str]:
    """What is wrong at a sign, how to mend it, and both in Chinese."""
    sign = text[place]
    other = _PAIRS.get(sign) or _OPENING[sign]
    where, where_zh = ("behind", "后面") if sign in _PAIRS else ("before", "前面")
    return (
        f"one {sign} is without its {other}",
        f"Write {other} where it belongs {where} it, or take {sign} away.",
        f"这里的 {sign} 只有一半，{where_zh}少了 {other}。请补上，或删掉 {sign}。",
    )


RULE = PageRule(
    "MS115",
    "Quotation marks and brackets stand on both sides",
    check,
    wrong="他说“您中奖了。",
    right="他说“您中奖了”。",
    zh="引号或括号只有一半。补上另一半，或删掉。",
    why="Nobody can tell where the words of a cheat end and ours begin.",
    reads="texts",
)
