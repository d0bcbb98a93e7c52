"""Sentences that are too long to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.braces import LONG
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

LONGEST = {"en": 25, "zh": 40}  # words; characters
MEAN = {"en": 15, "zh": 25}  # of the sentences of one page

_WORD = re.compile(r"\{(?:\{|%|##)[^{}]*+\}\}?")
_LINK = re.compile(r"!?\[([^\[\]]*+)\]\([^)\[]*+\)")
_MARKS = re.compile(r"^ *(?:[-*+>] |\d+\. |!!! \w+ |\|)+|[*`#|]|\{#[\w-]+\}", re.MULTILINE)
_END = {
    "en": re.compile(r"(?<=[.!?;:])[\"”’)]*\s+|\n|\|"),
    "zh": re.compile(r"(?<=[。！？；：])[”’）]*|\n|\|"),
}
_UNIT = {"en": re.compile(r"[\w’'\-–,.%/]+"), "zh": re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9]+")}


def check(content: Content) -> Iterator[Mistake]:
    """Measure every sentence, and the mean of every page."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from _check(page)


def _check(page: Page) -> Iterator[Mistake]:
    lengths = []
    unit, unit_zh = ("words", "个词") if page.language == "en" else ("characters", "个字")
    for line, sentence in sentences(page):
        length = len(_UNIT[page.language].findall(sentence))
        if length > 2:
            lengths.append(length)
        if length > LONGEST[page.language]:
            yield Mistake(
                page.name,
                line,
                f"a sentence of {length} {unit}: “{sentence.strip()}”",
                f"Make two of it; up to {LONGEST[page.language]} {unit} are read easily. "
                f"If it must stay, write {{## long ##}} behind it.",
                f"这句话有{length}{unit_zh}。请拆成两句，每句最多{LONGEST[page.language]}{unit_zh}。"
                f"一定要留，就在后面写 {{## long ##}}。",
            )
    if lengths and (mean := sum(lengths) / len(lengths)) > MEAN[page.language]:
        yield Mistake(
            page.name,
            0,
            f"sentences of {mean:.1f} {unit} on average",
            f"Shorten some, to {MEAN[page.language]} {unit} or less.",
            f"这个网页的句子平均{mean:.1f}{unit_zh}。请缩短一些，平均不超过{MEAN[page.language]}{unit_zh}。",
        )


def sentences(page: Page) -> Iterator[tuple[int, str]]:
    """The sentences of a page with their lines, without marks, words in braces and addresses of links."""
    for block in page.blocks:
        for offset, line in enumerate(block.text.split("\n")):
            if block.line + offset <= page.header.count("\n") or LONG in line:
                continue
            text = _MARKS.sub(
                lambda mark: "|" if "|" in mark[0] else "", _LINK.sub(r"\1", _WORD.sub("", line))
            )
            for sentence in _END[page.language].split(text):
                if sentence.strip():
                    yield block.line + offset, sentence


RULE = PageRule(
    "MS006",
    "Sentences are short",
    check,
    wrong="The institution, which has received the complaint, and unless …",
    right="The institution receives your complaint. It then has 15 days.",
    zh="句子太长，老人读着吃力。拆成两句。",
    why="Readers with little schooling lose the thread of a long sentence, "
    "and so does everybody who is upset.",
)
