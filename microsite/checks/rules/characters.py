"""Characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.layers import MARK
from microsite.files.mistakes import Edit, Mistake
from microsite.words.slots import RESERVED

_INVISIBLE = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\U000f0000-\U0010fffd]"
)
_PICTURE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_JOINED = re.compile(  # one sign made of several, and the flags of parts of a country
    rf"(?<={_PICTURE})\u200d(?={_PICTURE})|(?<=[\ufe0f\U0001f3fb-\U0001f3ff])\u200d(?={_PICTURE})|"
    "(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
)


# signs lost on the way, and text in UTF-8 that was read in another encoding
_OF_BROKEN = "\ufffd\u951f\u9286\u951b\u9225\u00e2\u00c3\u00c2"  # one of which is in each
_BROKEN = re.compile(
    r"\ufffd+|\u951f\u65a4\u62f7|[\u9286\u951b\u9225][\u0080-\uffff]{0,2}|"
    r"\u00e2\u20ac.?|\u00c3[\u0080-\u00bf]|\u00c2[\u00a0-\u00bf]"
)

# what stands for a character: a reference of HTML, an escape of YAML
_REFERRED = re.compile(
    r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|zwn?j|[lr]rm|shy|NoBreak|ZeroWidthSpace|InvisibleComma|i[ct]|af);|"
    r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})",
    re.ASCII,
)


def check(content: Content) -> Iterator[Mistake]:
    """Find invisible, direction-changing and private characters in pages and data."""
    for file, text in content.written.items():
        if any(sign in text for sign in _OF_BROKEN):
            yield from _broken(file, text)
        if "&" in text or "\\" in text:
            yield from _referred(file, text)
        if not _INVISIBLE.search(text):
            continue
        for line, column, character in located(
            _INVISIBLE, _JOINED.sub(lambda joined: "x" * len(joined[0]), text)
        ):
            if file.removeprefix(MARK).startswith("docs/") and RESERVED.match(character[0]):
                continue  # told by the rule of words, which stops the build
            code, name = (
                ord(character[0]),
                unicodedata.name(character[0], "a control or private character").lower(),
            )
            yield Mistake(
                file,
                line,
                f"an invisible character, U+{code:04X} ({name})",
                "Delete it and its neighbours, and type them anew.",
                f"有看不见的字符 U+{code:04X}。请连同前后的字一起删掉，重新输入。",
                column=column,
                edit=Edit(character[0], "\n" if character[0] == "\r" else ""),
            )


def _referred(file: str, text: str) -> Iterator[Mistake]:
    """What stands for a character that nobody sees, or for a digit, so that no rule reads the number."""
    for line, column, found in located(_REFERRED, text):
        code = re.fullmatch(r"\\[uUx]([0-9a-fA-F]+)", found[0])
        meant = chr(min(int(code[1], 16), 0x10FFFF)) if code else unescape(found[0])
        if _INVISIBLE.match(meant) or meant.isdigit():
            seen = (
                f"the digit {meant}" if meant.isdigit() else f"an invisible character, U+{ord(meant[0]):04X}"
            )
            yield Mistake(
                file,
                line,
                f"{found[0]} stands for {seen}",
                "Type what belongs here itself, or delete it.",
                f"{found[0]} 代表{f'数字 {meant}' if meant.isdigit() else '看不见的字符'}。"
                "请直接输入，或者删掉。",
                column=column,
            )


def _broken(file: str, text: str) -> Iterator[Mistake]:
    """What a wrong encoding has made of a text."""
    for line, column, found in located(_BROKEN, text):
        yield Mistake(
            file,
            line,
            f"“{found[0]}” was another sign, and was lost on the way",
            "Type the words anew, or bring the file back as it was; save it as UTF-8.",
            f"“{found[0]}”是乱码。请重新输入这些字，或恢复原来的文件；保存时选 UTF-8。",
            column=column,
        )


RULE = PageRule(
    "MS013",
    "No invisible or broken characters",
    check,
    wrong="Call 12·378. (for · think of a space without width)",
    right="Call 12378.",
    zh="有看不见的字符，会让号码拨错。删掉，连同前后的字重新输入。",
    why="They come with copied text, hide words from search, and can turn a number round.",
    fixable=True,
)
