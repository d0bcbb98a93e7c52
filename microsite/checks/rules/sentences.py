"""Sentences that are too long to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.braces import LONG
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake
from microsite.languages.writing import writing

_WORD = re.compile(r"\{(?:\{|%|##)[^{}]*+\}\}?")
_LINK = re.compile(r"!?\[([^\[\]]*+)\]\([^)\[]*+\)")
_MARKS = re.compile(r"^ *(?:[-*+>] |\d+\. |!!! \w+ |\|)+|[*`#|]|\{#[\w-]+\}", re.MULTILINE)


def check(content: Content) -> Iterator[Mistake]:
    """Measure every sentence, and the mean of every page."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from _check(page)


def _check(page: Page) -> Iterator[Mistake]:
    if (told := writing(page.language).sentences) is None:
        return
    lengths, unit = [], re.compile(told.unit)
    for line, sentence in sentences(page):
        length = len(unit.findall(sentence))
        if length > 2:
            lengths.append(length)
        if length > told.longest:
            yield Mistake(
                page.name,
                line,
                f"a sentence of {length} {told.called}: “{sentence.strip()}”",
                f"Make two of it; up to {told.longest} {told.called} are read easily. "
                f"If it must stay, write {{## long ##}} behind it.",
                f"这句话有{length}{told.called_zh}。请拆成两句，每句最多{told.longest}{told.called_zh}。"
                f"一定要留，就在后面写 {{## long ##}}。",
            )
    if lengths and (mean := sum(lengths) / len(lengths)) > told.mean:
        yield Mistake(
            page.name,
            0,
            f"sentences of {mean:.1f} {told.called} on average",
            f"Shorten some, to {told.mean} {told.called} or less.",
            f"这个网页的句子平均{mean:.1f}{told.called_zh}。请缩短一些，平均不超过{told.mean}{told.called_zh}。",
        )


def sentences(page: Page) -> Iterator[tuple[int, str]]:
    """The sentences of a page with their lines, without marks, words in braces and addresses of links."""
    told = writing(page.language).sentences
    end = re.compile(rf"{told.end}|\n|\|" if told else r"\n|\|")
    for block in page.blocks:
        for offset, line in enumerate(block.text.split("\n")):
            if block.line + offset <= page.header.count("\n") or LONG in line:
                continue
            text = _MARKS.sub(
                lambda mark: "|" if "|" in mark[0] else "", _LINK.sub(r"\1", _WORD.sub("", line))
            )
            for sentence in end.split(text):
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
