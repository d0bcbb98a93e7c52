"""Marks that a merge of two changes left for somebody to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_WHOLE = re.compile("<(?:\\|)?=>")  # the first signs of the lines of one merge


def check(content: Content) -> Iterator[Mistake]:
    """Find them in pages and data: whole merges, each told once, and lines that are left over of one."""
    for file, text in content.written.items():
        marks = [*located(_MARK, text.replace("\r\n", "\n"))]
        signs = "".join(mark[1][0] for _, _, mark in marks)
        whole = [merge.span() for merge in _WHOLE.finditer(signs)]
        begin = {start for start, _ in whole}
        within = {place for start, end in whole for place in range(start, end)}
        for place, (line, column, _) in enumerate(marks):
            if place in begin:
                yield _undecided(file, line, column)
        alone = [
            _left_over(file, line, column, mark[1])
            for place, (line, column, mark) in enumerate(marks)
            if place not in within
        ]
        if alone:
            yield replace(alone[0], consequences=tuple(alone[1:]))


def _undecided(file: str, line: int, column: int) -> Mistake:
    return Mistake(
        file,
        line,
        "two changes of the same lines were merged without deciding between them",
        "Keep the right one of the two texts, and delete the lines <<<<<<<, ======= and >>>>>>>.",
        "两个人改了同一处，合并时没有选定。请留下正确的一种写法，删掉 <<<<<<<、=======、>>>>>>> 这几行。",
        column=column,
    )


def _left_over(file: str, line: int, column: int, mark: str) -> Mistake:
    return Mistake(
        file,
        line,
        f"the line {mark} is left over from a merge of two changes",
        "Keep the right text, if two stand around it, and delete this line.",
        f"这一行 {mark} 是合并两处修改时留下的。上下有两种写法的，只留正确的一种，再删掉这一行。",
        column=column,
    )


RULE = PageRule(
    "MS073",
    "No merge is left undecided",
    check,
    wrong="<<<<<<< HEAD\nCall us.\n=======\nWrite to us.\n>>>>>>> change",
    right="Call us.",
    zh="合并时两种写法都留在了文件里。留下正确的，删掉 <<<<<<<、=======、>>>>>>> 几行。",
    why="The public would read both texts, and the marks between them.",
    is_cause=True,
    stops_build=True,
)
