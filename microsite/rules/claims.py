"""Statements of law without their source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.mistakes import Mistake
from microsite.project import Project
from microsite.rule import Rule

_CLAIM = re.compile(
    r"《[^》]+》|第[一二三四五六七八九十百千零〇\d]+条|\bArt(?:icle)?s?\.? ?\d|"
    r"[a-z] Law\b|\d+ ?(?:个)?(?:日|天|工作日|个月|年)(?:内|以内|前)|\bwithin \d+ (?:working )?(?:days|months|years)\b|"
    r"\d[\d,.]*万?元|\bRMB ?\d|\bfined?\b|罚款|拘留|无效|\bvoid\b")
_SOURCE = re.compile(r"\{\{-?\s*(?:cite|figure)\(")
_STORY = ("example", "letter")  # sections where sums and days belong to a made-up story or to a form to fill in


def check(project: Project) -> Iterator[Mistake]:
    """Find blocks that state law, a time limit or a sum but cite nothing."""
    for pages in project.pages.values():
        for page in pages.values():
            for block in page.blocks:
                claim = _CLAIM.search(re.sub(r"\{\{.*?\}\}", "", block.text))
                if claim and not _SOURCE.search(block.text) and block.section not in _STORY and block.line > page.header.count("\n"):
                    yield Mistake(page.name, block.line + block.text.count("\n", 0, max(block.text.find(claim[0]), 0)),
                                  f"“{claim[0]}” is stated without its source",
                                  'Write {{ cite("…", article=…) }} behind it, or {{ figure("…") }} instead of the number.')


RULE = Rule("MS005", "A statement of law, a time limit or a sum names its source", check,
            wrong="Your deposits are insured up to RMB 500,000.",
            right='Your deposits are insured up to {{ figure("deposit-insurance-limit") }}.')
