"""Telephone numbers that are typed where a word belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import chain

from microsite.checks.rule import PageRule, located
from microsite.checks.texts import texts, texts_beside
from microsite.content.page import Page
from microsite.content.page_html import DIALLED
from microsite.content.project import Content, Project
from microsite.data.message import Wording
from microsite.data.roster import Roster
from microsite.data.values import phone
from microsite.data.values.characters import LIKE_DIGITS, SAME_LENGTH
from microsite.files.mistakes import Edit, Mistake, Mistakes, Wrong

_ABROAD = r"(?:(?:\+|00)86[- ]?|\(\+86\) ?)"
# what follows a count; not words that begin with such a sign, such as those of 95588个人业务
_COUNTED = (
    r"[年万亿元遍笔件张%]|号(?!码)|日(?![常夜间])|次(?!日)|户(?![名主])|人(?![工民员])|份(?!额)|条(?!款)|个(?!人)"
    r"|名(?!称)|家(?![人里])|[国省县]道|千伏|位(?![于置])|页|[厘毫]?米|公[里分斤]|千[米克]|克(?!服)|斤|吨|平方|层|楼(?!下)|室|栋|届|期(?!间)|棵|路(?!口)|度"
    r"|(?:yuan|people|visitors|guests|children|customers|days|times|calls|pages|copies|seats|degrees)\b"
    r"|(?:[cmk]?m|k?g|kV|kW|(?:kilo)?met(?:re|er)s?)\b"
)
_NO_AMOUNT = rf"(?!\d|[.,]\d| ?(?:{_COUNTED}))"
_LONG = re.compile(
    rf"(?<![\d.,/\w第-])(?<!\b[3-6]\d{{3}} )(?:{_ABROAD}(?:\(0\))?[1-9]\d{{1,2}}[- ]?\d{{3,4}}[- ]?\d{{4}}"
    r"|(?:\(0\d{2,3}\) ?|0\d{2,3}(?:[- ]?|: ?))(?:\d{3,4}[- ]?\d{4}|9[56]\d{3,4})"
    rf"|(?:{_ABROAD})?1[3-9]\d(?:[- ]?\d{{4}}[- ]?|[,、] ?\d{{4}}[,、] ?)\d{{4}}"
    rf"|0[1-9]\d{{1,2}}(?![.:])[^\d\n]{{1,12}}(?!20\d\d(?:0\d|1[0-2])[0-3]\d)"
    rf"[2-8]\d{{2,3}}[- ]?\d{{4}}(?![- ]?\d){_NO_AMOUNT}"
    r"|106\d{7,12}"
    r"|[48]00[- ]?(?:\d{3}[- ]?\d{4}|\d{4}[- ]?\d{3})|[48]00\d[- ]?\d{3}[- ]?\d{3}"
    rf"|9[56]\d{{3}}{_NO_AMOUNT}"
    rf"|(?:9[56]\d[- ](?!000)\d{{2,3}}|9[56][- ](?!000)\d{{3}}|12[13][- ]\d{{2}}|12[- ][13]\d{{2}})"
    rf"(?![- ]\d){_NO_AMOUNT}"
    rf"|1(?P<sign>[- ·])(?:1(?P=sign)[09]|2(?P=sign)[02])(?![- ·]?\d){_NO_AMOUNT})(?!\d)",
    re.ASCII,
)
_IN_A_WORD = re.compile(r"[{｛] ?[a-z_]+[(（][\"“”'][^)\n]*")
_SHORT = re.compile(rf"(?<![\d〔.,-]){phone.SERVICE.pattern}(?!\d)", re.ASCII)
_SIGNS = "零〇○一二三四五六七八九幺①②③④⑤⑥⑦⑧⑨⓪壹贰叁肆伍陆柒捌玖"
_SPOKEN = re.compile(f"[{_SIGNS}](?:[ -]?[{_SIGNS}]){{2,}}")
_OTHER_DIGIT = re.compile("(?![0-9０-９])\\d|[²³¹⁰-⁹₀-₉❶-❾➀-➈➊-➒]")
_DIGITS = str.maketrans(_SIGNS, "00012345678911234567890123456789")
_SAID = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh")
_TIMES = {"double": 2, "triple": 3}
_WORD = rf"(?:({'|'.join(_TIMES)})[ -])?({'|'.join(_SAID)})"
_SAID_WORD = re.compile(_WORD, re.IGNORECASE)
_DIGIT = "0123456789"  # with which a number begins
_FIRST = f"+({_DIGIT}"  # with the signs before it
_CALLING = f"拨打致来电電座固热cdprtlfCDPRTLF{_DIGIT}"  # with which begins what is called
_LETTERS, _LIKE_DIGITS = "".join(LIKE_DIGITS), str.maketrans(LIKE_DIGITS)
_FEWEST_SAID = 3  # words for digits in one number
_IN_WORDS = re.compile(rf"(?<![a-z]){_WORD}(?:,?[ -]{_WORD}){{2,}}(?![a-z])", re.IGNORECASE)
_WITH_LETTERS = re.compile(  # which somebody took for digits, or meant as a riddle
    rf"(?<![A-Za-z\d.-])(?=\d[\d -]{{0,24}}[{_LETTERS}])\d(?:[ -]?[\d{_LETTERS}]){{4,12}}(?![A-Za-z\d])"
)
# what readers don't see between digits: how they look, how a sign is written, what makes one a key
_UNSEEN = re.compile(
    r"</?[a-zA-Z][^<>\n\d]*>|\\(?=[\-().])|&(?:nbsp|ensp|emsp|thinsp|shy|hyphen|dash|#32|#45|#160|#x20|#x2d|#xa0);"
    r"|\[(?=\d)|(?<=\d)\]\([^()\n\d]*\)|(?<=[\d \-(])(?:\*\*|__)|(?:\*\*|__)(?=[\d \-)])"
    r"|[\u20e3\ufe0f\u00ad\u200b\u2007-\u200a]"
)
_BLANK = "\x01"
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
    rf"(?<![\d.,/\w〔-])(?:\+|\((?=0\d{{2,3}}\)))?\d(?:{_BLANK}*(?:[ .\-/·()_*~]{_BLANK}*){{0,3}}\d){{4,17}}"
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
_SEVERAL = re.compile(rf"[\d{_SIGNS}](?:.?[\d{_SIGNS}]){{4}}")  # digits, without which no text is looked at
_BESIDE = re.compile(
    r"(?P<before>(?<!\d)0[1-9]\d{1,2}[- ]?)(?=\{\{ ?hotline\()|"
    r"\{\{ ?hotline\([^{}\n]*+\}\}(?P<after> ?(?:转|分机|-|ext(?:ension|\.)?) ?\d{1,5})",
    re.ASCII,
)
_EMERGENCY = re.compile("11[09]|12[02]")
_TEXT_OF_A_WORD = re.compile(r"\{[{%] ?(?:call )?(?!hotline\()[a-z_]+\((?P<text>[^{}\n]*)")
_OF_ALL = re.compile(r"1[12]\d|12\d{3}", re.ASCII)  # the same everywhere in the country
_ASKED = re.compile(r"1[12]\d|911|999|1[02]\d{3}|9[56]\d{3,4}|[2-8]\d{6,7}", re.ASCII)
_Place = tuple[int, int, int, int]  # line, column, start and end
_NO_PLACE_FOR_A_LINK = re.compile(r"^ *#|\]\(|tel:|[`<]")  # a number is mended only in plain text


def check(content: Content) -> Iterator[Mistake]:
    """Find numbers that the data know, and others that look like telephone numbers."""
    roster = content.roster if isinstance(content, Project) else None
    hotlines = roster.network.national_hotlines if roster else {}
    national = {str(hotline.number): name for name, hotline in hotlines.items()}
    own = own_numbers(roster) if roster else {}
    known = "|".join(map(re.escape, national)) or "(?!)"
    short = re.compile(
        rf"(?<=[打拨])(?:{known})(?!\d|[.,]\d| ?[个通遍次分])"  # is a call, whatever follows
        rf"|(?<![\d〔第.,-])(?<!road )(?<!page )(?<!oute )(?<!bus )(?:{known}){_NO_AMOUNT}"
    )
    for pages in content.pages.values():
        for page in pages.values():
            prose = _in_digits(page.prose)
            for line, column, found in located(short, prose, _DIGIT):
                before = prose[prose.rfind("\n", 0, found.start()) + 1 : found.start()]
                if _IN_A_WORD.fullmatch(before, max(before.rfind("{"), before.rfind("｛"), 0)):
                    continue  # braces that are none, which is told of the word
                number = page.prose[slice(*found.span())]
                yield _national(
                    page, line, column, number, national[found[0]], _also(content, page, line, column)
                )
            for line, column, written in _typed(prose, page.prose):
                in_digits = _SAID_WORD.sub(_digits_said, _in_digits(written))
                if in_digits in national:
                    continue
                also = _also(content, page, line, column)
                if name := national.get(re.sub(r"\D", "", in_digits)):
                    yield _national(page, line, column, written, name, also)
                else:
                    yield _unknown(page, line, column, written, own, also)
            yield from _beside_a_word(page)
            yield from _within_a_word(page)
            with suppress(Mistakes):  # told by the rule of front matter
                yield from _above(page, national)
    yield from _in_texts(content, national) if isinstance(content, Project) else ()


def _above(page: Page, national: dict[str, str]) -> Iterator[Mistake]:
    """Numbers in the title and the description, where a word can't stand; those of everybody may be named."""
    for key in ("title", "description"):
        said = page.document.written.get((key,), "")
        for _, _, written in typed(said) if _SEVERAL.search(said) else ():
            if re.sub(r"\D", "", _in_digits(written)) not in national:
                yield page.document.mistake(
                    (key,),
                    f"the number {written} is typed into the {key}",
                    'Take it out, and write it in the text as {{ hotline("…") }}.',
                    f'号码 {written} 写在 {key} 里了。请删掉，正文里用 {{{{ hotline("…") }}}} 写。',
                )


def _beside_a_word(page: Page) -> Iterator[Mistake]:
    """An area code or an extension beside the word that gives the number."""
    for line, column, found in located(_BESIDE, page.read_text):
        typed = found["before"] or found["after"]
        column += 0 if found["before"] else found[0].index(typed, found[0].index("}"))
        yield Mistake(
            page.name,
            line,
            f"“{typed.strip()}” is typed beside a number",
            "Take it out: the word gives the number as it is dialled. An extension of ours is written as "
            "extension below the number in branches/.",
            f"号码旁边另写了“{typed.strip()}”。请删掉：花括号里的词会给出完整的号码；"
            "本行的分机，写在 branches/ 里那个号码下面的 extension。",
            column=column,
        )


def _within_a_word(page: Page) -> Iterator[Mistake]:
    """Numbers in the texts that a word is given; the word for numbers alone is given one."""
    for line, column, found in located(_TEXT_OF_A_WORD, page.read_text):
        for _, at, written in typed(found["text"]):
            yield _unknown(
                page, line, column + found.start("text") - found.start() + at - 1, written, {}, ("", "")
            )


def _in_texts(project: Project, national: dict[str, str]) -> Iterator[Mistake]:
    """Numbers that somebody typed into a name, an address or another text of the data."""
    for text, path, document in chain(texts(project.roster), texts_beside(project)):
        for language, said in text.items() if not isinstance(text, Wording) else ():
            for _, _, written in typed(said) if _SEVERAL.search(said) else ():
                if re.sub(r"\D", "", _in_digits(written)) not in national:
                    yield document.mistake(
                        (*path, language),
                        f"the number {written} is typed into a text",
                        "Take it out: numbers stand below hotlines, that of an event as contact or hotline, "
                        "and are shown from there.",
                        f"号码 {written} 写在文字里了。请删掉：号码写在 hotlines 下面，"
                        "场次的写在 contact 或 hotline，网页会自动显示。",
                    )


def _national(page: Page, line: int, column: int, number: str, name: str, also: tuple[str, str]) -> Mistake:
    """A number of a national hotline."""
    word = f'{{{{ hotline("{name}") }}}}'
    return Mistake(
        page.name,
        line,
        f"the number {number} is typed into the page",
        f"Write {word}: then it can be called, and changes everywhere.{also[0]}",
        f"号码 {number} 直接写在网页里了。请写 {word}：能直接拨打，一处改，处处改。{also[1]}",
        column=column,
        edit=Edit(number, word) if _may_be_linked(page, line) else None,
    )


def _also(content: Content, page: Page, line: int, column: int) -> tuple[str, str]:
    """That the whole link must go, or that another language must name the number too, if it has fewer."""
    if page.lines[line - 1][: column - 1].casefold().endswith(DIALLED):
        return (
            " It stands for the whole link, with its text and brackets.",
            "整个链接（文字和括号）都换成它。",
        )
    for pages in content.pages.values():
        twin = pages.get(page.path)
        if twin and twin.is_sound and _count(twin) < _count(page):
            return (
                f" {twin.name} names one number less: say it there too, or delete it here.",
                f"{twin.name} 里少一个号码，请一样写上；不需要的，就把这里的删掉。",
            )
    return "", ""


@lru_cache(100)
def _count(page: Page) -> int:
    """How many numbers a page names, typed or by a word."""
    places = {(line, column) for line, column, _ in typed(page.prose)}
    places |= {(line, column) for line, column, _ in located(_SHORT, _in_digits(page.prose))}
    return len([*page.calls("hotline")]) + len(places)


def typed(prose: str) -> Iterator[tuple[int, int, str]]:
    """Everything in a text that is written as a telephone number, with its line and column."""
    return _typed(_in_digits(prose), prose)


def _typed(in_digits: str, prose: str) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for line, column, start, end in (
        *_surely(in_digits, prose),
        *_scattered(in_digits),
        *_called(in_digits),
    ):
        if not any(begin < end and start < last for begin, last in taken):
            taken.append((start, end))
            yield line, column, prose[start:end]


def _surely(in_digits: str, prose: str) -> Iterator[_Place]:
    """Numbers that can be nothing else: by their shape, or because the digits are spoken one by one."""
    for line, column, number in located(_LONG, in_digits, _FIRST):
        yield line, column, *number.span()
    for line, column, number in located(_LOCAL, in_digits, _DIGIT):
        if number["gap"] == " " or number["second"] < number["first"].zfill(4):
            yield line, column, *number.span()
    for line, column, spoken in located(_SPOKEN, prose):
        if _is_local(re.sub(r"\D", "", _in_digits(spoken[0]))):
            yield line, column, *spoken.span()


def _scattered(in_digits: str) -> Iterator[_Place]:
    """Digits that stand apart or are written as words, and are those of a number together."""
    below = in_digits.lower()
    in_words = located(_IN_WORDS, in_digits) if sum(map(below.count, _SAID)) >= _FEWEST_SAID else ()
    for line, column, number in (*located(_SCATTERED, in_digits, _FIRST), *in_words):
        if _is_number(_SAID_WORD.sub(_digits_said, number[0])):
            yield line, column, *number.span()
    for line, column, number in located(_WITH_LETTERS, in_digits, _DIGIT):
        if _LONG.fullmatch(number[0].translate(_LIKE_DIGITS)):
            yield line, column, *number.span()


def _digits_said(word: re.Match[str]) -> str:
    """What “double eight” says."""
    times, digit = word.groups()
    return f"{_SAID.index(digit.lower()) % 10} " * _TIMES.get((times or "").lower(), 1)  # “oh” is a zero


def _called(in_digits: str) -> Iterator[_Place]:
    """Digits that somebody is told to call."""
    for line, column, called in located(_CALLED, in_digits, _CALLING):
        start, end = called.span("after" if called["after"] else "before")
        digits = re.sub(r"\D", "", in_digits[start:end])
        if _ASKED.fullmatch(digits) and digits != _COUNTED_UP:
            yield line, column + start - called.start(), start, end


def _is_local(digits: str) -> bool:
    """Whether these are the digits of a number without its area code, and not only counted up."""
    return bool(_LOCAL_DIGITS.fullmatch(digits)) and digits not in _IN_ORDER


def _is_number(scattered: str) -> bool:
    """Whether digits with signs between them are those of a telephone number."""
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


def _in_digits(text: str) -> str:
    """The same text with ordinary digits, dashes and spaces, each in its place."""
    seen = _UNSEEN.sub(lambda unseen: _BLANK * len(unseen[0]), text)
    ours = _OTHER_DIGIT.sub(lambda other: str(unicodedata.digit(other[0])), seen)
    return _SPOKEN.sub(lambda spoken: spoken[0].translate(_DIGITS), ours).translate(SAME_LENGTH)


def _unknown(
    page: Page, line: int, column: int, written: str, own: dict[str, str], also: tuple[str, str]
) -> Mistake:
    """A number that no national hotline has, in whichever form it is written."""
    digits = dialled(written)
    purpose = own.get(digits)
    hint = 'Write it in branches/ and here {{ hotline("complaint") }} or another purpose.'
    zh = '请把它写进 branches/，这里写 {{ hotline("complaint") }} 或别的用途。'
    if purpose:
        hint = f'Write {{{{ hotline("{purpose}") }}}}: then each branch shows its own.'
        zh = f'请写 {{{{ hotline("{purpose}") }}}}：每个网点显示自己的号码。'
    elif _OF_ALL.fullmatch(digits):
        hint = (
            f'Write it below national_hotlines in facts/national.yml, and here {{{{ hotline("{digits}") }}}}.'
        )
        zh = f'请把它写进 facts/national.yml 的 national_hotlines，这里写 {{{{ hotline("{digits}") }}}}。'
    return Mistake(
        page.name,
        line,
        f"the number {written} is typed into the page",
        hint + also[0],
        f"号码 {written} 直接写在网页里了。{zh}{also[1]}",
        column=column,
    )


def dialled(written: str) -> str:
    """What is dialled within the country."""
    try:
        return re.sub(
            r"\D", "", phone.shown(re.sub(" ", "", _SAID_WORD.sub(_digits_said, _in_digits(written))))
        )
    except Wrong:
        return ""


def own_numbers(roster: Roster) -> dict[str, str]:
    """The purposes of the numbers of branches and institution, by their digits."""
    return {
        re.sub(r"\D", "", hotline.number): purpose
        for branch in reversed(tuple(roster))
        for purpose, hotline in branch.all_hotlines
        if hotline.number
    }


def _may_be_linked(page: Page, line: int) -> bool:
    return not _NO_PLACE_FOR_A_LINK.search(page.body.split("\n")[line - 1])


RULE = PageRule(
    "MS007",
    "Telephone numbers stand in the data, not in pages",
    check,
    wrong="Call 110.",
    right='Call {{ hotline("110") }}.',
    zh='号码不要直接写在网页里。用 {{ hotline("…") }}，号码一变，处处跟着变。',
    why="A number that changes must change once, and on the phone it must be callable.",
    fixable=True,
    reads="texts",
)
