"""Telephone numbers that are typed where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from microsite.checks.digits import BLANK, SAID_WORD, digits_said, in_digits
from microsite.checks.rule import PageRule, located
from microsite.checks.texts import all_texts
from microsite.checks.typed_numbers import OF_ALL, SEVERAL, SHORT, nationals, of_nation, typed, typed_as
from microsite.content.page import Page
from microsite.content.page_html import DIALLED
from microsite.content.project import Content, Project
from microsite.data.message import Wording
from microsite.data.roster import Roster
from microsite.data.values import phone
from microsite.files.mistakes import Edit, Mistake, Mistakes, Wrong

_IN_A_WORD = re.compile(r"[{｛] ?[a-z_]+[(（][\"“”'][^)\n]*")
_OF_NUMBERS = r"\{\{ ?(?:hotline|figure)\("
BESIDE = re.compile(
    r"(?P<before>(?<!\d)0[1-9]\d{1,2}[- ]?)(?=\{\{ ?hotline\()"
    rf"|(?P<digits>(?<!\d)\d{{1,12}})(?={_OF_NUMBERS})"
    rf"|{_OF_NUMBERS}[^{{}}\n]*+\}}\}}(?P<joined>[/.]?\d{{1,12}}|{_OF_NUMBERS}[^{{}}\n]*+\}}\}})"
    r"|\{\{ ?hotline\([^{}\n]*+\}\}(?P<after> ?(?:转|分机|-|ext(?:ension|\.)?) ?\d{1,5})",
    re.ASCII,
)
_TEXT_OF_A_WORD = re.compile(r"\{[{%] ?(?:call )?(?!hotline\()[a-z_]+\((?P<text>[^{}\n]*)")
_SHOWN_FALSELY = re.compile(  # a number in quotation marks that a telephone shows, or a cheat uses
    r"(?:显示|冒[充用]|假冒|伪[造装]|\b(?:shows?|displays?|pretend\w*|spoof\w*))[^。.!?“”\"]{0,16}[“\"]$",
    re.IGNORECASE,
)
_NO_PLACE_FOR_A_LINK = re.compile(r"^ *#|\]\(|tel:|[`<]")  # a number is mended only in plain text


def check(content: Content) -> Iterator[Mistake]:
    """Find numbers that the data know, and others that look like telephone numbers."""
    roster = content.roster if isinstance(content, Project) else None
    hotlines = roster.network.national_hotlines if roster else {}
    national = {str(hotline.number): name for name, hotline in hotlines.items()}
    own = own_numbers(roster) if roster else {}
    short = of_nation(national)
    for pages in content.pages.values():
        for page in pages.values():
            prose = in_digits(page.prose)
            for line, column, found, is_call in nationals(prose, short):
                before = prose[prose.rfind("\n", 0, found.start()) + 1 : found.start()]
                if _IN_A_WORD.fullmatch(before, max(before.rfind("{"), before.rfind("｛"), 0)):
                    continue  # braces that are none, which is told of the word
                number = page.prose[slice(*found.span())]
                name, also = national[found[0].replace(BLANK, "")], _also(content, page, line, column)
                yield _national(page, Typed(line, column, number, is_call), name, also)
            for line, column, written in typed_as(prose, page.prose):
                meant = SAID_WORD.sub(digits_said, in_digits(written)).replace(BLANK, "")
                if meant in national or _SHOWN_FALSELY.search(page.lines[line - 1][: column - 1]):
                    continue
                also = _also(content, page, line, column)
                if known := national.get(re.sub(r"\D", "", meant)):
                    yield _national(page, Typed(line, column, written), known, also)
                else:
                    yield _unknown(page, Typed(line, column, written), own, national, also)
            yield from _beside_a_word(page)
            yield from _within_a_word(page)
            with suppress(Mistakes):  # told by the rule of front matter
                yield from _above(page, national)
    yield from _in_texts(content, national) if isinstance(content, Project) else ()


def _above(page: Page, national: dict[str, str]) -> Iterator[Mistake]:
    """Numbers in the title and the description, where a word can't stand; those of everybody may be named."""
    for key in ("title", "description"):
        said = page.document.written.get((key,), "")
        for _, _, written in typed(said) if SEVERAL.search(said) else ():
            if re.sub(r"\D", "", in_digits(written)) not in national:
                yield page.document.mistake(
                    (key,),
                    f"the number {written} is typed into the {key}",
                    'Take it out, and write it in the text as {{ hotline("…") }}.',
                    f'号码 {written} 写在 {key} 里了。请删掉，正文里用 {{{{ hotline("…") }}}} 写。',
                )


def _beside_a_word(page: Page) -> Iterator[Mistake]:
    """An area code or an extension beside the word that gives the number."""
    for line, column, found in located(BESIDE, page.read_text):
        written = _written_beside(found)
        yield Mistake(page.name, line, *beside(written.strip()), column=column + found[0].rindex(written))


def _written_beside(found: re.Match[str]) -> str:
    """What stands beside a word that gives a number."""
    return found["before"] or found["digits"] or found["joined"] or found["after"]


def found_beside(text: str) -> Iterator[str]:
    """Everything in a text that stands beside such a word."""
    return (_written_beside(found).strip() for found in BESIDE.finditer(text))


def beside(written: str) -> tuple[str, str, str]:
    """That something is typed beside a number: what, how to mend it, and both in Chinese."""
    return (
        f"“{written}” is typed beside a number",
        "Take it out: the word gives the number as it is dialled. An extension of ours is written as "
        "extension below the number in branches/.",
        f"号码旁边另写了“{written}”。请删掉：花括号里的词会给出完整的号码；"
        "本行的分机，写在 branches/ 里那个号码下面的 extension。",
    )


def _within_a_word(page: Page) -> Iterator[Mistake]:
    """Numbers in the texts that a word is given; the word for numbers alone is given one."""
    for line, column, found in located(_TEXT_OF_A_WORD, page.read_text):
        for _, at, written in typed(found["text"]):
            begins = column + found.start("text") - found.start() + at - 1
            yield _unknown(page, Typed(line, begins, written), {}, {}, ("", ""))


def _in_texts(project: Project, national: dict[str, str]) -> Iterator[Mistake]:
    """Numbers that somebody typed into a name, an address or another text of the data."""
    for text, path, document in all_texts(project):
        for language, said in text.items() if not isinstance(text, Wording) else ():
            for _, _, written in typed(said) if SEVERAL.search(said) else ():
                if re.sub(r"\D", "", in_digits(written)) not in national:
                    yield document.mistake(
                        (*path, language),
                        f"the number {written} is typed into a text",
                        "Take it out: numbers stand below hotlines, that of an event as contact or hotline, "
                        "and are shown from there.",
                        f"号码 {written} 写在文字里了。请删掉：号码写在 hotlines 下面，"
                        "场次的写在 contact 或 hotline，网页会自动显示。",
                    )


class Typed(NamedTuple):
    """A number, where it stands, and whether it is sure to be one that is called."""

    line: int
    column: int
    number: str
    is_call: bool = False


def _national(page: Page, one: Typed, name: str, also: tuple[str, str]) -> Mistake:
    """A number of a national hotline."""
    line, column, number, is_call = one
    word = f'{{{{ hotline("{name}") }}}}'
    return Mistake(
        page.name,
        line,
        f"the number {number} is typed into the page",
        f"Write {word}: then it can be called, and changes everywhere.{also[0]}",
        f"号码 {number} 直接写在网页里了。请写 {word}：能直接拨打，一处改，处处改。{also[1]}",
        column=column,
        edit=Edit(number, word) if is_call and _may_be_linked(page, line) else None,
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
    places |= {(line, column) for line, column, _ in located(SHORT, in_digits(page.prose))}
    return len([*page.calls("hotline")]) + len(places)


def _unknown(
    page: Page, one: Typed, own: dict[str, str], national: dict[str, str], also: tuple[str, str]
) -> Mistake:
    """A number that no national hotline has, in whichever form it is written."""
    line, column, written, _ = one
    digits = dialled(written)
    purpose, near = own.get(digits), [name for number, name in national.items() if _is_near(digits, number)]
    hint = 'Write it in branches/ and here {{ hotline("complaint") }} or another purpose.'
    zh = '请把它写进 branches/，这里写 {{ hotline("complaint") }} 或别的用途。'
    if purpose:
        hint = f'Write {{{{ hotline("{purpose}") }}}}: then each branch shows its own.'
        zh = f'请写 {{{{ hotline("{purpose}") }}}}：每个网点显示自己的号码。'
    elif near:
        words = [f'{{{{ hotline("{name}") }}}}' for name in near]
        hint = f"No line {digits} is known here. Is {' or '.join(words)} meant? Look, and write that. "
        hint += f"Only if {digits} itself is said by an authority, write it in facts/national.yml."
        zh = f"这里没有 {digits} 这条热线，是不是 {'、'.join(words)}？核对以后，请改成它。"
        zh += f"确有主管部门公布 {digits} 的，才写进 facts/national.yml。"
    elif OF_ALL.fullmatch(digits):
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


def _is_near(one: str, other: str) -> bool:
    """Whether one digit is another, or two neighbours are exchanged, as a hand slips."""
    if len(one) != len(other):
        return False
    match [place for place in range(len(one)) if one[place] != other[place]]:
        case [_]:
            return True
        case [first, second]:
            return second == first + 1 and one[first] + one[second] == other[second] + other[first]
    return False


def dialled(written: str) -> str:
    """What is dialled within the country."""
    try:
        return re.sub(r"\D", "", phone.shown(re.sub(" ", "", SAID_WORD.sub(digits_said, in_digits(written)))))
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
