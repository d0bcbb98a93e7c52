"""Telephone numbers that somebody typed, in whichever form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from microsite.checks.digits import (
    BLANK,
    FEWEST_SAID,
    IN_WORDS,
    SAID,
    SAID_WORD,
    SIGNS,
    SPOKEN,
    digits_said,
    in_digits,
)
from microsite.checks.rule import located
from microsite.data.values import phone
from microsite.data.values.characters import LIKE_DIGITS

_ABROAD = r"(?:(?:\+|00)86[- ]?|\(\+86\) ?)"
# what follows a count; not words that begin with such a sign, such as those of 95588个人业务
_COUNTED = (
    r"[年万亿元遍笔件张%多余亩弄伏]|周[年岁]|号(?!码)|日(?![常夜间])|次(?!日)|户(?![名主])|人(?![工民员])|份(?!额)|条(?!款)|个(?!人)"
    r"|名(?!称)|家(?![人里])|[国省县]道|千伏|位(?![于置])|页|[厘毫]?米|公[里分斤]|千[米克]|克(?!服)|斤|吨|平方|层|楼(?!下)|室|栋|届|期(?!间)|棵|路(?!口)|度"
    r"|(?:yuan|people|visitors|guests|children|customers|days|times|calls|pages|copies|seats|degrees|branches|outlets"
    r"|villages|households|families|cases|residents|employees|shops|schools|volunteers|leaflets|counties|volts"
    r"|minutes|hours|weeks|months|years|items|questions|victims|euros?|dollars?|acres|mu)\b"
    r"|(?:[cmk]?m|k?g|kV|kW|(?:kilo)?met(?:re|er)s?)\b"
)
_NO_AMOUNT = rf"(?!\d|[.,]\d| ?(?:{_COUNTED}))"
_AMOUNT = re.compile(rf" ?(?:{_COUNTED}|天)")
_LONG = re.compile(
    rf"(?<![\d.,/\w第备-])(?<!\b[3-6]\d{{3}} )(?:{_ABROAD}(?:\(0\))?[1-9]\d{{1,2}}[- ]?\d{{3,4}}[- ]?\d{{4}}"
    r"|(?:\(0\d{2,3}\) ?|0\d{2,3}(?:[- \n]?|: ?))(?:\d{3,4}[- ]?\d{4}|9[56]\d{3,4}|12\d{3})"
    rf"|(?:{_ABROAD})?1[3-9]\d"
    r"(?:[- \n]?\d{4}[- \n]?|[,、] ?\d{4}[,、] ?|\|\d{4}\||[- ]\d{4} ?\| ?)\d{4}"
    rf"|\+(?!86)(?:852|853|886|[1-9]\d{{0,2}})[- ]?\(?\d{{2,4}}\)?[- ]?\d{{3,4}}[- ]?\d{{4}}{_NO_AMOUNT}"
    rf"|0[1-9]\d{{1,2}}(?![.:])[^\d\n]{{1,12}}(?!20\d\d(?:0\d|1[0-2])[0-3]\d)"
    rf"[2-8]\d{{2,3}}[- ]?\d{{4}}(?![- ]?\d){_NO_AMOUNT}"
    r"|0\d{2,3}[. ]?9 ?[56](?: ?\d){3,4}|86\d{2,3}-9[56]\d{3,4}"
    r"|(?:0\d{2,3}|[48]00)[- ](?-i:[A-Z]{4,}(?: [A-Z]{2,})?)"
    r"|106\d{5,12}(?![\d元])"
    r"|[48]00[- ]?(?:\d{3}[- ]?\d{4}|\d{4}[- ]?\d{3})|[48]00\d[- ]?\d{3}[- ]?\d{3}"
    rf"|9[56]\d{{3}}{_NO_AMOUNT}"
    rf"|(?:9[56]\d[- ](?!000)\d{{2,3}}|9[56][- ](?!000)\d{{3}}|12[13][- ]\d{{2}}|12[- ][13]\d{{2}})"
    rf"(?![- ]\d){_NO_AMOUNT}"
    rf"|1(?P<sign>[- ·、]|”“|\)\()(?:1(?P=sign)[09]|2(?P=sign)[02])(?![- ·、]?\d){_NO_AMOUNT})(?!\d)",
    re.ASCII,
)
SHORT = re.compile(rf"(?<![\d〔.,-]){phone.SERVICE.pattern}(?!\d)", re.ASCII)
_DIGIT = "0123456789"  # with which a number begins
_FIRST = f"+({_DIGIT}"  # with the signs before it
_CALLING = f"拨打致来电電座固热cdprtlfCDPRTLF{_DIGIT}"  # with which begins what is called
_LETTERS, _LIKE_DIGITS = "".join(LIKE_DIGITS), str.maketrans(LIKE_DIGITS)
_WITH_LETTERS = re.compile(  # which somebody took for digits, or meant as a riddle
    rf"(?<![A-Za-z\d.-])(?=[\dIl][\d -]{{0,24}}[{_LETTERS}])"
    rf"[\dIl](?:[ -]?[\d{_LETTERS}]){{4,12}}(?![A-Za-z\d])"
)
_LOCAL = re.compile(  # a number without its area code, in two groups that are neither years nor a range
    rf"(?<![\d.,/\w〔-])(?<!\d )(?!(?:19|20)\d\d)(?P<first>[2-8]\d{{2,3}})(?P<gap>[- ])(?P<second>\d{{4}})"
    rf"(?![- ]\d){_NO_AMOUNT}",
    re.ASCII,
)
_LOCAL_DIGITS = re.compile(r"(?!20)[2-8]\d{6,7}", re.ASCII)
_IN_ORDER = "0123456789"
_COUNTED_UP = "123"  # one, two, three
# digits with signs between them where numbers mostly have none
_SCATTERED = re.compile(
    r"(?<![\d.,/\w〔-])(?:\+|\((?=0\d{2,3}\)))?"
    rf"\d(?:{BLANK}*(?:[ .\-/·()_*~…【】]{BLANK}*){{0,3}}\d){{4,17}}"
    r"(?![\d年号%]|[.,]\d)",
    re.ASCII,
)
_WHOLE = re.compile(
    r"(?:0{0,2}86)?(?:1[3-9]\d{9}|[48]00\d{7})|(?:0{0,2}860?|0)[1-9]\d{1,2}[02-8]\d{6,7}", re.ASCII
)
# what is a number because somebody is told to call it, or because of the word behind it
_CALLED = re.compile(
    r"(?:(?:拨打|拨|打|致电|来电|[电電][话話](?:号码)?|座机|固话|热线|\b(?:call|dial|phone|ring|tel|landline|fax)\b\.?)"
    r"(?:是|为| is)?[:：“\" ]*"
    rf"(?P<after>\d(?:[ .\-·]?\d){{2,11}}){_NO_AMOUNT}(?! ?(?:[通遍秒分个次人笔户]|小时|times|calls|minutes))"
    r"|(?<![\d.,/\w-])(?P<before>\d(?:[ .\-·]?\d){2,11})[”\" ]*(?=急救|报警|火警|热线|专线|客服))",
    re.IGNORECASE | re.ASCII,
)
SEVERAL = re.compile(rf"[\d{SIGNS}](?:.?[\d{SIGNS}]){{4}}")  # digits, without which no text is looked at
# somebody's own account or number, in place of one that the institution answers for
_OWN = re.compile(
    r"(?:(?:\bQQ|微信|\bwechat|\bwhatsapp|\b[wv]x)(?:群|号|群号| ?group| ?id)?[:： ]{0,2}"
    r"(?P<account>[a-z]?\d{5,11})"
    r"|(?:经理|主任|行长|老师|师傅|专员|先生|女士|\b(?:Mr|Ms|Mrs)\.? [A-Z][a-z]+|\bmanager)[:： ]{0,2}"
    rf"(?P<desk>[2-8]\d{{6,7}})){_NO_AMOUNT}",
    re.IGNORECASE | re.ASCII,
)
_OWNERS = "QqWwVvMm微经主行老师专先女"
_TOLD_TO_CALL = re.compile(
    r"(?:[打拨]|致电|来电|电话|热线|专线|\b(?:call|dial|phone|ring|hotline)s?)"
    r"(?:是|为)?[:： “\"]{0,3}(?:\d{3,5}(?:,? (?:then|or|and) |[、或和]))?$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # before what is a number of something else
    r"(?:\b(?:roads?|pages?|routes?|bus(?:es)?|articles?|sections?|cases?|law|nos?|rooms?|windows?|flats?"
    r"|highways?|flights?|chapters?|figures?|tables?|items?|questions?|some|about|over|than|nearly|of|all"
    r"|between(?: \d+ and)?|ISO|GB/T|USD|RMB|CNY|EUR|HKD)\.?|[$¥￥€约近共第图]|门牌|心率|得分|(?<![话机])号"
    r"|邮箱|超过|(?<![A-Za-z])(?-i:[A-Z]{1,2})) ?$",
    re.IGNORECASE,
)
_NO_CALL = re.compile(
    r" of \d| to \d|[-–—]\d|@|\.[a-z]| ?(?:V|kV)\b|(?:警察|宣传)[日节]|房间|毫克|分(?![行支机])",
    re.ASCII,
)
_EMERGENCY = re.compile("11[09]|12[02]")
OF_ALL = re.compile(r"1[12]\d|12\d{3}", re.ASCII)  # the same everywhere in the country
_ASKED = re.compile(r"1[12]\d|911|999|1[0-2]\d{3,4}|9[56]\d{3,4}|[2-8]\d{6,7}", re.ASCII)
_Place = tuple[int, int, int, int]  # line, column, start and end


def of_nation(known: Iterable[str]) -> re.Pattern[str]:
    """What finds the numbers of national hotlines, whatever hides their digits."""
    numbers = "|".join(f"{BLANK}*".join(number) for number in known) or "(?!)"
    return re.compile(
        rf"(?<=[打拨])(?:{numbers})(?!\d|[.,]\d| ?[个通遍次分])"  # is a call, whatever follows
        rf"|(?<![\d〔第.,-])(?<!\d )(?:{numbers}){_NO_AMOUNT}"
    )


def nationals(seen: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int, re.Match[str], bool]]:
    """Numbers of national hotlines, with line and column; and whether they are sure to be called."""
    for line, column, found in located(wanted, seen, _DIGIT):
        before = seen[max(seen.rfind("\n", 0, found.start()) + 1, found.start() - 20) : found.start()]
        is_call = bool(_TOLD_TO_CALL.search(before))
        is_other = _NO_CALL.match(seen, found.end()) or _AMOUNT.match(seen, found.end())
        if is_call or not (is_other or _OF_OTHERS.search(before)):
            yield line, column, found, is_call and not is_other


def typed(prose: str) -> Iterator[tuple[int, int, str]]:
    """Everything in a text that is written as a telephone number, with its line and column."""
    return typed_as(in_digits(prose), prose)


def typed_as(seen: str, prose: str) -> Iterator[tuple[int, int, str]]:
    """The same of a text whose digits were made out."""
    taken: list[tuple[int, int]] = []
    for line, column, start, end in (
        *_surely(seen, prose),
        *_scattered(seen),
        *_called(seen),
        *_own(seen),
    ):
        if not any(begin < end and start < last for begin, last in taken):
            taken.append((start, end))
            yield line, column, prose[start:end]


def _surely(seen: str, prose: str) -> Iterator[_Place]:
    """Numbers that can be nothing else: by their shape, or because the digits are spoken one by one."""
    for line, column, number in located(_LONG, seen, _FIRST):
        yield line, column, *number.span()
    for line, column, number in located(_LOCAL, seen, _DIGIT):
        if number["gap"] == " " or number["second"] < number["first"].zfill(4):
            yield line, column, *number.span()
    for line, column, spoken in located(SPOKEN, prose):
        digits = re.sub(r"\D", "", in_digits(spoken[0]))
        if _is_local(digits) or _WHOLE.fullmatch(digits):
            yield line, column, *spoken.span()


def _scattered(seen: str) -> Iterator[_Place]:
    """Digits that stand apart or are written as words, and are those of a number together."""
    below = seen.lower()
    in_words = located(IN_WORDS, seen) if sum(map(below.count, SAID)) >= FEWEST_SAID else ()
    for line, column, number in (*located(_SCATTERED, seen, _FIRST), *in_words):
        if _is_number(SAID_WORD.sub(digits_said, number[0])):
            yield line, column, *number.span()
    for line, column, number in located(_WITH_LETTERS, seen, f"{_DIGIT}Il"):
        if _LONG.fullmatch(number[0].translate(_LIKE_DIGITS)):
            yield line, column, *number.span()


def _called(seen: str) -> Iterator[_Place]:
    """Digits that somebody is told to call."""
    for line, column, called in located(_CALLED, seen, _CALLING):
        start, end = called.span("after" if called["after"] else "before")
        digits = re.sub(r"\D", "", seen[start:end])
        if _ASKED.fullmatch(digits) and digits != _COUNTED_UP:
            yield line, column + start - called.start(), start, end


def _own(seen: str) -> Iterator[_Place]:
    """Accounts of messengers, and what stands behind somebody's name."""
    for line, column, own in located(_OWN, seen, _OWNERS):
        start, end = own.span("account" if own["account"] else "desk")
        yield line, column + start - own.start(), start, end


def _is_local(digits: str) -> bool:
    """Whether these are the digits of a number without its area code, and not only counted up."""
    return bool(_LOCAL_DIGITS.fullmatch(digits)) and digits not in _IN_ORDER


def _is_number(scattered: str) -> bool:
    """Whether digits with signs between them are those of a telephone number."""
    shown = scattered.replace(BLANK, "")
    if shown != scattered and shown.isdecimal():
        return bool(_LONG.fullmatch(shown))
    parts = re.findall(r"\d+", scattered, re.ASCII)
    digits = "".join(parts)
    if len(digits) == 3:
        return bool(_EMERGENCY.fullmatch(digits))
    if len(digits) == 5:
        is_service = digits.startswith(("95", "96")) or (digits.startswith("12") and digits != "12345")
        return (
            is_service and len(parts) > (2 if digits[0] == "9" else 4) and not re.search("[./·]", scattered)
        )
    if len(parts) == len(digits) and not re.search("[./]", scattered) and _is_local(digits):
        return True
    return len(parts) > 1 and bool(_WHOLE.fullmatch(digits))
