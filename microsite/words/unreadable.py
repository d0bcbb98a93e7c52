"""Why the braces of a page can't be read, told from what is written in them and not by the library."""

from __future__ import annotations

import re
from typing import NamedTuple

from jinja2 import TemplateSyntaxError

from microsite.content.braces import Braces
from microsite.content.page import Page
from microsite.content.parsing import ENVIRONMENT
from microsite.files.mistakes import Edit

_EXAMPLE = '{{ hotline("complaint") }}'
_PASSAGE = '{% call only_for(kind="community") %} … {% endcall %}'
_RAW = "{% raw %} … {% endraw %}"
_LEFT_OPEN = re.compile(r"\{[{%]")
_WIDE = {"（": "(", "）": ")", "“": '"', "”": '"', "，": ",", "＝": "=", "‘": "'", "’": "'", "、": ","}
_PASSAGE_WORD = "call only_for("
_CALLED = re.compile(r"\{%-? ?(?P<word>\w+\([^(){}%\n]*\)) ?-?%\}")
_END, _END_APART = "{% endcall %}", re.compile(r"\{%-? ?(?:end[ _-]call|/call|endcal|endonly_for) ?-?%\}")
_ONE_MARK = re.compile(r"(?P<before>\{\{ ?\w+\()\"?(?P<thing>[^\s\"'(){},=]+)\"?(?P<behind>\) ?\}\})")
_BARE = re.compile(r"(?<=[(,=\[])( ?)(?!(?:true|false|none) ?[,)\]])([a-z][a-z0-9-]*+)(?= ?[,)\]])")
_UNFILLED = re.compile(
    r"\{\{-? *+(?:(?P<word>\w++)[^{}]*?[(=,\[\"“] ?)?(?:…{1,2}|\.{3})[\"”)\],} ]"
)  # dots alone where an answer or a guide shows them
_WHERE = {
    "cite": (
        "an id of facts/sources.yml in quotation marks, and behind article= the number of the article",
        "引号里写 facts/sources.yml 里的编号（id），article= 后面写第几条，用数字",
    ),
    "figure": ("an id of facts/figures.yml in quotation marks", "引号里写 facts/figures.yml 里的编号（id）"),
    "term": ("an id of facts/glossary.yml in quotation marks", "引号里写 facts/glossary.yml 里的编号（id）"),
}
_CLOSED_BY_ONE = re.compile(r"\{\{[^{}\n]*\}(?!\})")
_CLOSED_WIDE = re.compile(
    r"(?P<word>\{\{[^{}｝\n]*)[}｝] ?[}｝](?<!\}\})"
)  # by braces of the Chinese keyboard


class Reason(NamedTuple):
    """What can't be read: its line and column, what is wrong, what to write instead, and what mends it."""

    line: int
    column: int
    message: str
    hint: str
    zh: str
    edit: Edit | None = None


def reason(page: Page) -> Reason:
    """The first thing in a page's braces for which nothing behind it can be read."""
    assert page.unreadable
    return (
        _left_open(page)
        or next(filter(None, (_strange(braces) for braces in page.braces)), None)
        or _passage(page)
        or Reason(
            page.unreadable.lineno,
            0,
            "the braces can't be read",
            f"Write a word such as {_EXAMPLE}. To show braces themselves, write {_RAW} around them.",
            f"双花括号读不了。请写词，例如 {_EXAMPLE}；要显示花括号本身，请用 {_RAW} 括住。",
        )
    )


def _left_open(page: Page) -> Reason | None:
    """Braces without an end; those of a pair may have swallowed everything up to the next one's end."""
    for braces in page.braces:
        if braces.text.startswith("{{") and "{{" in braces.text[2:]:
            return _no_end(page.body, braces.start)
    opened = _LEFT_OPEN.search(_without_raw(page))
    return _no_end(page.body, opened.start()) if opened else None


def _without_raw(page: Page) -> str:
    """The prose with spaces for what is shown as it is written, between raw and endraw."""
    text, begun = page.prose, None
    for braces in page.braces:
        if braces.instruction == "raw":
            begun = braces.end
        elif braces.instruction == "endraw" and begun is not None:
            text = text[:begun] + " " * (braces.start - begun) + text[braces.start :]
            begun = None
    return text


def _no_end(text: str, start: int) -> Reason:
    opening = text[start : start + 2]
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    closing = "}}" if opening == "{{" else "%}"
    short, wide = _CLOSED_BY_ONE.match(text, start), _CLOSED_WIDE.match(text, start)
    edit = Edit(short[0], f"{short[0]}}}") if short else None
    if wide:
        edit = Edit(wide[0], f"{wide['word'].rstrip()} }}}}")
    shown = text[start:].split("\n")[0][:40]
    return Reason(
        line,
        column,
        f"“{shown}” has no end: {opening} is closed by {closing}",
        f"Write {edit.new}."
        if edit
        else f"Write {closing} behind the word. To show braces themselves, write {_RAW} around them.",
        f"“{shown}”没有结尾：{opening} 要用 {closing} 结束。"
        + (
            f"请写成 {edit.new}。"
            if edit
            else f"请在词的后面写 {closing}；要显示花括号本身，请用 {_RAW} 括住。"
        ),
        edit,
    )


def unfilled(braces: Braces) -> Reason | None:
    """Braces with the dots of an answer or a guide, which stand for what somebody must write."""
    if not (found := _UNFILLED.search(braces.text)):
        return None
    hint, zh = f"Write there what belongs to it, such as {_EXAMPLE}.", f"请换成实际内容，例如 {_EXAMPLE}。"
    if known := _WHERE.get(found["word"]):
        hint, zh = f"Write there {known[0]}.", f"请换成实际内容：{known[1]}。"
    return Reason(
        braces.line,
        braces.column,
        f"in {braces.text} something is still to be filled in",
        hint,
        f"{braces.text} 里还有没填的地方。{zh}",
    )


def quoted(text: str) -> str:
    """Braces with quotation marks around each id in brackets that has none."""
    return _BARE.sub(r'\1"\2"', text)


def _strange(braces: Braces) -> Reason | None:
    """Braces that can't be read by themselves."""
    if braces.text.startswith("{%") or not _is_unreadable(braces.text):
        return None
    if told := unfilled(braces):
        return told
    where = (braces.line, braces.column)
    for wide, plain in _WIDE.items():
        if wide in braces.text:
            narrow = braces.text
            for one, other in _WIDE.items():
                narrow = narrow.replace(one, other)
            narrow = quoted(narrow)
            edit = None if _is_unreadable(narrow) or "\n" in narrow else Edit(braces.text, narrow)
            return Reason(
                *where,
                f"the sign {wide} was typed with the Chinese keyboard: {braces.text}",
                f"Write {edit.new}." if edit else f"In braces write {plain} as in English.",
                f"{braces.text} 里的 {wide} 是中文标点。"
                + (f"请写成 {edit.new}。" if edit else f"花括号里请用英文的 {plain}。"),
                edit,
            )
    missing, zh = _missing(braces.text)
    if right := _with_mark(braces.text):
        return Reason(
            *where,
            f"{braces.text} can't be read{missing}",
            f"Write {right}.",
            f"{braces.text} 读不了{zh}。请写成 {right}。",
        )
    return Reason(
        *where,
        f"{braces.text} can't be read{missing}",
        f"Write a word with what it needs in brackets and quotation marks, such as {_EXAMPLE}. "
        f"To show braces themselves, write {_RAW} around them.",
        f"{braces.text} 读不了{zh}。请写词，需要的内容放在括号和引号里，例如 {_EXAMPLE}。"
        f"要显示花括号本身，请用 {_RAW} 括住。",
    )


def _missing(text: str) -> tuple[str, str]:
    if text.count('"') % 2 or ('"' not in text and text.count("'") % 2):
        return ": a quotation mark is missing", "：少了一个引号"
    if text.count("(") != text.count(")"):
        return ": a bracket is missing", "：少了一个括号"
    return "", ""


def _with_mark(text: str) -> str:
    """A word of one thing with both of its quotation marks; nothing if one isn't all that is missing."""
    found = _ONE_MARK.fullmatch(text)
    right = f'{found["before"]}"{found["thing"]}"{found["behind"]}' if found else ""
    return "" if not right or _is_unreadable(right) else right


def _is_unreadable(text: str) -> bool:
    try:
        ENVIRONMENT.parse(text)
    except (TemplateSyntaxError, ValueError, RecursionError):
        return True
    return False


def _passage(page: Page) -> Reason | None:
    """A passage without beginning or end, or an instruction that is none."""
    opened: list[Braces] = []
    for braces in page.braces:
        instruction = braces.instruction
        if instruction == "call":
            opened.append(braces)
        elif instruction == "endcall" and opened:
            opened.pop()
        elif instruction == "endcall":
            return _unpaired(braces, "encloses nothing: the beginning is missing", "前面没有对应的开头")
        elif braces.text.startswith("{%") and instruction not in ("raw", "endraw"):
            return _no_passage(braces)
    if not opened:
        return None
    last = opened[-1]
    return Reason(
        last.line,
        last.column,
        f"{last.text} has no end",
        "Write {% endcall %} on a line of its own, where the passage for these branches ends.",
        f"{last.text} 后面没有 {{% endcall %}}。请在这一段写完的地方另起一行，写 {{% endcall %}}。",
    )


def _no_passage(braces: Braces) -> Reason:
    """An instruction that no page may hold, and what was meant."""
    if _END_APART.fullmatch(braces.text):
        return Reason(
            braces.line,
            braces.column,
            f"{braces.text} is one word: endcall",
            f"Write {_END}.",
            f"{braces.text} 里的 endcall 是一个词，中间不空格。请写成 {_END}。",
            Edit(braces.text, _END),
        )
    if (right := _as_call(braces.text)) is not None and _PASSAGE_WORD not in right:
        word = f"{{{{ {right.removeprefix('{% call ').removesuffix(' %}')} }}}}"
        return Reason(
            braces.line,
            braces.column,
            f"{braces.text} has the braces of a passage",
            f"Write {word}.",
            f"{braces.text} 用了整段的括号。请写成 {word}。",
            Edit(braces.text, word),
        )
    if right is not None:
        return Reason(
            braces.line,
            braces.column,
            f"{braces.text} lacks the word call",
            f"Write {right}, and {{% endcall %}} behind the passage.",
            f"{braces.text} 少了 call。请写成 {right}，这一段后面写 {{% endcall %}}。",
        )
    return Reason(
        braces.line,
        braces.column,
        f"{braces.text} does not work in pages",
        f"Write a word such as {_EXAMPLE}; a passage for some branches stands in {_PASSAGE}.",
        f"网页里不能用 {braces.text}。请写词，例如 {_EXAMPLE}；只给部分网点看的一段，放进 {_PASSAGE}。",
    )


def _as_call(text: str) -> str | None:
    """An instruction that only lacks its first word, with that; None if it is anything else."""
    found = _CALLED.fullmatch(text)
    right = f"{{% call {found['word']} %}}" if found else ""
    return None if not right or _is_unreadable(f"{right}{{% endcall %}}") else right


def _unpaired(braces: Braces, message: str, zh: str) -> Reason:
    return Reason(
        braces.line,
        braces.column,
        f"{braces.text} {message}",
        f"A passage for some branches stands in {_PASSAGE}.",
        f"{braces.text} {zh}。只给部分网点看的一段，放进 {_PASSAGE}。",
    )
