"""Marks of pages in data, which readers would see as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.rules.leftovers import NOTE
from microsite.checks.rules.text_languages import WORDS
from microsite.checks.texts import offices, texts
from microsite.content.project import Project
from microsite.data.message import Wording
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath

_MARKS = re.compile(
    r"\{\{[^{}]*+\}\}|\{%[^{}]*+%\}|[{｛] ?[{｛]|</?[a-zA-Z][^<>]*+>|&(?:[a-z]++|#\d++);|\*\*|__|~~|"
    r"!?\[[^\[\]]*+\]\([^()]*+\)|^#++ |`|\\n"
)


_NOTHING = re.compile(
    r"(?:tbd|tba|todo|n/?a|none|null|undefined|nan|x{2,}|待定|待补充?|待填写?|待确认|暂无|暂缺|不详|同上|同前|无|略|"
    r"(?:same )?as above|[?？!！.。…·*＊—－\-/\s]+)",
    re.IGNORECASE,
)
_BLANK = re.compile(rf"(?<![A-Za-z])[XＸ×]{{2,}}(?![A-Za-z])|某某|{NOTE}")


def check(project: Project) -> Iterator[Mistake]:
    """Find braces, tags and marks of Markdown in every text."""
    for text, path, document in texts(project.roster):
        for language, said in text.items():
            if _NOTHING.fullmatch(said) or _BLANK.search(said):
                yield _left_open(document, (*path, language), said)
            plain = WORDS.sub("", said) if isinstance(text, Wording) else said
            if found := _MARKS.search(plain):
                yield document.mistake(
                    (*path, language),
                    f"“{found[0]}” is shown as it is typed: in data stands plain text",
                    "Write the text alone; what it must look like is decided by the pages.",
                    f"“{found[0]}”会原样显示：数据里只写普通文字。请去掉这些符号，样子由网页决定。",
                )
    for said, path, document in offices(project.roster):
        if _NOTHING.fullmatch(said) or _BLANK.search(said):
            yield _left_open(document, path, said)


def _left_open(document: Document, path: KeyPath, said: str) -> Mistake:
    return document.mistake(
        path,
        f"“{said}” stands for something that is not there yet",
        "Write the text, or leave the field out until there is one.",
        f"“{said}”只是占位，读者会看到。请写上内容；还没有的，整项先不写。",
    )


RULE = Rule(
    "MS076",
    "Texts in data are plain",
    check,
    wrong="zh: 请打 **{{ hotline }}**<br>",
    right="zh: 请打投诉电话",
    zh="数据里只写普通文字，不写花括号、标签和 Markdown 符号。",
    why="Data are shown in pages, calendars and feeds; a mark of one of them is rubbish in the others.",
    reads="texts",
)
