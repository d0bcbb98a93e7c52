"""A table of a campaign as a sheet: sent out to be filled in, and taken back beside what changed since."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from microsite.changes.applying import TABLES
from microsite.changes.setting import Setting, refuse_wrong
from microsite.content.word import Words
from microsite.data import loading
from microsite.files import rewriting
from microsite.files.csv_cells import Records, Table
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.plain import UTF_8, Encoding
from microsite.sheets import exporting, workbook
from microsite.sheets.closing import Doubt
from microsite.sheets.importing import changed
from microsite.sheets.sheet import Sheet
from microsite.sheets.workbook import cell_name

_NAME = re.compile(rf"branches/({'|'.join(TABLES)})/[a-z0-9-]+\.csv")


class Kept(NamedTuple):
    """A table as it stands here, or none yet."""

    name: str
    kind: str
    text: str
    encoding: Encoding

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which a row is known."""
        key: tuple[str, ...] = TABLES[self.kind].KEY
        return key

    @property
    def records(self) -> dict[str, dict[str, str]]:
        """What stands in its rows, each under its key."""
        return Table(self.text, self.name).records(self.key) if self.text else {}

    def columns(self, folder: Path) -> list[str]:
        """Those that it has, then those that it may have in the languages of the site."""
        has = Table(self.text, self.name).columns if self.text else []
        may = TABLES[self.kind].columns(loading.languages(folder).listed)
        return [*has, *(column for column in may if column not in has)]


def send(folder: Path, name: str, file: Path) -> int:
    """Write a table to a sheet, with every column that may be filled in; gives the number of its rows."""
    kept = _kept(folder, name)
    columns = kept.columns(folder)
    rows = kept.records.values()
    lines = [columns, *([cells.get(column, "") for column in columns] for cells in rows)]
    exporting.write_sheet(file, kept.kind, lines)
    return len(rows)


class Returned(NamedTuple):
    """What a sheet makes of a table, and the rows that it no longer has, which stay."""

    setting: Setting
    missing: list[str]


def take_back(folder: Path, words: Words, name: str, file: Path, day: str | None) -> Returned:
    """A table with what a sheet changes; refused if it is stale, or if anything would be wrong then."""
    kept = _kept(folder, name)
    [sheet, *_] = workbook.sheets(file)
    before, exported = kept.records, workbook.exported(file, kept.key)
    rows = _rows(sheet, kept.key, _headings(sheet, kept, folder), before, exported)
    after = before | rows
    used = {column for cells in after.values() for column, text in cells.items() if text}
    used.update(TABLES[kept.kind].required(loading.languages(folder).complete))
    columns = [column for column in kept.columns(folder) if column in used]
    text = kept.text if after == before else Table(kept.text, name).lay(columns, kept.key, before, after)
    setting = Setting(name, kept.text, text, kept.encoding)
    refuse_wrong(folder, words, setting, day)
    return Returned(setting, [id for id in before if id in exported and id not in rows])


def _kept(folder: Path, name: str) -> Kept:
    found = _NAME.fullmatch(name)
    if not found or Path(name).stem not in loading.load(folder / "branches").campaigns:
        raise Mistakes.one(
            name,
            0,
            "is no table of a campaign",
            "Write branches/events/ or branches/results/, and the id of a campaign, such as 315-2027.csv.",
            "不是活动的表。请写 branches/events/ 或 branches/results/，加活动的 id，例如 315-2027.csv。",
        )
    text, encoding = rewriting.written(folder / name, name) if (folder / name).exists() else ("", UTF_8)
    return Kept(name, found[1], text, encoding)


def _headings(sheet: Sheet, kept: Kept, folder: Path) -> dict[int, str]:
    """The columns of a sheet by their number; they are called as in the table."""
    columns = kept.columns(folder)
    headings = sheet.cells.get(1, {})
    wrong = [
        Mistake(
            sheet.file,
            1,
            f"{cell_name(number, 1)} is “{name}”, which is no column of {kept.name}",
            nearest(name, columns),
            f"{cell_name(number, 1)} 写的是“{name}”，{kept.name} 没有这一列。{nearest_zh(name, columns)}",
        )
        for number, name in headings.items()
        if name not in columns
    ]
    for name in (*kept.key, *headings.values()):
        if (times := [*headings.values()].count(name)) != 1:
            said, zh = f"“{name}” heads {times} columns, not one", f"“{name}”这一列有{times}个，应当有一个"
            wrong.append(Mistake(sheet.file, 1, said, "Export it anew.", f"{zh}。请重新导出。"))
    if wrong:
        raise Mistakes(wrong)
    return headings


def _rows(
    sheet: Sheet, key: tuple[str, ...], headings: dict[int, str], before: Records, exported: Records
) -> dict[str, dict[str, str]]:
    """Each row of a sheet as it will stand here."""
    rows: dict[str, dict[str, str]] = {}
    wrong: list[Mistake] = []
    for row in sorted(sheet.cells.keys() - {1}):
        cells = sheet.cells[row]
        said = {
            column: cells.get(number, "")
            for number, column in headings.items()
            if number in cells or sheet.tells_errors
        }
        id = ".".join(said.get(name, "") for name in key)
        now, was = before.get(id, {}), exported.get(id, {})
        doubts = [_broken(number, row, *why) for number, why in sheet.broken.get(row, {}).items()]
        if id in rows:
            doubts.append(
                (f"“{id}” stands here twice", "Keep one of the rows.", f"“{id}”写了两行。请只留一行。")
            )
        if was and not now:
            doubts.append(_taken_out(id))
        elif was:
            said, both = changed(said, was, now)
            doubts += both
        wrong += [Mistake(sheet.file, row, *doubt) for doubt in doubts]
        rows[id] = {**now, **{c: text for c, text in said.items() if text or c in now}}
    if wrong:
        raise Mistakes(wrong)
    return rows


def _broken(number: int, row: int, why: str, zh: str) -> Doubt:
    cell = cell_name(number, row)
    return f"{cell} {why}", "Write the cell anew as text.", f"{cell} {zh}。请把这一格按文本重新输入。"


def _taken_out(id: str) -> Doubt:
    return (
        f"“{id}” was taken out here after the sheet was exported",
        "Take the row out of the sheet too, or export it anew.",
        f"导出以后，“{id}”在这里已经删掉。请在表格里也删掉这一行，或者重新导出。",
    )
