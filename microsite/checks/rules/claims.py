"""Statements of law without their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from microsite.checks.rule import PageRule, located
from microsite.content.facts import Facts, Figure
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_CLAIM = re.compile(
    r"《[^《》]*(?:法|法典|条例|办法|规定|规则|细则|解释|准则|规范|指引|通知|意见|决定|决议|公告|批复|标准|纪要|公约|修正案)(?:（[^（）《》]*+）)?》|"
    r"第[一二三四五六七八九十百千零〇\d]+条|\bArt(?:icle)?s?\.? ?\d|"
    r"\b(?!(?:M(?:r|s|rs)|Dr|Professor|and)\b)[\w-]{1,30}+(?<=[a-z]) Law\b(?! of\b)|"
    r"\d{1,9} ?个?(?:日|天|工作日|月|年)(?:内|以内|前)"
    r"|(?:[一二两三四五六七八九十]{1,3}|半)个?(?:日|天|工作日|月|年)(?:内|以内|之内)"
    r"|\bwithin (?:\d+|one|two|three|four|five|six|seven|ten|fifteen|thirty|half an?)"
    r" (?:working )?(?:days?|months?|years?)\b|"
    r"\d[\d,.]{0,19}万?元|\bRMB ?\d(?:[\d,.]{0,19}\d)?(?: (?:thousand|million|billion))?|"
    r"\bfine(?= (?:of|up to)\b)|"
    r"\b(?:[Aa]|[Tt]he|[Aa]ny|[Nn]o) fine\b"
    r"(?! (?:art|day|example|idea|line|point|print|thing|view)s?\b)|\bfine[sd]\b|"
    r"罚款|拘留|无效|\bvoid\b"
)
_OF_A_STORY = re.compile(  # no rule says such sums
    r"(?:骗走?|亏|损失|转走|花|丢)了?约?\d[\d,.]{0,19}万?元|“[^“”\n]*+”"
    r"|\b(?:lost|out of|took|stole) (?:about )?RMB ?\d"
)
_AMOUNT = re.compile(
    r"(?P<number>\d[\d,]{0,19}(?:\.\d+)?) ?(?P<ten_thousand>万)?个?"
    r"(?P<unit>working days|days|months|years|工作日|日|天|月|年|元)?"
)
_UNITS = {  # as claims and as figures write them
    **dict.fromkeys(("days", "日", "天"), "days"),
    **dict.fromkeys(("working days", "工作日"), "working-days"),
    **dict.fromkeys(("months", "月"), "months"),
    **dict.fromkeys(("years", "年"), "years"),
}
_MOST = 3  # figures that are offered
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
                story = [found.span() for found in _OF_A_STORY.finditer(unsaid)]
                claims = (one for one in located(_CLAIM, unsaid) if not _is_told(one[2], story))
                for line, column, claim in islice(claims, 1):
                    hint, zh = _mending(content.facts, page, claim[0])
                    yield Mistake(
                        page.name,
                        block.line + line - 1,
                        f"“{claim[0]}” is stated without its source",
                        hint,
                        f"“{claim[0]}”没有注明出处。{zh}",
                        column=column,
                    )


def _is_told(claim: re.Match[str], story: Sequence[tuple[int, int]]) -> bool:
    """Whether a sum is one that somebody lost, or it or a fine is what a cheat names in quotation marks."""
    is_sum = claim[0].endswith("元") or claim[0].startswith("RMB")
    is_fine = claim[0] == "罚款" or "fine" in claim[0]
    return (is_sum or is_fine) and any(start <= claim.start() < end for start, end in story)


def _mending(facts: Facts, page: Page, claim: str) -> tuple[str, str]:
    """How to name the source of a claim: with what the page cites, or a figure that says the same."""
    cited = dict.fromkeys(str(call.args[0]) for call in page.calls("cite") if call.args)
    known = f" (this page cites {', '.join(cited)})" if cited else ""
    known_zh = f"（本页已引用：{'、'.join(cited)}）" if cited else ""
    alike = [(id, figure.means) for id, figure in facts.figures.items() if _says(figure, claim)][:_MOST]
    instead, instead_zh = "", ""
    if alike:
        shown = " or ".join(f'{{{{ figure("{id}") }}}} ({means["en"]})' for id, means in alike)
        shown_zh = "、".join(f'{{{{ figure("{id}") }}}}（{means["zh"]}）' for id, means in alike)
        instead = f" If one of these is meant, write it instead: {shown}."
        instead_zh = f"说的就是其中一个的话，直接用它代替：{shown_zh}。"
    elif any(sign.isdigit() for sign in claim):
        instead = ' Or write {{ figure("…") }} instead of it, with an id of facts/figures.yml.'
        instead_zh = '也可以用 {{ figure("…") }} 代替，引号里写 facts/figures.yml 里的编号（id）。'
    return (
        'Behind it write which rule says so: {{ cite("…", article=…) }}. Between the quotation marks belongs '
        f"an id of facts/sources.yml{known}, behind article= a number.{instead} "
        "Does no rule say so? Then leave it out.",
        '请在后面注明是哪条规定：{{ cite("…", article=…) }}，引号里写 facts/sources.yml 里的编号（id）'
        f"{known_zh}，article= 后面写第几条的数字。{instead_zh}没有哪条规定这样说，就不要写。",
    )


def _says(figure: Figure, claim: str) -> bool:
    """Whether a figure has the number and the unit of a claim."""
    found = _AMOUNT.search(claim)
    if not found:
        return False
    value = float(found["number"].replace(",", "")) * (10_000 if found["ten_thousand"] else 1)
    return figure.value == value and figure.unit == _UNITS.get(found["unit"], "yuan")


RULE = PageRule(
    "MS005",
    "A statement of law, a time limit or a sum names its source",
    check,
    wrong="Your deposits are insured up to RMB 500,000.",
    right='Your deposits are insured up to {{ figure("deposit-insurance-limit") }}.',
    zh="说到法规、期限、金额，后面要注明出处：{{ cite(…) }} 或 {{ figure(…) }}。",
    why="Readers can check it, and editors find every place when the law changes.",
)
