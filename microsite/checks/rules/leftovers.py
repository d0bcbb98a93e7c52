"""Notes to oneself that were left in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from microsite.checks.rule import PageRule, gathered, located
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_PLACES = "银行|支行|公司|科|部门|营业部|路|街|市|县|区|镇|元|号"
NOTE = (  # to oneself, in brackets
    r"[（(【\[](?:(?:此处|这里)?(?:待(?:补充?|定|填写?|确认|更新|完善|续)|填写|暂缺|略)|"
    r"(?:TBD|TBC|to be (?:added|written|completed|confirmed|checked)|(?:add text|fill in) here))[)）】\]]"
    r"|\b[Ll]orem ipsum\b|某某某+|[Xx]{3}(?=[.。，,]|$)"
    r"|(?:数据|数字|内容|图片|金额|日期|时间|地点|名单|附件)待(?:补充|定|填写|完善|核实|确认)(?=[。；;）)】\s]|$)"
    r"|\b(?:[Ff]igures|[Dd]ata|[Dd]etails|[Nn]umbers|[Dd]ates?|[Tt]ext) to follow\b"
    r"|(?<![A-Za-z])[×XxＸ]{2,4}年[×XxＸ]{1,2}月|\b(?:DD/MM/YYYY|MM/DD/YYYY|YYYY-MM-DD)\b|【[ 　]*】"
    r"|\[(?:month|year|date|day|fee|name|number|amount|bank|branch)\](?![(\[])|\b[A-Z]:\\(?:Users|Documents|桌面)"
    r"|(?m:^ *(?:[-*] +)?(?:待(?:补充|填写|完善)|(?:TBD|TBC|to be (?:added|written|completed)))[。.…]* *$)"
)
_NOTE = re.compile(NOTE)
_SIGNS = ("TODO", "FIXME", "XX", "ＸＸ", "××")
_SIGN = re.compile(
    rf"\b(?:TODO|FIXME)\b|(?<![A-Za-z“Ｘ×])[XＸ×]{{2,9}}(?={_PLACES})|"
    r"(?<![A-Za-z“])X{2,9}(?= (?:bank|branch|road|street|yuan)\b)",
    re.IGNORECASE,
)


def check(content: Content) -> Iterator[Mistake]:
    """Find them in every page, and in what stands above it."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from gathered(_left(page))


def _left(page: Page) -> Iterator[Mistake]:
    text = page.told_text
    patterns = [_NOTE] + [_SIGN] * any(sign in text for sign in _SIGNS)
    for line, column, found in chain.from_iterable(located(pattern, text) for pattern in patterns):
        yield Mistake(
            page.name,
            line,
            f"“{found[0]}” stands for something that is not there yet",
            "Write what belongs here, or take it away until it is known.",
            f"“{found[0]}”只是占位，读者会看到。请写上内容；还没有的，先删掉。",
            column=column,
        )


RULE = PageRule(
    "MS123",
    "Nothing is left to be written",
    check,
    wrong="Bring your card. (to be added)",
    right="Bring your card and your ID card.",
    zh="网页里还有没写完的地方。请写上内容，或先删掉。",
    why="Readers who find a gap where the answer should be trust the rest less.",
)
