"""Characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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


def check(content: Content) -> Iterator[Mistake]:
    """Find invisible, direction-changing and private characters in pages and data."""
    for file, text in content.written.items():
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


RULE = PageRule(
    "MS013",
    "No invisible characters",
    check,
    wrong="Call 12·378. (for · think of a space without width)",
    right="Call 12378.",
    zh="有看不见的字符，会让号码拨错。删掉，连同前后的字重新输入。",
    why="They come with copied text, hide words from search, and can turn a number round.",
    fixable=True,
)
