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

_SMALL_ZH = "[一二两三四五六七八九十]"
_LAW = (
    r"《[^《》]*(?:法|法典|条例|办法|规定|规则|细则|解释|准则|规范|指引|通知|意见|决定|决议|公告|批复|标准|纪要|公约|修正案)(?:（[^（）《》]*+）)?》"
    r"|第[一二三四五六七八九十百千零〇\d]+条(?!(?:就|是|短信|信息|消息|留言|微信|语音|评论|建议|提醒|线索|记录|，))"
    r"|\bArt(?:icle)?s?\.? ?\d"
    r"|\b(?!(?:M(?:r|s|rs)|Dr|Professor|and)\b)[\w-]{1,30}+(?<=[a-z]) Law\b(?! of\b)"
)
_TIME = (
    r"\d{1,9} ?个?(?:日|天|工作日|月|年)(?:[以之]?内|前(?![^，。；]{0,12}了))"
    rf"|(?:{_SMALL_ZH}{{1,3}}|半)个?(?:日|天|工作日|月|年)(?:[以之]?内)"
    r"|\bwithin (?:\d+|one|two|three|four|five|six|seven|ten|fifteen|thirty|half an?)"
    r" (?:working )?(?:days?|months?|years?)\b"
)
_SUM = (
    r"\d[\d,.]{0,19}万?元|[一二两三四五六七八九十百千]{1,6}万元?(?![一二三四五六七八九十])"
    r"|(?:\b(?:RMB|CNY) ?|[¥￥] ?)\d(?:[\d,.]{0,19}\d)?(?: (?:thousand|million|billion))?"
    r"|\b\d(?:[\d,.]{0,19}\d)?(?: (?:thousand|million|billion))?[ -]yuan\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|(?:a|one|two|five) hundred)"
    r"(?: (?:thousand|million|billion)) yuan\b"
)
_PUNISHED = (
    r"\bfine(?= (?:of|up to)\b)|\b(?:[Aa]|[Tt]he|[Aa]ny|[Nn]o) fine\b"
    r"(?! (?:art|day|example|idea|line|point|print|thing|view)s?\b)|\bfined\b"
    r"|(?<!traffic )(?<!parking )\bfines\b"
    r"|罚款|拘留|(?<!密码)(?<!识别)(?<!证码)(?<!链接)(?<!口令)(?<!号码)(?<!指纹)无效|\bvoid\b"
)
_CLAIM = re.compile(f"(?P<law>{_LAW})|(?P<time>{_TIME})|(?P<sum>{_SUM})|(?P<punished>{_PUNISHED})")
_QUOTED = re.compile(r"“[^“”\n]*+”|(?<![\w=])\"[^\"\n]*+\"(?!\w)|‘[^‘’\n]*+’")
_END = re.compile(r"[。！？；\n]|[.!?;](?= |$)")  # of a sentence
# What makes a claim of a sum; any other one is a price, an example or what somebody lost.
_LIMITS = re.compile(
    "最[高多低少大]|至[多少]|不(?:得|能)?(?:超过|高于|低于|少于|满)|超过|以[上下内]|[上下限]限|限额|额度|标准|起点|罚|赔"
    "|[全最]额|保险|保障|每人|必须|应当|规定|法律|国家"
    r"|\b(?:up to|at (?:the )?most|at least|(?:no|not) (?:more|less) than|more than|less than|over|above"
    r"|below|under|maximum|minimum|limit\w*|insured|covered|compensat\w+|fined?|must|may|cap(?:ped)?|exceed\w*"
    r"|per person|the law|by law)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"(?:骗[走去了]*|亏[了损]?|损失|转走了?|花|丢)[^，。；“”]{0,6}?$"
    r"|\b(?:lost|out of|took|stole|cheated of)(?: about| over| more than| almost)* ?$"
)
_OF_CHEATS = re.compile(
    "骗子|诈骗|冒充|假冒|谎称|声称|自称|对方[说称]|来电[说称要]|短信要|是假的|不会打电话|不会要您"
    r"|\b(?:scammers?|fraudsters?|cheats?|pretend\w*|claims? to be|no bank will|never asks?"
    r"|callers? sa(?:y|ys|id))\b",
    re.IGNORECASE,
)
# A period in which something happened, or in which we ourselves promise something.
_OF_OURS = re.compile(r"我们|本行|本网点|咱们|\b(?:we|our (?:staff|branch))\b", re.IGNORECASE)
_MUST = re.compile(r"应当|必须|法律|依法|规定|\b(?:must|by law|the law)\b", re.IGNORECASE)
_HAPPENED = re.compile(r"[^，。；应须没未]{0,8}(?:了|接到|收到|过)")
_LOSING = re.compile(r"\b(?:lost|paid|sent|transferred|received|took)\b[^.]{0,40}$")
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
                for line, column, claim in islice(claims(block.text), 1):
                    hint, zh = _mending(content.facts, page, claim[0])
                    yield Mistake(
                        page.name,
                        block.line + line - 1,
                        f"“{claim[0]}” is stated without its source",
                        hint,
                        f"“{claim[0]}”没有注明出处。{zh}",
                        column=column,
                    )


def claims(text: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """What a text states of the law, with its line and column; its words say nothing."""
    unsaid = _WORD.sub(lambda word: " " * len(word[0]), text)
    quoted = [found.span() for found in _QUOTED.finditer(unsaid)]
    return (one for one in located(_CLAIM, unsaid) if not _is_told(one[2], quoted))


def _is_told(claim: re.Match[str], quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether it states no rule: cheats say it, somebody lost it, we promise it, or a price is no limit."""
    if claim.lastgroup == "law":
        return False
    if any(start <= claim.start() < end for start, end in quoted):
        return True
    before, after = _around(claim)
    sentence = before + claim[0] + after
    match claim.lastgroup:
        case "sum":
            return not _LIMITS.search(sentence) or bool(_LOST.search(before) or _OF_CHEATS.search(sentence))
        case "time":
            is_ours = _OF_OURS.search(sentence) and not _MUST.search(sentence)
            return bool(is_ours or _HAPPENED.match(after) or _LOSING.search(before))
    return bool(_OF_CHEATS.search(sentence))


def _around(claim: re.Match[str]) -> tuple[str, str]:
    """What stands in the same sentence before and behind a claim."""
    text = claim.string
    begins = max((end.end() for end in _END.finditer(text, 0, claim.start())), default=0)
    end = _END.search(text, claim.end())
    return text[begins : claim.start()], text[claim.end() : end.start() if end else len(text)]


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
        "Does no rule say so? Then leave it out. A made-up example or story stands below a heading with "
        "{#example}.",
        '请在后面注明是哪条规定：{{ cite("…", article=…) }}，引号里写 facts/sources.yml 里的编号（id）'
        f"{known_zh}，article= 后面写第几条的数字。{instead_zh}没有哪条规定这样说，就不要写。"
        "编的例子、故事，放在编号为 {#example} 的标题下面。",
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
