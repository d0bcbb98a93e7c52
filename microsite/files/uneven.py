"""Rows of a table with too few or too many cells: in which column, by what other rows hold there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from microsite.files.mistakes import Mistake

_MOST_ROWS = 200  # with which a row is compared
_EQUAL = 0.001
_MOST_PLACES = 3  # that are named, where several are alike
_FORMS = ((re.compile(r"\d+"), "9"), (re.compile("[A-Za-z]+"), "a"), (re.compile("[\u3400-\u9fff]+"), "字"))
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_WORDS = re.compile("a(?:-a)+")  # such as low-counter
Row = Sequence[str]


def mistake(name: str, line: int, row: Row, header: Row, usual: Sequence[Row]) -> Mistake:
    """What is wrong with the row that ends in a line; `usual` are the rows that have all cells."""
    columns = [_Column(other[place] for other in usual[:_MOST_ROWS]) for place in range(len(header))]
    if len(row) > len(header):
        hint, zh = _too_many(row, header, columns)
    elif any("，" in cell for cell in row):
        hint, zh = _wide_commas(row, len(header))
    else:
        hint, zh = _too_few(row, header, columns)
    return Mistake(
        name,
        line,
        f"{len(row)} cells under {len(header)} columns",
        hint,
        f"第一行有{len(header)}列，这一行却有{len(row)}格。{zh}",
    )


def _too_few(row: Row, header: Row, columns: Sequence[_Column]) -> tuple[str, str]:
    """Which cell is missing: without it all others are like those of other rows."""
    places = _best(lambda place: [*row[:place], "", *row[place:]], header, columns)
    if len(row) != len(header) - 1 or not places:
        return (
            "Which cell is missing? Compare with the first row; an empty cell keeps its comma.",
            "请和第一行对照，看少了哪一格；空着的格也要留逗号。",
        )
    place = places[0]
    after = f"behind “{row[place - 1]}”" if place else "at the beginning"
    after_zh = f"“{row[place - 1]}”后面" if place else "行首"
    named, named_zh = (sign.join(f"“{header[one]}”" for one in places) for sign in (" or ", "或"))
    return (
        f"The cell {named} seems to be missing: write it {after}; an empty cell keeps its comma.",
        f"看来少了{named_zh}这一格：请在{after_zh}补上；空着的格也要留逗号。",
    )


def _wide_commas(row: Row, cells: int) -> tuple[str, str]:
    """Which cell holds the commas of a Chinese keyboard that should stand between cells."""
    lacking = cells - len(row)
    meant = [cell for cell in row if cell.count("，") == lacking]
    shown, shown_zh = (f" in “{meant[0]}”", f"“{meant[0]}”里的") if len(meant) == 1 else ("", "")
    return (
        f"Write the commas between cells as in English: ,{shown}.",
        f"格与格之间的逗号要用英文的：请把{shown_zh} ， 改成 ,",
    )


def _too_many(row: Row, header: Row, columns: Sequence[_Column]) -> tuple[str, str]:
    """Which cell was cut in two by a comma of its own."""
    places = _best_joined(row, columns) if len(row) == len(header) + 1 else []
    if len(places) == 2 and row[places[1]].strip():
        return _one_of_two(row, header, places)
    if not places:
        return (
            "Compare with the first row. Delete a comma that is too many; put a cell that holds one in "
            "quotation marks.",
            "请和第一行对照：多打的逗号删掉；内容里本来有英文逗号的，整格加英文引号。",
        )
    if not all(row[place].strip() for place in (places[0], places[0] + 1)):
        return (
            f"There seems to be a comma too many behind “{row[places[0]]}”, in “{header[places[0]]}”.",
            f"看来“{header[places[0]]}”这一格“{row[places[0]]}”后面多了一个逗号，请删掉。",
        )
    halves = row[places[0] : places[0] + 2]
    if columns[places[0]].are_items(halves):
        return (
            f"“{header[places[0]]}” holds several words with a comma between; write {';'.join(halves)}.",
            f"“{header[places[0]]}”这一格里有几项，中间用了英文逗号。请改用英文分号：{';'.join(halves)}。",
        )
    number = _joined(halves)
    if "," not in number:
        return (
            f"“{header[places[0]]}” seems to hold a number with a comma; write {number}.",
            f"看来“{header[places[0]]}”这一格的数字里有逗号，请写 {number}。",
        )
    cell = _in_marks(number)
    return (
        f"“{header[places[0]]}” seems to hold a comma; write {cell}.",
        f"看来“{header[places[0]]}”这一格里有英文逗号，请加上英文引号：{cell}。",
    )


def _one_of_two(row: Row, header: Row, places: Sequence[int]) -> tuple[str, str]:
    """Where a cell may have been cut off from the one before it or from the one behind it."""
    one, other = (header[place] for place in places)
    cells = [_in_marks(_joined(row[place : place + 2])) for place in places]
    return (
        f"“{one}” or “{other}” seems to hold a comma; write {cells[0]} in “{one}”, "
        f"or {cells[1]} in “{other}”.",
        f"看来“{one}”或“{other}”这一格里有英文逗号，整格要加英文引号：“{one}”写 {cells[0]}，"
        f"或“{other}”写 {cells[1]}。",
    )


def _in_marks(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


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


def _best(mended: Callable[[int], Row], header: Row, columns: Sequence[_Column]) -> list[int]:
    """The columns in which a row, mended there, is most like other rows; none if that can't be told."""
    likeness = [
        sum(column.likeness(cell) for cell, column in zip(mended(place), columns, strict=False))
        for place in range(len(header))
    ]
    return _most(likeness, columns)


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
