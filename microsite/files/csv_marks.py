"""Quotation marks of a table that stand where none can, and signs of another keyboard beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from microsite.files.mistakes import Mistake

NO_COMMA = "，、；;﹐､،｜|\t"  # what is typed between cells instead of a comma
OPENING, CLOSING = "“‘＂「『«„'", "”’＂」』»“'"  # what is typed round a cell instead of "
_SWALLOWED = 20  # rows at most that a quotation mark takes in before it is given up
_CELL = re.compile(r'"(?:[^"]|"")*+"|[^",\r\n]*+')
_ENDS = ("", ",", "\r", "\n")
_OPENED = re.compile('(?:^|,) *(?P<mark>[“‘＂「『])[^"”’＂」』]*$')  # by a mark that holds nothing together


def within(written: str, name: str, line: int) -> Mistake | None:
    """The first quotation mark of a row that neither begins nor ends a cell; the row ends in `line`."""
    at = 0
    while at < len(written):
        begin = at
        found = _CELL.match(written, begin)
        at = found.end() if found else begin
        if written[at : at + 1] not in _ENDS:
            return _told(written, begin, at, name, line)
        at += 1
    return None


def one_sided(lines: Sequence[str], last: int, name: str) -> Mistake:
    """A quotation mark without its partner: in the row in which it stands, not where it is given up."""
    for number in range(max(1, last - _SWALLOWED), last + 1):
        if number <= len(lines) and lines[number - 1].count('"') % 2:
            return _without_other(lines[number - 1], name, number)
    given_up = lines[last - 1] if last <= len(lines) else ""
    return within(given_up, name, last) or Mistake(
        name,
        last,
        "this row can't be read",
        'Where a " belongs to the text of a cell, write it twice, and " on both sides of the cell.',
        '这一行读不了。内容里本来就有英文引号 " 的，引号写两遍 ""，并在这一格的前后各写一个 "。',
    )


def _without_other(line: str, name: str, number: int) -> Mistake:
    place = line.rindex('"')
    if typed := re.search(f"(?<!,)[{CLOSING}](?=,|$)", line[place:].rstrip()):
        return no_mark(name, number, place + typed.start(), typed[0])
    return Mistake(
        name,
        number,
        "this row can't be read: one \" is without the other",
        'Write " on both sides of the cell, and twice where it belongs to the text.',
        '这一行读不了：英文引号 " 只有一边。请在这一格的前后各写一个 "；内容里本来就有的，写两遍 ""。',
        column=place + 1,
    )


def _told(written: str, begin: int, at: int, name: str, line: int) -> Mistake:
    """What is wrong in a cell that begins here, and can't be read from there on."""
    place = _typed_apart(written, begin, at)
    if place is not None:
        mistake = no_comma(name, line, place, written[place])
    elif opened := _OPENED.search(written[:at]):
        mistake = no_mark(name, line, opened.start("mark"), opened["mark"])
    elif not written[begin:at].strip() or not written[at:].split(",", 1)[0].strip():
        mistake = Mistake(
            name,
            line,
            'a blank beside the " of a cell',
            'Between " and the comma nothing may stand: delete the blank.',
            '引号 " 和逗号之间不能有空格。请删掉空格。',
            column=(at if written[at] == " " else begin) + 1,
        )
    else:
        mistake = Mistake(
            name,
            line,
            'a " within a cell',
            'Within the text write “ and ” instead; " stands only at both ends of a whole cell.',
            '这一格中间有英文引号 "。内容里面的引号请用中文的“ ”，英文引号只写在整格的最前和最后。',
            column=at + (written[at] == '"'),
        )
    return replace(mistake, column=0) if "\n" in written[:at] else mistake


def _typed_apart(written: str, begin: int, at: int) -> int | None:
    """Where something else than a comma stands beside the quotation mark of a cell."""
    if written[at] == '"':
        before = len(written[:at].rstrip(" ")) - 1
        return before if before >= begin and written[before] in NO_COMMA else None
    behind = len(written) - len(written[at:].lstrip(" "))
    return behind if written[behind : behind + 1] and written[behind] in NO_COMMA else None


def no_comma(name: str, line: int, place: int, sign: str) -> Mistake:
    """A sign between two cells that is no comma of the English keyboard."""
    shown, shown_zh = ("the tab", "制表符（Tab）") if sign == "\t" else (sign, sign)
    return Mistake(
        name,
        line,
        f"{shown} between two cells is no comma of the English keyboard",
        "Between all cells of this row write , without a blank.",
        f"两格之间的 {shown_zh} 不是英文逗号，两格会连成一格。这一行的格与格之间都请写 , ，前后不留空格。",
        column=place + 1,
    )


def no_mark(name: str, line: int, place: int, sign: str) -> Mistake:
    """A quotation mark round a cell that is not the English one."""
    return Mistake(
        name,
        line,
        f"{sign} is no quotation mark of the English keyboard, and doesn't hold the cell together",
        'Write " on both sides of the cell.',
        f'引号 {sign} 不是英文引号，格子会被拆开。请在这一格的前后各写一个英文引号 " 。',
        column=place + 1,
    )
