"""Marks that a merge of two changes left for somebody to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_BEGINNING = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)


def check(content: Content) -> Iterator[Mistake]:
    """Find them in pages and data, one for each place; an end that somebody forgot too."""
    for file, text in content.written.items():
        text = text.replace("\r\n", "\n")
        for line, column, _ in list(located(_BEGINNING, text)) or islice(located(_END, text), 1):
            yield Mistake(
                file,
                line,
                "two changes of the same lines were merged without deciding between them",
                "Keep the right one of the two texts, and delete the lines <<<<<<<, ======= and >>>>>>>.",
                "两个人改了同一处，合并时没有选定。请留下正确的一种写法，"
                "删掉 <<<<<<<、=======、>>>>>>> 这几行。",
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
