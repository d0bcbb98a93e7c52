"""Lists, tables and paragraphs that a preview shows otherwise than the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from microsite.checks.rule import PageRule, gathered
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.content.shape import BY_HAND, Line, lines
from microsite.content.tongue import HAN
from microsite.files.mistakes import Edit, Mistake, counted

_STEP = 4  # spaces by which the renderer tells what belongs to an item
_BAR = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`[^`]*+`|\{\{[^{}]*+\}\}")
_BY_HAND = re.compile(BY_HAND)
_NUMBER = re.compile(r"\A\d+[.)]")
_BEGINS_LIST = re.compile(r"[-*+] |1\. ")


def check(content: Content) -> Iterator[Mistake]:
    """Compare the lines of every page as a preview reads them and as the renderer does."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from gathered([*find(page), *_outside(page), *_empty(page), *_uneven(page)])


def find(page: Page) -> Iterator[Mistake]:
    """What one page has of them, each line by itself."""
    block: list[Line] = []
    around: list[Line] = []  # the items within which a line stands, as the preview sees it
    container, after_blank = 0, True
    for line in lines(page):
        if line.kind == "blank":
            block, after_blank = [], True
            continue
        if after_blank and line.kind != "item" and not _belongs(line, around):
            around = []
        if line.kind == "container":
            around, container = [], line.indent + _STEP
        elif line.indent < container:
            container = 0
        if line.kind == "text" and block and (row := _pasted(page, line, block[-1])):
            yield _without_bars(page, line, row)
            line = line._replace(kind="row")
        yield from _unparted(page, line, block, around)
        yield from _no_table(page, line, block)
        yield from _by_hand(page, line, block)
        around = _around(line, around)
        if line.kind == "item" or after_blank:
            yield from _indented(page, line, around, container, after_blank)
        if line.kind == "item":
            yield from _of_another_kind(page, line, block)
            around = [*around, line]
        block.append(line)
        after_blank = False


def _by_hand(page: Page, line: Line, block: list[Line]) -> Iterator[Mistake]:
    """The next item of a numbered list, with a number that begins none: it joins the item above."""
    found = _BY_HAND.match(line.text) if line.kind == "text" else None
    last = next((_NUMBER.match(one.text) for one in reversed(block) if one.kind == "item"), None)
    if not found or not last or not found[0][:-1].isascii():
        return
    right = f"{found[0][:-1]}. "
    if found[0][:-1] == str(int(last[0][:-1]) + 1):
        yield Mistake(
            page.name,
            line.number,
            f"“{found[0]}” begins no item of a list, and joins the one above",
            f"Write “{right}” in its place, as the others begin.",
            f"“{found[0]}”不能开始列表的一项，会接在上一项后面。请和其他各项一样，写成“{right}”开头。",
            column=line.column,
            edit=Edit(found[0], right),
        )


def _outside(page: Page) -> Iterator[Mistake]:
    """Boxes below which nothing is indented, so that their text stands outside and they are empty."""
    written = [line for line in lines(page) if line.kind != "blank"]
    for box, below in pairwise([*written, None]):
        if box and box.text.startswith("!!!") and (below is None or below.indent < box.indent + _STEP):
            yield Mistake(
                page.name,
                below.number if below else box.number,
                "the text of the box above is not indented: it stands outside, and the box is empty",
                f"Begin each of its lines with {box.indent + _STEP} spaces.",
                f"上面的提示框是空的：框里的文字要缩进。请在框里每一行的开头加{box.indent + _STEP}个空格。",
                column=1,
            )


def _no_table(page: Page, line: Line, block: list[Line]) -> Iterator[Mistake]:
    """Rows that are shown as text, since the line that makes a table of them is missing or too short."""
    above = block[-1] if block else None
    count = above.text.strip("|").count("|") + 1 if above else 0
    if line.kind == "delimiter" and above and above.kind == "row":
        if line.text.strip("|").count("|") + 1 == count:
            return
    elif not (line.kind == "text" and _looks_like_a_row(line.text, block)):
        return
    else:
        count = line.text.strip("|").count("|") + 1
    right = "|" + " --- |" * count
    yield Mistake(
        page.name,
        line.number,
        "this is shown as text and not as a table",
        f"Below the first row write {right}, and the other rows below that. A row of a table above has no "
        "blank line before it.",
        f"这里会显示成文字，不是表格。第一行下面请写 {right}，再往下写各行。"
        "是上面那个表格的一行的，就删掉中间的空行。",
        column=1,
    )


def _looks_like_a_row(text: str, block: list[Line]) -> bool:
    """Whether a line of text begins and ends with a bar, or is the second with as many bars."""
    if not block:
        return text.startswith("|") and text.endswith("|")
    (first, *others) = block
    bars = first.text.count("|")
    return not others and bars > 0 and bars == text.count("|") and not first.text.startswith("|")


def _empty(page: Page) -> Iterator[Mistake]:
    """Tables without rows, and rows without a word."""
    written = [*lines(page)]
    for line, below in pairwise([*written, None]):
        if not line or line.kind not in ("delimiter", "row"):
            continue
        is_last = below is None or below.kind not in ("row", "delimiter")
        if line.kind == "delimiter" and is_last:
            what, zh = "the table has no rows", "表格只有表头，没有内容。请在下面写各行，不用就删掉整个表格"
        elif line.kind == "row" and not line.text.strip("| "):
            what, zh = "the row is empty", "表格里有一行是空的。请写上内容，或删掉这一行"
        else:
            continue
        hint = "Write what belongs there, or take it away."
        yield Mistake(page.name, line.number, what, hint, f"{zh}。", column=1)


def _uneven(page: Page) -> Iterator[Mistake]:
    """Rows with more cells than their table has columns, of which the last are not shown, or with fewer."""
    columns = 0
    for line in lines(page):
        if line.kind == "delimiter":
            columns = _cells(line)
        elif line.kind != "row":
            columns = 0
        elif columns and line.text.strip("| ") and (cells := _cells(line)) != columns:
            yield _too_many(page, line, columns) if cells > columns else _too_few(page, line, cells, columns)


def _too_many(page: Page, line: Line, columns: int) -> Mistake:
    return Mistake(
        page.name,
        line.number,
        f"this row has more cells than the {counted(columns, 'column')} of its table: the last is not shown",
        r"Write as many as above; a bar that belongs to the text is written \|.",
        f"表格有{columns}列，这一行的格子多了，后面的不会显示。请写得和表头一样多；文字里的竖线写成 \\|。",
        column=1,
    )


def _too_few(page: Page, line: Line, cells: int, columns: int) -> Mistake:
    return Mistake(
        page.name,
        line.number,
        f"this row has {counted(cells, 'cell')} below {counted(columns, 'column')}",
        "Did two run together? Write | between them. A cell that stays empty has its bars too: | |",
        f"表格有{columns}列，这一行只有{cells}格。是不是两格连在一起了？请在中间写 |。"
        "没有内容的格也要留着：| |",
        column=1,
    )


def _cells(line: Line) -> int:
    return len(_BAR.findall(_CODE.sub("", line.text).removeprefix("|").removesuffix("|"))) + 1


def _belongs(line: Line, around: list[Line]) -> bool:
    return bool(around) and line.indent >= around[0].content


def _around(line: Line, around: list[Line]) -> list[Line]:
    """The items to which a line belongs; a sibling ends the item before it."""
    return [item for item in around if line.indent >= item.content]


def _pasted(page: Page, line: Line, above: Line) -> str:
    """A row below others as it must be written, if its cells stand between tabs; else nothing."""
    cells = page.read_text.split("\n")[line.number - 1].strip(" ").split("\t")
    is_row = above.kind in ("row", "delimiter") and len(cells) > 1 and len(cells) == _cells(above)
    return f"| {' | '.join(map(str.strip, cells))} |" if is_row else ""


def _without_bars(page: Page, line: Line, row: str) -> Mistake:
    return Mistake(
        page.name,
        line.number,
        "this row of the table has no bars: its cells were pasted with tabs between them",
        f"Write {row}",
        f"表格的这一行是粘贴来的，格与格之间是制表符（Tab），不是 |。请写成 {row}",
        column=1,
    )


def _unparted(page: Page, line: Line, block: list[Line], around: list[Line]) -> Iterator[Mistake]:
    """A list or table that begins in the lines of a paragraph, or lines that follow a table."""
    above = block[-1] if block else None
    if above is None or above.kind in ("heading", "rule", "fence"):
        return
    if above.kind in ("row", "delimiter") and line.kind not in ("row", "delimiter"):
        what, zh = "a line behind a table becomes a row of it", "表格后面紧跟的文字会变成表格的一行"
    elif line.kind == "row" and above.kind == "text":
        what, zh = "a table without a blank line before it is shown as text", "表格前面没有空行，会显示成文字"
    elif (
        line.kind == "item"
        and above.kind == "text"
        and (_BEGINS_LIST.match(line.text) or around or _BY_HAND.match(above.text))
        and not any(one.kind == "item" and one.indent <= line.indent for one in block)
    ):
        what, zh = (
            "a list without a blank line before it is shown as text",
            "列表前面没有空行，会显示成一段文字",
        )
        if right := _number_above(line, above):
            yield Mistake(
                page.name,
                above.number,
                f"“{above.text[:2]}” begins no item of a list: the lines run together",
                f"Write “{right}” in its place, as the next one begins.",
                f"“{above.text[:2]}”不能开始列表的一项，几行会连成一段。请和下一项一样，写成“{right}”开头。",
                column=above.column,
            )
            return
        numbered = sum(bool(_BY_HAND.match(one.text)) for one in block)
        if numbered:
            yield _goes_on(page, line, what, zh, numbered + 1)
            return
    else:
        return
    yield Mistake(
        page.name,
        line.number,
        what,
        "Leave a blank line between them.",
        f"{zh}。请在中间空一行。",
        column=1,
        edit=Edit("", f"{line.quoted.rstrip()}\n"),
    )


def _number_above(line: Line, above: Line) -> str:
    """The number that a line by hand above an item should have, if the item goes on from it."""
    number, by_hand = _NUMBER.match(line.text), _BY_HAND.match(above.text)
    if not number or not by_hand or not by_hand[0][:-1].isdecimal():
        return ""
    return f"{by_hand[0][:-1]}. " if int(number[0][:-1]) == int(by_hand[0][:-1]) + 1 else ""


def _goes_on(page: Page, line: Line, what: str, zh: str, number: int) -> Mistake:
    """An item below lines that are numbered by hand: often one list, which a blank line would cut."""
    return Mistake(
        page.name,
        line.number,
        what,
        f"Does the list above go on? Number it from here too, beginning with {number}. "
        "Does a new list begin? Leave a blank line between them.",
        f"{zh}。和上面是同一个列表的，请接着编号，从 {number}. 写起；另起一个列表的，请在中间空一行。",
        column=1,
    )


def _of_another_kind(page: Page, line: Line, block: list[Line]) -> Iterator[Mistake]:
    """An item with a bullet below one with a number, or the other way round: the page takes it for text."""
    last = next((one for one in reversed(block) if one.kind == "item" and one.indent <= line.indent), None)
    if not last or line.indent >= last.content or _is_counted(line) == _is_counted(last):
        return
    wanted = " " * (last.indent + _STEP)
    sign = _NUMBER.sub(lambda found: f"{int(found[0][:-1]) + 1}.", last.text.split()[0])
    yield Mistake(
        page.name,
        line.number,
        "an item that is marked otherwise than the one above becomes text of that",
        f"Is it one list? Begin this item with {sign} instead. "
        f"Does it belong to the item above? Indent it by {len(wanted)} spaces. "
        "Does a new list begin? Leave a blank line between them.",
        "这一项和上一项的列表标记不同，会显示成上一项的文字。"
        f"是同一个列表的，请把开头改成 {sign}；"
        f"属于上一项的，请缩进{len(wanted)}个空格；另起一个列表的，请在中间空一行。",
        column=len(line.quoted) + 1,
        edit=Edit(" " * line.indent, wanted) if line.indent > last.indent else None,
    )


def _is_counted(item: Line) -> bool:
    return item.text[0].isdigit()


def _indented(
    page: Page, line: Line, around: list[Line], container: int, after_blank: bool
) -> Iterator[Mistake]:
    """Something that belongs to a list item by the preview but not by the renderer, or is code by both."""
    wanted = container + _STEP * len(around)
    written = page.lines[line.number - 1]
    spaces = written[len(line.quoted) : len(written) - len(written[len(line.quoted) :].lstrip())]
    if around and line.indent // _STEP * _STEP != wanted:
        nested = line.kind == "item"
        yield Mistake(
            page.name,
            line.number,
            f"{'a list within a list' if nested else 'what belongs to a list item'} is indented by "
            f"{line.indent} spaces and {'joins the list above' if nested else 'falls out of it'}",
            f"Indent it by {wanted} spaces, {_STEP} for each level.",
            f"{'嵌套的列表' if nested else '列表项里的内容'}只缩进了{line.indent}个空格，"
            f"{'会和上一级列表混在一起' if nested else '会跑到列表外面'}。"
            f"请缩进{wanted}个空格，每级{_STEP}个。",
            column=len(line.quoted) + 1,
            edit=Edit(spaces, " " * wanted),
        )
    elif not around and after_blank and line.kind in ("text", "item") and line.indent - container >= _STEP:
        prose = HAN.search(line.text) or line.kind == "item" or re.search(r"[.!?]$", line.text)
        yield Mistake(
            page.name,
            line.number,
            f"{line.indent - container} spaces before a paragraph turn it into code",
            "Delete them. To show code, write ``` on a line before and behind it.",
            f"段落前面的{line.indent - container}个空格会让它显示成代码。请删掉。"
            "要显示代码，请在前后各写一行 ```。",
            column=len(line.quoted) + 1,
            edit=Edit(spaces, " " * container) if prose else None,
        )


RULE = PageRule(
    "MS077",
    "Lists, tables and paragraphs are told apart as in the preview",
    check,
    wrong="Bring with you:\n- your card\n  - and its copy",
    right="Bring with you:\n\n- your card\n    - and its copy",
    zh="列表、表格前后要空一行，嵌套的列表每级缩进四个空格，段落前面不要空格。",
    why="The preview of the code host and the page read these signs differently; what looks right there "
    "would be one long paragraph here.",
    fixable=True,
)
