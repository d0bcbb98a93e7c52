"""Statements of law without their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_CLAIM = re.compile(
    r"《[^《》]+》|第[一二三四五六七八九十百千零〇\d]+条|\bArt(?:icle)?s?\.? ?\d|"
    r"[a-z] Law\b|\d{1,9} ?(?:个)?(?:日|天|工作日|个月|年)(?:内|以内|前)|\bwithin \d+ (?:working "
    r")?(?:days|months|years)\b|"
    r"\d[\d,.]{0,19}万?元|\bRMB ?\d|\bfined?\b|罚款|拘留|无效|\bvoid\b"
)
_WORD = re.compile(r"\{\{[^{}\n]*+\}\}")
_SOURCE = re.compile(r"\{\{-?\s*(?:cite|figure)\(")
_STORY = (
    "example",
    "letter",
)  # sections where sums and days belong to a made-up story or to a form to fill in


def check(content: Content) -> Iterator[Mistake]:
    """Find blocks that state law, a time limit or a sum but cite nothing."""
    for pages in content.pages.values():
        for page in pages.values():
            for block in page.blocks:
                if (
                    _SOURCE.search(block.text)
                    or block.section in _STORY
                    or block.line <= page.header.count("\n")
                ):
                    continue
                unsaid = _WORD.sub(lambda word: " " * len(word[0]), block.text)
                for line, column, claim in islice(located(_CLAIM, unsaid), 1):
                    yield Mistake(
                        page.name,
                        block.line + line - 1,
                        f"“{claim[0]}” is stated without its source",
                        'Write {{ cite("…", article=…) }} behind it, '
                        'or {{ figure("…") }} instead of the number.',
                        f'“{claim[0]}”没有注明出处。请在后面写 {{{{ cite("…", article=…) }}}}，'
                        f'或用 {{{{ figure("…") }}}} 代替数字。',
                        column=column,
                    )


RULE = PageRule(
    "MS005",
    "A statement of law, a time limit or a sum names its source",
    check,
    wrong="Your deposits are insured up to RMB 500,000.",
    right='Your deposits are insured up to {{ figure("deposit-insurance-limit") }}.',
    zh="说到法规、期限、金额，后面要注明出处：{{ cite(…) }} 或 {{ figure(…) }}。",
    why="Readers can check it, and editors find every place when the law changes.",
)
