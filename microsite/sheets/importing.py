"""A sheet into the roster: what would change, row by row, told to an editor, and writing it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from pathlib import Path
from typing import NamedTuple

from microsite.data import loading, roster_table
from microsite.data.national import Purpose
from microsite.data.values.characters import is_nothing
from microsite.files import rewriting
from microsite.files.csv_cells import Records, Table
from microsite.files.csvfile import Row
from microsite.files.mistakes import Mistake, Mistakes, Wrong
from microsite.files.plain import UTF_8, Encoding
from microsite.languages.language import Languages
from microsite.sheets import bank_list
from microsite.sheets.bank_list import NO_ANSWERS, PLACES, Answers
from microsite.sheets.branch_row import BranchRow, Verified
from microsite.sheets.cells import AS_NUMBER, meaning
from microsite.sheets.closing import Doubt
from microsite.sheets.columns import Headings, called, is_branch
from microsite.sheets.matching import Cells, Directory, texts, written_in_characters
from microsite.sheets.sheet import Sheet, spans, spans_zh
from microsite.sheets.workbook import cell_name

ROSTER = "branches/roster.csv"
KEY = ("id",)  # by which a row is known
NEVER_EXPORTED: Records = {}


class _Given(NamedTuple):
    """What is known beside the rows: who called the numbers, what was answered, what was exported."""

    verified: Verified
    answers: Answers
    exported: Records


@dataclass
class Proposal:
    """The roster as it is and as it would be."""

    columns: list[str]
    before: dict[str, Cells]
    after: dict[str, Cells]
    rows: dict[str, int] = field(default_factory=dict)  # where each branch stands in the sheet
    elsewhere: list[Mistake] = field(default_factory=list)
    wrong: list[Mistake] = field(default_factory=list)
    left: list[Mistake] = field(default_factory=list)  # rows and cells that are not taken
    doubtful: list[Mistake] = field(default_factory=list)  # what is taken, and must be looked at
    original: str = ""
    encoding: Encoding = UTF_8

    @property
    def missing(self) -> list[str]:
        """Branches of the roster that the sheet doesn't have."""
        return [id for id in self.before if id not in self.rows]

    @property
    def text(self) -> str:
        """The new roster as it will stand in its file: what doesn't change keeps its bytes."""
        used = {column for cells in self.after.values() for column in cells}
        return Table(self.original, ROSTER).lay(
            [*self.columns, *in_order(used)], KEY, self.before, self.after
        )

    def write(self, path: Path) -> None:
        """Write the new roster in the encoding of the old one."""
        rewriting.write(path, ROSTER, self.text, self.encoding)

    def take_back(self, id: str) -> None:
        """Leave a branch as it is in the roster."""
        if id in self.before:
            self.after[id] = self.before[id]
        else:
            self.after.pop(id, None)


def purposes(folder: Path) -> Mapping[str, Purpose]:
    """What the hotlines of the institution are for."""
    return loading.institution(folder).purposes


def in_order(columns: Iterable[str]) -> list[str]:
    """Columns in the roster's order; those of numbers for an institution's own purposes come last."""
    known = {column: place for place, column in enumerate(roster_table.columns(roster_table.PURPOSES))}
    return sorted(columns, key=lambda column: (known.get(column, len(known)), column))


def propose(
    folder: Path,
    headings: Headings,
    verified: Verified,
    remove_missing: bool = False,
    answers: Answers = NO_ANSWERS,
    exported: Records = NEVER_EXPORTED,
) -> Proposal:
    """What a sheet would change in the roster of the folder `branches`."""
    path = folder / "roster.csv"
    known = loading.load(folder)
    columns, written = _written(path, known.network.site)
    before: dict[str, Cells] = {row.cells["id"]: row.cells for row in written}
    proposal = Proposal(columns, before, dict(before))
    if path.exists():
        proposal.original, proposal.encoding = rewriting.written(path, ROSTER)
    directory = Directory(known, before.values())
    for row in sorted(headings.sheet.cells):
        if is_branch(headings, row):
            _take(proposal, directory, headings, row, _Given(verified, answers, exported))
    _leave_out_far_places(proposal, headings, known.network.site)
    if remove_missing and not proposal.wrong:
        proposal.after = {id: cells for id, cells in proposal.after.items() if id in proposal.rows}
    _check(proposal, folder, headings, known.network.site)
    proposal.wrong = _gathered(proposal.wrong)
    first = known.network.site.first
    for id, doubt in (
        *bank_list.same_places(proposal.after, f"address_{first}"),
        *bank_list.named_like_addresses(proposal.after, f"name_{first}"),
    ):
        if proposal.after[id] != proposal.before.get(id):
            proposal.doubtful.append(Mistake(headings.sheet.file, proposal.rows[id], *doubt))
    return proposal


def written(folder: Path) -> list[Row]:
    """The rows of the roster of the folder `branches`."""
    return _written(folder / "roster.csv", loading.languages(folder.parent))[1]


def _written(path: Path, site: Languages) -> tuple[list[str], list[Row]]:
    """The columns and rows of the roster; those that it needs, if there is none yet."""
    if path.exists():
        return roster_table.rows(path, ROSTER, site)
    return list(roster_table.required(site.complete)), []


def _take(
    proposal: Proposal,
    directory: Directory,
    headings: Headings,
    row: int,
    given: _Given,
) -> None:
    """Put one row of the sheet into the proposal, or what is wrong with it."""
    read, wrong = said_in(headings, row)
    _pass_over_known_places(read, given.exported)
    said, asked, left = bank_list.completed(read, headings, row, directory.kinds, given.answers)
    wrong += asked

    def tell(message: str, hint: str, zh: str) -> None:
        proposal.wrong.append(Mistake(headings.sheet.file, row, message, hint, zh))

    if left:
        _leave_out(proposal, directory, said, Mistake(headings.sheet.file, row, *left))
        return
    if again := directory.repeated(said, row):
        proposal.left.append(Mistake(headings.sheet.file, row, *again))
        return
    try:
        id = directory.find(said)
    except Wrong as error:
        tell(
            str(error), "Write the branch's id in a column “id”.", f"{error.zh}请加一列“id”，写上网点的 id。"
        )
        return
    if id and id not in proposal.before:
        proposal.elsewhere.append(_elsewhere(headings.sheet.file, row, id, directory))
        return
    id = id or directory.new_id(said)
    old = proposal.before.get(id, {"id": id})
    if id in given.exported and id in proposal.before:
        said, both = changed(said, given.exported[id], old)
        wrong += both
    was_exported = id in given.exported
    entry = BranchRow(old, said, directory, given.verified, was_exported, headings.of_columns, wrong=wrong)
    entry.merge()
    if id in proposal.rows:
        wrong.append(_twice(id, proposal.rows[id]))
    proposal.rows.setdefault(id, row)
    proposal.after[id] = entry.new
    if wrong:
        proposal.take_back(id)
    else:
        proposal.doubtful += [Mistake(headings.sheet.file, row, *doubt) for doubt in entry.doubtful]
    for said_wrong in wrong:
        tell(*said_wrong)


def _twice(id: str, row: int) -> Doubt:
    return (
        f"{id} stands in row {row} too",
        "Keep one row for each branch.",
        f"{id} 在第{row}行已经有了。一个网点只留一行。",
    )


def _pass_over_known_places(read: dict[str, str], exported: Records) -> None:
    """Ask nothing of coordinates that stand in an exported sheet as they did then: they are measured."""
    was = exported.get(read.get("id", ""), {})
    if all(
        column in was and meaning(column, read.get(column, "")) == meaning(column, was[column])
        for column in PLACES
    ):
        for column in PLACES:
            del read[column]


def _leave_out(proposal: Proposal, directory: Directory, said: Cells, why: Mistake) -> None:
    """Take nothing from a row; a branch that it says is closed may still be published."""
    proposal.left.append(why)
    with suppress(Wrong):
        if (id := directory.find(said)) and id in proposal.before:
            proposal.rows.setdefault(id, why.line)
            proposal.doubtful.append(
                Mistake(
                    why.file,
                    why.line,
                    f"{id} is said to be closed, and goes on being published as open",
                    "Add a column 撤销日期 (closes) with the day: its pages then say so.",
                    f"{id} 在表里写着撤销或停业，网页却还当它在营业。请加一列“撤销日期”，网页会说明。",
                )
            )


def changed(said: Cells, was: Cells, now: Cells) -> tuple[dict[str, str], list[Doubt]]:
    """Of a row that was exported what the sheet changes, and what was changed here too."""
    differing = {
        column: text
        for column, text in said.items()
        if meaning(column, text) != meaning(column, was.get(column, ""))
    }
    both = {c for c, text in differing.items() if now.get(c, "") not in (was.get(c, ""), text)}
    return {column: text for column, text in differing.items() if column not in both}, [
        _changed_twice(column, was.get(column, ""), now.get(column, ""), said[column])
        for column in sorted(both)
    ]


def _changed_twice(column: str, was: str, now: str, said: str) -> Doubt:
    return (
        f"{column} was “{was}” when the sheet was exported; here it is “{now}” by now, in the sheet “{said}”",
        "Export it anew, and write what is right.",
        f"{column} 导出时是“{was}”，现在这里是“{now}”，表格里是“{said}”，两边都改过。请重新导出，再改。",
    )


def _elsewhere(sheet: str, row: int, id: str, directory: Directory) -> Mistake:
    file = "network" if id == directory.institution.id else id
    return Mistake(
        sheet,
        row,
        f"{id} is kept in branches/{file}.yml; compare, and change it there",
        "",
        f"{id} 写在 branches/{file}.yml 里。请对一下，不一样的到那里改。",
    )


def _leave_out_far_places(proposal: Proposal, headings: Headings, site: Languages) -> None:
    """Take no place on the map from the sheet that can't be right."""
    for id, doubt in bank_list.far_off(proposal.after, f"district_{site.first}"):
        if id in proposal.rows and proposal.after[id] != proposal.before.get(id):
            old, new = proposal.before.get(id, {}), proposal.after[id]
            kept = {column: old[column] for column in PLACES if column in old}
            proposal.after[id] = {c: value for c, value in new.items() if c not in PLACES} | kept
            proposal.left.append(Mistake(headings.sheet.file, proposal.rows[id], *doubt))


def said_in(headings: Headings, row: int) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """What a row says in each column of the roster, and its cells that can't be trusted."""
    broken = {
        number: reason
        for number, reason in headings.sheet.broken.get(row, {}).items()
        if number in headings.columns
    }
    cells = headings.sheet.cells[row]
    return (
        {
            column: _cell(headings.sheet, row, number, column)
            for number, column in headings.columns.items()
            if number not in broken
            and (cells.get(number) or (row, number) in headings.sheet.merged or headings.sheet.tells_errors)
        },
        [
            (
                f"{cell_name(number, row)} {reason}",
                "Write the cell anew as text.",
                f"{cell_name(number, row)} {zh}。请把这一格按文本重新输入。",
            )
            for number, (reason, zh) in broken.items()
        ],
    )


def _cell(sheet: Sheet, row: int, number: int, column: str) -> str:
    """What stands in a cell; a dash says nothing, and what a spreadsheet keeps as a number ends in .0."""
    text = sheet.cells[row].get(number) or sheet.merged.get((row, number), "")
    if is_nothing(text):
        return ""
    return f"{text}{AS_NUMBER}" if column.endswith("_number") and (row, number) in sheet.numeric else text


def _in_words_of(headings: Headings, text: str) -> str:
    """What is said of a column of the roster, said of the sheet's."""
    names = headings.of_columns
    return re.sub("“([a-z0-9_-]+)”", lambda found: f"“{called(names, found[1])}”", text)


def _in_rows(text: str, rows: Mapping[int, int], called: str) -> str:
    """What is said of lines of the roster as it would be, said of the rows of the sheet."""
    return re.sub(
        rf"{ROSTER}:(\d+)",
        lambda found: called.format(row) if (row := rows.get(int(found[1]))) else found[0],
        text,
    )


def _check(proposal: Proposal, folder: Path, headings: Headings, site: Languages) -> None:
    """Load the new roster as a build would; a row that is refused is taken back."""
    with tempfile.TemporaryDirectory() as temporary:
        candidate = Path(temporary, "roster.csv")
        while True:
            candidate.write_bytes(proposal.text.encode())
            try:
                loading.load(folder, candidate)
                return
            except Mistakes as found:
                ids = {row.line: row.cells["id"] for row in roster_table.rows(candidate, ROSTER, site)[1]}
                refused = [(ids.get(mistake.line, ""), mistake) for mistake in found.mistakes]
            if not all(
                id in proposal.rows and proposal.after[id] != proposal.before.get(id) for id, _ in refused
            ):
                raise Mistakes(mistake for _, mistake in refused)
            rows = {line: proposal.rows[id] for line, id in ids.items() if id in proposal.rows}
            for id, mistake in refused:
                said = (
                    _in_rows(mistake.message, rows, "row {}"),
                    _in_rows(mistake.hint, rows, "row {}"),
                    _in_rows(mistake.zh, rows, "第{}行"),
                )
                told = (_in_words_of(headings, text) for text in said)
                proposal.wrong.append(Mistake(headings.sheet.file, proposal.rows[id], *told))
                proposal.take_back(id)


def _gathered(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The same mistake in many rows is told once."""
    rows: dict[Mistake, list[int]] = {}
    for mistake in sorted(set(mistakes)):
        rows.setdefault(replaced(mistake, line=0), []).append(mistake.line)
    return sorted(_repeated(same, *numbers) for same, numbers in rows.items())


def _repeated(mistake: Mistake, first: int, *others: int) -> Mistake:
    if not others:
        return replaced(mistake, line=first)
    return replaced(
        mistake,
        line=first,
        hint=f"{mistake.hint} The same in {spans('row', others)}.".lstrip(),
        zh=f"{mistake.zh}{spans_zh(others)}也一样。",
    )


def told(proposal: Proposal) -> Iterator[str]:
    """One line for each branch that is added, changed or not in the sheet, then one for each cell."""
    before, after = proposal.before, proposal.after
    added = [id for id in after if id not in before]
    changed = [id for id in after if id in before and after[id] != before[id]]
    removed = [id for id in before if id not in after]
    kept = [id for id in proposal.missing if id in after]
    yield (
        f"Compared with {ROSTER}: {len(added)} added, {len(changed)} changed, {len(removed)} removed, "
        f"{len(after) - len(added) - len(changed)} as before / "
        f"和 {ROSTER} 比较：新增{len(added)}，修改{len(changed)}，删除{len(removed)}，"
        f"不变{len(after) - len(added) - len(changed)}"
    )
    for mistake in (*proposal.elsewhere, *_gathered(proposal.left)):
        yield f"left out 略过   {mistake}"
    for mistake in proposal.doubtful:
        yield f"look at 请看    {mistake}"
    for id in added:
        yield f"added 新增      {id} ({_row(proposal.rows[id])})"
        yield from _cells({}, after[id])
    for id in changed:
        yield f"changed 修改    {id} {_name(before[id])} ({_row(proposal.rows[id])})"
        yield from _cells(before[id], after[id])
    for id in removed:
        yield f"removed 删除    {id} {_name(before[id])}"
    for id in kept:
        yield f"kept 保留       {id} {_name(before[id])}{_NOT_THERE if not before[id].get('closes') else ''}"


_EMPTY = "(nothing 空)"
_NOT_THERE = (
    ", which is not in the sheet, and stays published. Has it closed? Write the day in closes: its page then "
    "says so / 表格里没有，网页照旧发布；已经撤销的，请写撤销日期 closes，网页会说明"
)


def _row(number: int) -> str:
    return f"row {number}, 第{number}行"


def _name(cells: Cells) -> str:
    return written_in_characters(texts(cells, "name"))


def _cells(old: Cells, new: Cells) -> Iterator[str]:
    for column in in_order({*old, *new}):
        one, other = old.get(column, ""), new.get(column, "")
        if one != other and column != "id":
            yield (
                f"            {column}: {one or _EMPTY} → {other or _EMPTY}"
                if old
                else f"            {column}: {other}"
            )
