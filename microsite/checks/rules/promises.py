"""Promises that nobody may make, outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.checks.texts import all_texts
from microsite.content.project import Content, Project
from microsite.files.mistakes import Mistake

_QUOTED = re.compile(r"“[^“”\n]*+”|‘[^‘’\n]*+’|「[^「」\n]*+」|\"[^\"\n]*+\"|\{\{[^{}\n]*+\}\}")
_ALWAYS = re.compile(  # words that nobody but a cheat says
    r"guaranteed (?:return|profit|yield)s?|sure[- ]win|risk[- ]free|zero risk|high return with no risk|"
    r"无任何风险|稳赚不赔|只赚不赔|保本高息|保本保息|保本保收益|保本又保息|零风险|无风险高收益|"
    r"百分之百追回|保证追回|一定能追回|包赔|包赚|稳赚|必赚|绝不会亏|担保本息"
    r"|no way (?:that )?you (?:can )?lose|\bbank always pays\b",
    re.IGNORECASE,
)
_BACK = (
    r"(?:money|capital|principal|interest|savings|deposits?|refund|compensat\w+|returns?|profits?|win\w*|approv\w+|recover\w*|"
    r"safe\w*|succe\w+|paid back|repaid|lose|loss\w*)"
)
_TO_BACK = (
    r"(?:追回|追得回|挽回|拿得回|要得回|退回|退还|退款|退钱|退给|还给|拿回|要回|赔|收益|回报|本金|盈利|赚|解决|办成|通过|获批|批贷|成功|"
    r"胜诉|没有损失|不亏|一分不少|分文不少)"
)
_PROMISES = tuple(
    re.compile(written, re.IGNORECASE)
    for written in (
        rf"\b(?:guarantees?|guaranteed|promises?|promised|assures?|assured)\b(?!,)[^.!?\n]{{0,60}}\b{_BACK}\b",
        rf"\b{_BACK} (?:back )?(?:(?:is|are) (?:always )?(?:guaranteed|certain|sure)|guaranteed?)\b",
        r"\b(?:definitely|certainly|surely|always|in any case) "
        r"(?:get|receive|recover|win|be (?:paid|refunded))\b|"
        r"\b(?:100|a hundred|one hundred) ?(?:%|per ?cent) (?:refund|safe|secure|success|recover\w*)\b",
        r"\b(?:can(?:no|')t|never) lose\b|\bno risk\b(?!-)|\bwithout any risk\b",
        rf"(?:保证|承诺|担保|确保|包您|包你)[^。！？；\n]{{0,20}}{_TO_BACK}",
        rf"(?:一定|肯定|必定|必然|绝对|百分之百|百分百|100%)"
        rf"(?:能|会|可以|把|给|将|都|帮|您|你|钱|为){{0,6}}+{_TO_BACK}|"
        r"(?:收益|本金|资金)(?:绝对)?有保[障证]|包(?:退|赢|过|批|追回)|(?:没有|毫无)(?:任何|一点)?风险|"
        r"(?:绝对|百分之百|百分百|100%)的?安全",
        r"(?:绝不|从没|从未|从来没有?)亏(?:本|损|过)|[跟和像与]存款一样(?:安全|保险)|收益第一|最安全的(?:银行|产品|理财)",
        r"\bas safe as (?:an? )?deposits?\b|\bnever loses?\b|\bsafest (?:bank|product|investment)\b"
        r"|\bkeeps? (?:your )?(?:principal|capital)(?: and interest)? safe\b",
    )
)
_AS_A_WARNING = re.compile(  # who says in the same sentence that it is not so, or whose words they are
    r"\b(?:no|not|never|nobody|none|neither|cannot|without|unless|if|when|who|whoever|anyone|anybody|"
    r"someone|somebody|cheats?|frauds?\w*|scam\w*|swindl\w+|criminals?|agents?|middlem[ae]n|they|he|she|"
    r"claims?|says?|believe\w*|beware|illegal\w*|forbidden|warning|ask\w*)\b|n['’]t\b|"
    r"不|没|无|别|勿|非|未|骗|谁|凡|如果|要是|声称|自称|宣称|号称|所谓|诱|中介|代理|对方|他|有人|禁止|违规|警惕|小心|吗|？|§",
    re.IGNORECASE,
)
_DENIED = re.compile(  # directly before it: even the words of a cheat are told to be none then
    r"(?:\bno such thing as(?: an?)?|\bno"
    r"|\b(?:nobody|no one) (?:can |may )?(?:promises?|guarantees?)(?: you)?(?: an?)?"
    r"|(?:没有|不存在|不能说|不可能有|谁也不能|(?:没有|没)人(?:能|敢|可以)?|有人说|谁说|不(?:能|得|会|敢)(?:承诺|保证|做到))"
    r"(?:什么|任何|钱|就|是|说)*+) ?$",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(  # what it is said to be, in the same breath or the next
    r"(?<!不)是(?:个|一个)?(?:陷阱|骗局|骗术|圈套|谎话|假的|坑)|(?<!不)是(?:骗人|骗子|假)|拿不到|血本无归|别信|不可信"
    r"|\b(?:traps?|scams?|lies?|false|bait)\b|\bdo not believe\b",
    re.IGNORECASE,
)
_NEXT = 16  # characters behind a sentence
_MAY_BE = (
    (  # without one of these, no sentence is looked at closer
        "guarant promis assur definitely certain sure always any_case 100 hundred lose risk "
        "high_return safe never 亏 一样 第一 最安全 保 诺 确保 包 一定 肯定 必 绝对 百分 风险 稳赚 保障"
    )
    .replace("_", " ")
    .split(" ")
)
_BEFORE = 40  # characters in which it is denied
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")


def check(content: Content) -> Iterator[Mistake]:
    """Find promises that are not shown as somebody else's words."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, promise in promised(page.told_text):
                yield Mistake(page.name, line, *_told(promise), column=column)
    written = all_texts(content) if isinstance(content, Project) else ()
    for text, path, document in written:
        for language, said in text.items():
            for _, _, promise in promised(said):
                yield document.mistake((*path, language), *_told(promise))


def _told(promise: str) -> tuple[str, str, str]:
    return (
        f"“{promise}” is promised",
        "If a cheat says it, put it in quotation marks; otherwise take the sentence out, or say “may”.",
        f"“{promise}”是没有人能保证的话。骗子说的，就加引号；否则删掉这句话，或改说“有可能”。",
    )


def promised(text: str) -> Iterator[tuple[int, int, str]]:
    """Each promise of a text that is neither quoted, warned of nor cited, with its line and column."""
    unquoted = _QUOTED.sub(_blank, text)
    below = unquoted.lower()
    may_be = [word for word in _MAY_BE if word in below]
    for line, column, sentence in located(_SENTENCE, unquoted):
        lower = sentence[0].lower()
        if not any(word in lower for word in may_be):
            continue
        if _CALLED_SO.search(unquoted, sentence.start(), min(sentence.end() + _NEXT, len(unquoted))):
            continue
        for found in _made(sentence[0]):
            yield line, column + found.start(), found[0]


def _made(sentence: str) -> Iterator[re.Match[str]]:
    """The promises of a sentence, of those that overlap the first."""
    found = [one for pattern in (_ALWAYS, *_PROMISES) for one in pattern.finditer(sentence)]
    end = 0
    for one in sorted(found, key=re.Match.start):
        is_denied = _DENIED.search(sentence, max(0, one.start() - _BEFORE), one.start())
        if one.start() >= end and not is_denied and (one.re is _ALWAYS or not _warns(sentence, one)):
            end = one.end()
            yield one


def _blank(quoted: re.Match[str]) -> str:
    """Spaces; where a source is cited, what it forbids or demands is told and nothing promised."""
    return ("§" if "cite(" in quoted[0] else " ").ljust(len(quoted[0]))


def _warns(sentence: str, found: re.Match[str]) -> bool:
    """Whether a sentence says beside the promise that it is none."""
    beside = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    return bool(_AS_A_WARNING.search(_ALWAYS.sub(" ", beside)))  # 稳赚不赔 denies nothing


RULE = PageRule(
    "MS009",
    "Nothing is promised that nobody can promise",
    check,
    wrong="A product with guaranteed return.",
    right="Somebody says “guaranteed return”? Do not believe it.",
    zh="不能承诺收益。骗子的话要放在引号里，否则删掉。",
    why="Cheats make promises; whoever read one here would believe theirs too.",
    reads="texts",
)
