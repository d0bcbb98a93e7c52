"""Why a page has nothing above its text: what is wrong with the two lines of --- that enclose it."""

from __future__ import annotations

import re

from microsite.files.mistakes import Edit, Mistake

FENCE = "---"
_DASHES = re.compile("[-‐‑‒–—―−－_＿=]{2,}[ \t]*")  # what is typed for it
_KEY = re.compile(r"[a-z_]+[:：]")
_MOST = 40  # lines above which both must stand


def is_broken(header: str) -> bool:
    """Whether a line of what stands above the text was meant to end it."""
    return any(_DASHES.fullmatch(line) for line in header.split("\n")[1:-2])


def mistake(name: str, text: str) -> Mistake:
    """What to write so that the page begins with its title, description and dates."""
    lines = text.split("\n")[:_MOST]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    keys = [number for number, line in enumerate(lines) if _KEY.match(line)]
    if lines[first] != FENCE and _DASHES.fullmatch(lines[first]):
        return _not_a_fence(name, first, lines[first])
    if first and lines[first] == FENCE:
        return Mistake(
            name,
            1,
            "--- is not the first line",
            "Delete the lines above it.",
            "--- 要写在第一行。请删掉它上面的空行。",
        )
    if keys and lines[first] != FENCE:
        hint, zh = "Write --- on a line of its own above it.", "请在它上面单独写一行 ---。"
        return Mistake(name, first + 1, "the first --- is missing", hint, f"少了开头的 ---。{zh}")
    if lines[first] != FENCE:
        return Mistake(
            name,
            1,
            "the page does not begin with ---, title, description and dates",
            "Copy the first lines of another page and change them.",
            "网页开头没有 ---、标题、摘要和日期。请从别的网页复制开头几行，再改。",
        )
    for number, line in enumerate(lines[1:], 1):
        if line == FENCE:
            return Mistake(
                name,
                number + 1,
                "nothing stands between the two lines of ---",
                "Copy what stands there in another page, and change it.",
                "两行 --- 之间没有内容。请从别的网页复制这几行，再改。",
            )
        if _DASHES.fullmatch(line):
            return _not_a_fence(name, number, line)
    last = keys[-1] if keys else 0
    return Mistake(
        name,
        last + 1,
        "the second --- is missing",
        "Write --- on a line of its own below this line.",
        "少了第二个 ---。请在这一行下面单独写一行 ---。",
    )


def _not_a_fence(name: str, number: int, line: str) -> Mistake:
    return Mistake(
        name,
        number + 1,
        f"“{line}” is not ---",
        "Write --- here: three hyphens of the English keyboard, and nothing else in the line.",
        f"“{line}”不是 ---。这里请写 ---：三个英文减号，这一行不写别的。",
        column=1,
        edit=Edit(line, FENCE),
    )
