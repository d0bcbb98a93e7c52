"""Rows of a table with too few or too many cells: in which column, by what other rows hold there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from microsite.files.csv_marks import CLOSING, NO_COMMA, OPENING
from microsite.files.mistakes import Mistake, counted

_MOST_ROWS = 200  # with which a row is compared
_FEW = 3  # rows tell nothing of the first one
_EQUAL = 0.001
_MOST_PLACES = 3  # that are named, where several are alike
_FORMS = ((re.compile(r"\d+"), "9"), (re.compile("[A-Za-z]+"), "a"), (re.compile("[\u3400-\u9fff]+"), "字"))
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_WORDS = re.compile("a(?:-a)+")  # such as low-counter
Row = Sequence[str]


class _Told(NamedTuple):
    """What to write, in English and Chinese, and in which cell, after how many of its characters."""

    hint: str
    zh: str
    cell: int | None = None
    within: int = 0


def first_row(name: str, header: Row, rows: Iterable[Row]) -> Mistake | None:
    """What is wrong with the first row, if most others have another number of cells, and the same one."""
    rows = list(rows)
    lengths = Counter(map(len, rows))
    usual, often = lengths.most_common(1)[0] if lengths else (0, 0)
    if usual == len(header) or often < _FEW or often * 2 < lengths.total():
        return None
    more = abs(usual - len(header))
    if usual > len(header) and not any(any(row[len(header) :]) for row in rows):
        hint = f"They end in {counted(more, 'comma')} too many: delete these at the end of each row."
        zh = f"这些行的末尾多了{more}个英文逗号，请删掉。"
    elif usual > len(header):
        hint = "The name of a column is missing there: write it where its cells stand."
        zh = "看来第一行少写了列名：请写在对应的位置。"
    else:
        hint = (
            f"Are columns new? Put them last, and {more} commas more at the end of every row; a spreadsheet "
            "does that when it saves. Otherwise delete in the first row what is too much."
        )
        zh = (
            f"是新加了列吗？请放在最后，每一行末尾也要补{more}个英文逗号（用表格软件打开再保存，会自动补齐）。"
            "没有加列的，请把第一行多写的删掉。"
        )
    said = f"the first row has {len(header)} columns, but most rows have {usual} cells"
    return Mistake(name, 1, said, hint, f"第一行有{len(header)}列，可是多数行有{usual}格。{zh}")


def mistake(
    name: str, line: int, row: Row, begins: Sequence[int], header: Row, usual: Sequence[Row]
) -> Mistake:
    """What is wrong with the row that ends in a line; `usual` are the rows that have all cells.

    `begins` are the columns of the line in which its cells begin, if that can be told.
    """
    columns = [_Column(other[place] for other in usual[:_MOST_ROWS]) for place in range(len(header))]
    told = _too_many(row, header, columns) if len(row) > len(header) else _too_few(row, header, columns)
    return Mistake(
        name,
        line,
        f"{len(row)} cells under {len(header)} columns",
        told.hint,
        f"第一行有{len(header)}列，这一行却有{len(row)}格。{told.zh}",
        column=begins[told.cell] + told.within if begins and told.cell is not None else 0,
    )


def _too_few(row: Row, header: Row, columns: Sequence[_Column]) -> _Told:
    """Which cell is missing, or holds others behind a sign that is no comma: as in other rows."""
    lacking = len(header) - len(row)
    splits = [*_splits(row, lacking)]
    inserts = [[*row[:place], "", *row[place:]] for place in range(len(header))] if lacking == 1 else []
    split = max(splits, key=lambda split: _likeness(split.row, columns), default=None)
    best = max((_likeness(insert, columns) for insert in inserts), default=0)
    if split and _likeness(split.row, columns) >= best:
        return _wide_commas(row, split)
    places = _best(inserts, columns)
    if any("\t" in cell for cell in row):
        return _Told(
            "Its cells were pasted with tabs between them: write commas there, and put a cell that holds a "
            "comma itself in quotation marks.",
            "这一行是粘贴来的，格与格之间是制表符（Tab）。请改成英文逗号；内容里本来有英文逗号的，整格加英文引号。",
        )
    if not places:
        return _Told(
            "Which cell is missing? Compare with the first row; an empty cell keeps its comma.",
            "请和第一行对照，看少了哪一格；空着的格也要留逗号。",
        )
    place = places[0]
    after = f"behind “{row[place - 1]}”" if place else "at the beginning"
    after_zh = f"“{row[place - 1]}”后面" if place else "行首"
    named, named_zh = (sign.join(f"“{header[one]}”" for one in places) for sign in (" or ", "或"))
    return _Told(
        f"The cell {named} seems to be missing: write it {after}; an empty cell keeps its comma.",
        f"看来少了{named_zh}这一格：请在{after_zh}补上；空着的格也要留逗号。",
        min(place, len(row) - 1),
    )


class _Split(NamedTuple):
    """A row with as many cells as it should have, once a sign in a cell of it, or in all, is a comma."""

    row: Row
    cell: int
    sign: str


def _splits(row: Row, lacking: int) -> Iterator[_Split]:
    """The ways in which signs that are no commas can be those between cells."""
    for sign in NO_COMMA:
        for place, cell in enumerate(row):
            if cell.count(sign) == lacking:
                yield _Split([*row[:place], *cell.split(sign), *row[place + 1 :]], place, sign)
        within = [place for place, cell in enumerate(row) if sign in cell]
        if len(within) > 1 and sum(row[place].count(sign) for place in within) == lacking:
            yield _Split([half for cell in row for half in cell.split(sign)], within[0], sign)


def _wide_commas(row: Row, split: _Split) -> _Told:
    """Which cell holds the commas of a Chinese keyboard that should stand between cells."""
    sign, cell = split.sign, row[split.cell]
    if sign == "\t" and len(row) == 1:
        whole = ",".join(split.row)
        return _Told(
            f"Its cells were pasted with tabs between them; write {whole}",
            f"这一行是粘贴来的，格与格之间是制表符（Tab），不是英文逗号。请写成 {whole}",
            split.cell,
            cell.index(sign),
        )
    shown, shown_zh = ("the tab", "制表符（Tab）") if sign == "\t" else (sign, sign)
    return _Told(
        f"Write the commas between cells as in English: , for {shown} in “{cell}”.",
        f"格与格之间的逗号要用英文的：请把“{cell}”里的 {shown_zh} 改成 ,",
        split.cell,
        cell.index(sign),
    )


def _too_many(row: Row, header: Row, columns: Sequence[_Column]) -> _Told:
    """Which cell was cut in two by a comma of its own."""
    places = _best_joined(row, columns) if len(row) == len(header) + 1 else []
    if len(places) == 2 and row[places[1]].strip():
        return _one_of_two(row, header, places)
    extra = row[len(header) :]
    if len(extra) > 1 and all(cell.strip() for cell in extra):
        listed, listed_zh = (sign.join(f"“{cell}”" for cell in extra) for sign in (", ", "、"))
        return _Told(
            f"Its last cells, {listed}, stand below no column: write the names of theirs at the end of the "
            "first row, or delete them; a cell that holds a comma itself stands in quotation marks.",
            f"最后几格{listed_zh}上面没有列名：请在第一行末尾补上列名。不是要加列的，就删掉这几格；"
            "内容里本来有英文逗号的，整格加英文引号。",
            len(header),
        )
    if not places:
        return _Told(
            "Compare with the first row. Delete a comma that is too many; put a cell that holds one in "
            "quotation marks.",
            "请和第一行对照：多打的逗号删掉；内容里本来有英文逗号的，整格加英文引号。",
        )
    place = places[0]
    return _Told(*_cut(header[place], row[place : place + 2], columns[place]), place)


def _cut(name: str, halves: Row, column: _Column) -> tuple[str, str]:
    """How to mend a cell that a comma cut in two."""
    if not all(half.strip() for half in halves):
        return (
            f"There seems to be a comma too many behind “{halves[0]}”, in “{name}”.",
            f"看来“{name}”这一格“{halves[0]}”后面多了一个逗号，请删掉。",
        )
    if column.are_items(halves):
        return (
            f"“{name}” holds several words with a comma between; write {';'.join(halves)}.",
            f"“{name}”这一格里有几项，中间用了英文逗号。请改用英文分号：{';'.join(halves)}。",
        )
    number = _joined(halves)
    if "," not in number:
        return (
            f"“{name}” seems to hold a number with a comma; write {number}.",
            f"看来“{name}”这一格的数字里有逗号，请写 {number}。",
        )
    if column.are_numbers(halves):
        one, other = (half.strip() for half in halves)
        return (
            f"“{name}” holds two numbers; keep one, {one} or {other}.",
            f"“{name}”这一格写了两个号码。请只留一个：{one} 或 {other}。",
        )
    cell = _in_marks(number)
    if number[0] in OPENING and number[-1] in CLOSING:
        return (
            f"Round “{name}” stand {number[0]} and {number[-1]}, which don't hold it together; write {cell}.",
            f"“{name}”这一格用的引号 {number[0]} {number[-1]} 不是英文引号，格子被拆开了。请写成 {cell}。",
        )
    return (
        f"“{name}” seems to hold a comma; write {cell}.",
        f"看来“{name}”这一格里有英文逗号，请加上英文引号：{cell}。",
    )


def _one_of_two(row: Row, header: Row, places: Sequence[int]) -> _Told:
    """Where a cell may have been cut off from the one before it or from the one behind it."""
    one, other = (header[place] for place in places)
    cells = [_in_marks(_joined(row[place : place + 2])) for place in places]
    return _Told(
        f"“{one}” or “{other}” seems to hold a comma; write {cells[0]} in “{one}”, "
        f"or {cells[1]} in “{other}”.",
        f"看来“{one}”或“{other}”这一格里有英文逗号，整格要加英文引号：“{one}”写 {cells[0]}，"
        f"或“{other}”写 {cells[1]}。",
        places[0],
    )


def _in_marks(cell: str) -> str:
    """A cell that holds a comma as it must be written, whatever marks it stood in."""
    if "," not in cell:
        return cell
    return f'"{cell[1:-1] if cell[0] in OPENING and cell[-1] in CLOSING else cell}"'


def _best_joined(row: Row, columns: Sequence[_Column]) -> list[int]:
    """The columns of which one was cut in two: by its own cell, and by what each half is like.

    A half that came from its neighbour holds what stands nowhere in this column.
    """

    def likeness(place: int) -> float:
        pair, whole = row[place : place + 2], _joined(row[place : place + 2])
        others = zip(
            [*row[:place], *row[place + 2 :]], [*columns[:place], *columns[place + 1 :]], strict=True
        )
        own = columns[place].likeness_of_halves(pair) if "," in whole else columns[place].likeness(whole)
        return own + sum(column.likeness(cell) for cell, column in others)

    places = _most([likeness(place) for place in range(len(columns))], columns)
    return places if len(places) == 1 or (len(places) == 2 and places[1] == places[0] + 1) else []


def _joined(cells: Row) -> str:
    """Two cells as one: a number whose thousands a comma sets apart counts as a number."""
    text = ",".join(cells)
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def _best(mended: Sequence[Row], columns: Sequence[_Column]) -> list[int]:
    """In which places a row, mended there, is most like other rows; none if that can't be told."""
    return _most([_likeness(row, columns) for row in mended], columns) if mended else []


def _likeness(row: Row, columns: Sequence[_Column]) -> float:
    """How like other rows a row is that has as many cells."""
    return sum(column.likeness(cell) for cell, column in zip(row, columns, strict=True))


def _most(likeness: Sequence[float], columns: Sequence[_Column]) -> list[int]:
    best = [place for place, value in enumerate(likeness) if value > max(likeness) - _EQUAL]
    return best if any(column.forms for column in columns) and len(best) <= _MOST_PLACES else []


class _Column:
    """What stands in a column in other rows."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.forms = {_form(cell) for cell in cells}
        self.signs = {sign for form in self.forms for sign in form}
        self.items = {
            _WORDS.sub("a", item.strip()) for form in self.forms if ";" in form for item in form.split(";")
        }

    def likeness(self, cell: str) -> float:
        """How like the others a cell is: of the same form, or at least of the same signs."""
        form = _form(cell)
        every = self.signs | {*form}
        return (form in self.forms) + (len(self.signs & {*form}) / len(every) if every else 1)

    def are_items(self, halves: Row) -> bool:
        """Whether others hold several things with semicolons between, and each half is such things."""
        return all(_WORDS.sub("a", _form(item)) in self.items for half in halves for item in half.split(";"))

    def are_numbers(self, halves: Row) -> bool:
        """Whether each half is a number such as others hold alone."""
        return all(_form(half) in self.forms and {*_form(half)} <= {*"9 -+"} for half in halves)

    def likeness_of_halves(self, halves: Row) -> float:
        """How like the others a cell is that was cut in two: how much of each half stands here elsewhere."""
        if _form(_joined(halves)) in self.forms:
            return 2
        forms = [_form(half) for half in halves]
        known = sum(form in self.forms for form in forms) / 4
        return known + min(len(self.signs & {*form}) / len({*form}) if form else 1 for form in forms)


def _form(cell: str) -> str:
    """A text with one sign for each run of digits, letters and Chinese characters."""
    text = cell.strip()
    for run, sign in _FORMS:
        text = run.sub(sign, text)
    return text
