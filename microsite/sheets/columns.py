"""Which column of a sheet is which column of the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl.utils import get_column_letter

from microsite.data import roster_table
from microsite.data.national import Purpose
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.languages.language import Language
from microsite.languages.writing import known, remembered, writing
from microsite.sheets.cells import WORDS, narrow, normal, tidy
from microsite.sheets.sheet import Sheet, spans

# what stands under a table: a sum, whatever its cells, and a note, which has few
_SUM = re.compile(r"(合计|总计|小计|共计|total)([:\s\d]|$)", re.IGNORECASE)
_NOTE = re.compile(r"(注|备注|说明|填表人?|制表人?|审核人?|联系人|note)([:\s\d]|$)", re.IGNORECASE)
_LEAST = 4  # cells of a branch's row; a title, a sum or a note has fewer
_ASIDE = re.compile(r"\(([^()]*)\)")
_ANOTHER = re.compile(  # what makes another column of a heading
    "对公|对私|周|星期|工作日|双休|节假|假日|[冬夏][季令]|传真|内部|内线|总行|分行|省联社|省行|客服|投诉|挂失|旧号|停用|英文|中文|fax"
    "|internal|winter"
    "|summer|firms|weekend|holiday|english|chinese",
    re.IGNORECASE,
)
FIRST_ROWS = 20  # where a heading is looked for
_LANGUAGE_IN_NAME = re.compile("english|chinese|[中英]文", re.IGNORECASE)
EXAMPLE = 'Say which is which: --column "客服电话=complaint_number"; --column "客服电话=" leaves one out.'
EXAMPLE_ZH = '请写明对应的列：--column "客服电话=complaint_number"；不要的列写 --column "客服电话="。'
_EXTENSIONS = {"分机", "分机号", "分机号码", "extension", "ext"}
Wishes = Mapping[str, str]  # what an editor said: a heading or a column's letter, and the roster's column


@remembered
def columns() -> tuple[str, ...]:
    """The columns of the roster, and further ones that sheets have words for."""
    usual = roster_table.usual_columns()
    return (*usual, *(column for column in WORDS["headings"] if column not in usual))


@remembered
def of_names() -> Mapping[str, str]:
    """The column that each name means which sheets give to columns, also behind a word for a branch."""
    named = {
        normal(name): column for column in columns() for name in (column, *WORDS["headings"].get(column, ()))
    }
    of_branches = {
        f"{branch}{name}": column
        for name, column in named.items()
        if not name.isascii() and not column.endswith("owner")  # 机构负责人 is its head
        for branch in WORDS["branches"]
    }
    return of_branches | named


@dataclass(frozen=True)
class Headings:
    """The columns of one sheet that are taken, by their number; `last` is the row where the headings end."""

    sheet: Sheet
    last: int
    columns: Mapping[int, str]
    names: Mapping[int, str]
    unwanted: frozenset[int] = frozenset()  # which somebody said to leave out

    @property
    def of_columns(self) -> Mapping[str, str]:
        """What the sheet calls each column of the roster."""
        return {column: name for number, column in self.columns.items() if (name := self.names.get(number))}

    def __str__(self) -> str:
        left = [
            f"{get_column_letter(number)} {name}"
            for number, name in self.names.items()
            if number not in self.columns
        ]
        taken = [
            f"  {get_column_letter(number):3}{self.names.get(number, '')} → {column}"
            for number, column in self.columns.items()
        ]
        aside = [row for row in self.sheet.cells if row > self.last and not is_branch(self, row)]
        return "\n".join(
            [
                f"{self.sheet.file}: branches stand below row {self.last} / 网点从第{self.last + 1}行开始",
                *taken,
                *([f"  not taken 没有导入的列: {', '.join(left)}"] if left else []),
                *([f"  not about a branch 不是网点: {spans('row', aside)}"] if aside else []),
                *(f"  {note}" for note in self.sheet.notes),
            ]
        )


def called(of_columns: Mapping[str, str], column: str) -> str:
    """What a sheet calls a column; a day or a name may stand there once for all numbers."""
    field = column.removeprefix(f"{roster_table.slot(column)}_")
    return of_columns.get(column) or of_columns.get(field) or column


def of_purposes(purposes: Mapping[str, Purpose]) -> Wishes:
    """The columns for numbers of an institution's own purposes, by what its sheets call them."""
    own = {id: purpose for id, purpose in purposes.items() if id not in roster_table.PURPOSES}
    named = {normal(column): column for column in roster_table.columns(own) if roster_table.slot(column)}
    for id, purpose in own.items():
        for label in purpose.label.root.values():
            for form in ("{}", "{}电话", "{}热线", "{}号码", "{} phone", "{} number"):
                named[normal(form.format(label))] = f"{id}_number"
    return named


def wishes(path: Path | None, pairs: Iterable[str]) -> Wishes:
    """What an editor says about headings, in a file or on the command line."""
    given: dict[str, str] = {}
    if path:
        document = yamlfile.read(path, path.name)
        given = {str(name): str(column or "") for name, column in document.data.items()}
    for pair in pairs:
        name, equals, column = pair.rpartition("=")
        if not equals:
            raise Mistakes.one(
                "--column",
                0,
                f"there is no = in “{pair}”",
                EXAMPLE,
                f"“{pair}”里没有等号。{EXAMPLE_ZH}",
            )
        given[name.strip()] = column.strip()
    unknown = [
        Mistake(
            path.name if path else "--column",
            0,
            f"the roster has no column “{column}”",
            nearest(column, columns()),
            f"网点表没有“{column}”这一列。{nearest_zh(column, columns())}",
        )
        for column in given.values()
        if column and column not in columns() and not roster_table.slot(column)
    ]
    if unknown:
        raise Mistakes(unknown)
    return {normal(name): column for name, column in given.items()}


def choose(sheets: list[Sheet], said: Wishes, file: str, own: Wishes | None = None) -> Headings:
    """The headings of the one sheet that has some; `own` are those for an institution's own purposes."""
    named = {**(own or {}), **said}
    found = [headings for sheet in sheets if (headings := _best(sheet, named))]
    if not found:
        raise Mistakes.one(
            file,
            0,
            f"no heading is known in the first {FIRST_ROWS} rows of a sheet",
            "Name them in a row as 机构名称, 地址, 投诉电话 (all names: microsite/sheets/columns.yml). "
            f"{EXAMPLE}",
            f"前{FIRST_ROWS}行里没有认得的表头。请在一行里写："
            f"机构名称、地址、投诉电话（全部名称见 microsite/sheets/columns.yml）。{EXAMPLE_ZH}",
        )
    if len(found) > 1:
        names = ", ".join(headings.sheet.file.partition(":")[2] for headings in found)
        raise Mistakes.one(
            file,
            0,
            f"several sheets look like lists of branches: {names}",
            "Choose one with --sheet.",
            f"有几个工作表都像网点表：{names}。请用 --sheet 选一个。",
        )
    mistakes = [*_doubtful(found[0]), *_unheard(found[0], said)]
    if mistakes:
        raise Mistakes(mistakes)
    return found[0]


def _best(sheet: Sheet, said: Wishes) -> Headings | None:
    """The row or two in which most headings are known."""
    rows = [row for row in sorted(sheet.cells) if row <= FIRST_ROWS]
    tries = [
        _read(sheet, rows[start : start + height], said)
        for height in (1, 2)
        for start in range(len(rows) - height + 1)
    ]
    best = max(tries, key=lambda headings: len(set(headings.columns.values())), default=None)
    return _as_its_cells(best) if best and len(best.columns) > 1 else None


def _as_its_cells(headings: Headings) -> Headings:
    """“address” over Chinese cells is the Chinese address, unless that has a column of its own."""
    columns = dict(headings.columns)
    for number, column in headings.columns.items():
        subject, _, language = column.rpartition("_")
        name = headings.names.get(number, "")
        if subject not in roster_table.SUBJECTS or name == column or _LANGUAGE_IN_NAME.search(name):
            continue
        other = _other_language(_texts(headings, number), language) if language in known() else None
        if other and f"{subject}_{other}" not in columns.values():
            columns[number] = f"{subject}_{other}"
    return replace(headings, columns=columns)


def _texts(headings: Headings, number: int) -> list[str]:
    """What stands below the heading of a column."""
    cells = headings.sheet.cells
    return [text for row in cells if row > headings.last and (text := cells[row].get(number))]


def _read(sheet: Sheet, rows: list[int], said: Wishes) -> Headings:
    found, names, unwanted = {}, {}, set()
    for number in sorted(
        {number for row in rows for number in sheet.cells[row]}
        | {column for row, column in sheet.merged if row in rows}
    ):
        own = [text for row in rows if (text := sheet.cells[row].get(number))]
        texts = [
            text for row in rows if (text := sheet.cells[row].get(number) or sheet.merged.get((row, number)))
        ]
        if len(texts) > 1 and (rows[0], number + 1) in sheet.merged:
            own = own[1:]  # it is said of several columns
        names[number] = " ".join(map(tidy, dict.fromkeys(texts)))
        column = _column(get_column_letter(number), [*_readings([*dict.fromkeys(texts)], own)], said)
        if column:
            found[number] = column
        elif column is not None:
            unwanted.add(number)
    _lead_extensions(found, names)
    return Headings(sheet, rows[-1], found, names, frozenset(unwanted))


def _lead_extensions(found: dict[int, str], names: Mapping[int, str]) -> None:
    """An extension without a purpose of its own belongs to the number to its left."""
    for number, column in found.items():
        left = [found[before] for before in found if before < number and found[before].endswith("_number")]
        if column.endswith("_extension") and normal(names[number]) in _EXTENSIONS and left:
            found[number] = f"{left[-1].removesuffix('number')}extension"


def _column(letter: str, readings: list[str], said: Wishes) -> str | None:
    """What a heading means; nothing if somebody said so, none if nobody knows."""
    chosen = next((said[name] for name in (normal(letter), *readings) if name in said), None)
    if chosen is not None:
        return chosen
    return next((of_names()[name] for name in readings if name in of_names()), None)


def _readings(texts: list[str], own: list[str]) -> Iterator[str]:
    """投诉 above 电话 may be 投诉电话, 电话投诉, 电话 or 投诉; remarks in brackets may be left out.

    营业时间(对公) may be 对公营业时间; what makes it another thing, such as 电话(传真), is no remark.
    """
    for joined in ("".join(texts), "".join(reversed(texts)), *reversed(own)):
        yield normal(joined)
        said = _ASIDE.findall(narrow(joined))
        rest = _ASIDE.sub("", narrow(joined))
        yield from (normal(f"{aside}{rest}") for aside in said if _ANOTHER.search(aside))
        if not any(map(_ANOTHER.search, said)):
            yield normal(rest)


def _doubtful(headings: Headings) -> Iterator[Mistake]:
    file, row = headings.sheet.file, headings.last
    for column in dict.fromkeys(headings.columns.values()):
        numbers = [number for number in headings.columns if headings.columns[number] == column]
        if len(numbers) > 1:
            names = [f"{get_column_letter(number)} “{headings.names.get(number, '')}”" for number in numbers]
            yield Mistake(
                file,
                row,
                f"{column} could be {' and '.join(names)}",
                f'Leave one out, or say what it is: --column "{get_column_letter(numbers[-1])}=".',
                f"{'、'.join(names)} 都可能是 {column}。"
                f'请留一个，不要的写 --column "{get_column_letter(numbers[-1])}="。',
            )
        texts = _texts(headings, numbers[0])
        if column != (name := headings.names.get(numbers[0], "")):
            subject, _, language = column.rpartition("_")
            if language in known() and (other := _other_language(texts, language)):
                wish = f'--column "{get_column_letter(numbers[0])}={subject}_{other}"'
                yield Mistake(
                    file,
                    row,
                    f"“{name}” is taken for {column}, but its cells are in {writing(other).called}",
                    f"Say what it is: {wish}.",
                    f"“{name}”当作了 {column}（{writing(language).called_zh}），"
                    f"内容却是{writing(other).called_zh}。请写明：{wish}。",
                )


def _other_language(texts: list[str], language: Language) -> Language | None:
    """Another language in whose letters most of the texts are that should be in this one."""

    def share(letters: str) -> int:
        return 2 * sum(bool(re.search(f"[{letters}]", text)) for text in texts)

    if share(writing(language).letters) > len(texts):
        return None
    return next((other for other, its in known().items() if share(its.letters) > len(texts)), None)


def _unheard(headings: Headings, said: Wishes) -> Iterator[Mistake]:
    present = {normal(get_column_letter(number)): name for number, name in headings.names.items()}
    readings = {
        reading
        for name in headings.names.values()
        for reading in _readings(name.split(), [name, *name.split()])
    }
    for name in said:
        if name not in present and name not in readings:
            yield Mistake(
                headings.sheet.file,
                headings.last,
                f"there is no heading “{name}”",
                nearest(name, headings.names.values()),
                f"没有“{name}”这个表头。{nearest_zh(name, headings.names.values())}",
            )


def is_branch(headings: Headings, row: int) -> bool:
    """Whether a row is about a branch: no title over many columns, no second headings, no note below."""
    cells = headings.sheet.cells[row]
    is_wide = sum((row, number) in headings.sheet.merged for number in headings.names) > 1
    first = narrow(next(iter(cells.values())))
    is_note = is_wide or _NOTE.match(first)
    if row <= headings.last or _SUM.match(first) or (is_note and len(cells) < _LEAST):
        return False
    return any(
        number in headings.columns and tidy(text) not in headings.names.get(number, "")
        for number, text in cells.items()
    )
