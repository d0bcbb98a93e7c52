"""A sheet into the roster: what would change, row by row, and writing it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from microsite import cell, roster, spreadsheet, table
from microsite.cell import Line, kind_of, lines, meaning, roster_form, tidy
from microsite.headings import KNOWN, WORDS, Headings, is_branch
from microsite.identity import Cells, Directory
from microsite.mistakes import Mistake, Mistakes

ROSTER = "branches/roster.csv"
PLAIN_LABELS = frozenset({"", "电话", "电话号码", "联系电话", "固定电话", "座机", "手机", "tel", "phone", "telephone"})
HINTS = {
    "number": "Write one number a cell, with its area code: 0571-88880000, 95588 or 0571-88880000转2; another in a column of its own.",
    "hours": "Write the days and the hours: 周一至周五 8:30-17:00，周六 9:00-16:00; or mon-fri 08:30-17:00; sat 09:00-16:00.",
}


@dataclass(frozen=True)
class Verified:
    """Who called the numbers of a sheet that doesn't say it itself, and when."""

    on: str = ""
    by: str = ""


@dataclass
class Proposal:
    """The roster as it is and as it would be."""

    columns: list[str]
    before: dict[str, Cells]
    after: dict[str, Cells]
    rows: dict[str, int] = field(default_factory=dict)  # where each branch stands in the sheet
    elsewhere: list[Mistake] = field(default_factory=list)
    wrong: list[Mistake] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """Branches of the roster that the sheet doesn't have."""
        return [id for id in self.before if id not in self.rows]

    @property
    def text(self) -> str:
        """The new roster as it will stand in its file."""
        used = {column for cells in self.after.values() for column in cells}
        return table.written([*self.columns, *(column for column in table.COLUMNS if column in used - set(self.columns))],
                             self.after.values())

    def take_back(self, id: str) -> None:
        """Leave a branch as it is in the roster."""
        if id in self.before:
            self.after[id] = self.before[id]
        else:
            self.after.pop(id, None)


def propose(folder: Path, headings: Headings, verified: Verified, remove_missing: bool = False) -> Proposal:
    """What a sheet would change in the roster of the folder `branches`."""
    path = folder / "roster.csv"
    known = roster.load(folder)
    columns, written = table.rows(path, ROSTER) if path.exists() else (list(table.REQUIRED), [])
    before: dict[str, Cells] = {row.cells["id"]: row.cells for row in written}
    proposal = Proposal(columns, before, dict(before))
    directory = Directory(known, before.values())
    for row, cells in sorted(headings.sheet.cells.items()):
        if is_branch(headings, row):
            _take(proposal, directory, headings, row, {column: cells.get(number, "") for number, column in headings.columns.items()}, verified)
    if remove_missing and not proposal.wrong:
        proposal.after = {id: cells for id, cells in proposal.after.items() if id in proposal.rows}
    _check(proposal, folder, headings.sheet.file)
    proposal.wrong = _gathered(proposal.wrong)
    return proposal


def _take(proposal: Proposal, directory: Directory, headings: Headings, row: int, said: Cells, verified: Verified) -> None:
    """Put one row of the sheet into the proposal, or what is wrong with it."""
    wrong: list[tuple[str, str]] = []
    try:
        id = directory.find(said)
    except ValueError as error:
        proposal.wrong.append(Mistake(headings.sheet.file, row, str(error), "Write the branch's id in a column “id”."))
        return
    if id and id not in proposal.before:
        file = "network" if id == directory.institution.id else id
        proposal.elsewhere.append(Mistake(headings.sheet.file, row, f"{id} is kept in branches/{file}.yml; change it there"))
        return
    known = id is not None
    id = id or directory.new_id(said)
    if id in proposal.rows:
        wrong.append((f"{id} stands in row {proposal.rows[id]} too", "Keep one row for each branch."))
        proposal.take_back(id)
    for number, reason in headings.sheet.broken.get(row, {}).items():
        if number in headings.columns:
            wrong.append((f"{spreadsheet.place(number, row)} {reason}", "Write the cell anew as text."))
            said = {column: text for column, text in said.items() if column != headings.columns[number]}
    proposal.rows.setdefault(id, row)
    old = proposal.before.get(id, {"id": id})
    new = _merged(old, said, directory, wrong, verified)
    if not known:
        _complete(new, directory, wrong)
    if wrong:
        proposal.wrong += [Mistake(headings.sheet.file, row, message, hint) for message, hint in wrong]
    else:
        proposal.after[id] = new


def _merged(old: Cells, said: Cells, directory: Directory, wrong: list[tuple[str, str]], verified: Verified) -> dict[str, str]:
    """A row of the roster with what the sheet says of it."""
    new = dict(old)
    plain = [column for column in said if column in table.COLUMNS and column != "id"]
    for purpose in table.PURPOSES:
        if said.get(f"{purpose}_number") or (f"{purpose}_number" in said and f"{purpose}_number" in old):
            plain = [column for column in plain if not column.startswith(f"{purpose}_")]
            _put_hotline(new, old, said, purpose, wrong, verified)
    for column in plain:
        try:
            _put(new, column, said[column], directory)
        except ValueError as error:
            wrong.append((f"{column}: {tidy(said[column])} — {error}", HINTS.get(column, "")))
    if "name_zh" in old:
        _agree(new, old, said, directory, wrong)
    return new


def _agree(new: dict[str, str], old: Cells, said: Cells, directory: Directory, wrong: list[tuple[str, str]]) -> None:
    """What changes in one language changes in the other, or readers of the two go to different places."""
    if new["district_zh"] != old["district_zh"] and not said.get("district_en"):
        new["district_en"] = directory.districts.get(new["district_zh"], new["district_en"])
    for subject in ("name", "district", "address"):
        for column, other in ((f"{subject}_zh", f"{subject}_en"), (f"{subject}_en", f"{subject}_zh")):
            if new[column] != old[column] and new[other] == old[other] and not said.get(other):
                wrong.append((f"{column} changes to “{new[column]}”, but the sheet doesn't say whether {other} stays “{old[other]}”",
                              f"Add the column “{WORDS['headings'][other][0]}” ({other})."))


def _put(new: dict[str, str], column: str, text: str, directory: Directory) -> None:
    """Change a cell if the sheet says something else; what every branch needs is never emptied."""
    def same(one: str, other: str) -> bool:
        return meaning(column, one) == meaning(column, other) or (column == "name_zh" and directory.short(one) == directory.short(other))

    old = new.get(column, "")
    if same(text, old) or same(value := roster_form(column, text) if text else "", old):
        return
    if value:
        new[column] = value
    elif column not in table.REQUIRED:
        del new[column]


def _put_hotline(new: dict[str, str], old: Cells, said: Cells, purpose: str, wrong: list[tuple[str, str]], verified: Verified) -> None:
    """A number with all that belongs to it; what was verified of the old number says nothing of a new one."""
    names = {field: f"{purpose}_{field}" for field in table.HOTLINE}
    text, former = said[names["number"]], old.get(names["number"], "")
    for name in names.values():
        new.pop(name, None)
    if not text:
        return
    try:
        line = Line("", former, "") if tidy(text) == former else _chosen(names["number"], text, said)
    except ValueError as error:
        wrong.append((f"{names['number']}: {error}", HINTS["number"]))
        return
    kept = bool(former) and meaning(names["number"], line.number) == meaning(names["number"], former)
    day = said.get(names["verified_on"]) or said.get("verified_on")
    owner = said.get(names["owner"]) or said.get("owner")
    values = {
        "number": line.number,
        "extension": line.extension or roster_form("extension", said.get(names["extension"], "")),
        "verified_on": roster_form("verified_on", day) if day else old.get(names["verified_on"], "") if kept else verified.on,
        "owner": tidy(owner or ("" if kept else verified.by) or old.get(names["owner"], "")),
    }
    for field, name in names.items():
        if values[field]:
            new[name] = old[name] if name in old and meaning(name, values[field]) == meaning(name, old[name]) else values[field]
    if missing := [names[field] for field in ("verified_on", "owner") if not values[field]]:
        wrong.append((f"{names['number']} is new or changed, but there is no {' and no '.join(missing)}",
                      "Call the number; then add the columns 核实日期 and 负责人, or give --verified-on DATE --owner TEXT for all."))


def _chosen(column: str, text: str, said: Cells) -> Line:
    """The one number of a cell that is meant; no other is dropped unless it stands in a column of its own."""
    found = lines(text)
    own = [line for line in found if line.label in PLAIN_LABELS or KNOWN.get(line.label) == column]
    if not own:
        raise ValueError(f"{tidy(text)} — is said to be “{found[0].label}”")
    first = max(own, key=lambda line: KNOWN.get(line.label) == column)
    elsewhere = {meaning(other, value) for other, value in said.items() if other.endswith("_number") and other != column}
    left = [line.number for line in found if line.number != first.number and line.number not in elsewhere]
    if left:
        raise ValueError(f"{tidy(text)} — {first.number} would be taken, {', '.join(left)} lost")
    return first


def _complete(new: dict[str, str], directory: Directory, wrong: list[tuple[str, str]]) -> None:
    """What a new branch needs and other rows or its own name tell."""
    kind = kind_of(new.get("name_zh", "")) or kind_of(new.get("name_en", ""))
    district = directory.districts.get(new.get("district_zh", ""), "")
    for column, value in (("kind", kind), ("district_en", district)):
        if value:
            new.setdefault(column, value)
    missing = [column for column in table.REQUIRED if column not in new]
    if missing:
        columns = ", ".join(f"“{WORDS['headings'][column][0]}” ({column})" for column in missing)
        wrong.append((f"a new branch without {', '.join(missing)}", f"Add to the sheet: {columns}."))


def _check(proposal: Proposal, folder: Path, file: str) -> None:
    """Load the new roster as a build would; a row that is refused is taken back."""
    with tempfile.TemporaryDirectory() as temporary:
        candidate = Path(temporary, "roster.csv")
        while True:
            candidate.write_text(proposal.text, "utf-8")
            try:
                roster.load(folder, candidate)
                return
            except Mistakes as found:
                ids = {line: cells["id"] for line, cells in table.rows(candidate, ROSTER)[1]}
                refused = [(ids.get(mistake.line, ""), mistake) for mistake in found.mistakes]
            if not all(id in proposal.rows and proposal.after[id] != proposal.before.get(id) for id, _ in refused):
                raise Mistakes(mistake for _, mistake in refused)
            for id, mistake in refused:
                proposal.wrong.append(Mistake(file, proposal.rows[id], mistake.message, mistake.hint))
                proposal.take_back(id)


def _gathered(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The same mistake in many rows is told once."""
    rows: dict[Mistake, list[int]] = {}
    for mistake in sorted(set(mistakes)):
        rows.setdefault(Mistake(mistake.file, 0, mistake.message, mistake.hint), []).append(mistake.line)
    return sorted(Mistake(same.file, numbers[0], same.message, same.hint + (
        f" The same in {spreadsheet.spans('row', numbers[1:])}." if numbers[1:] else "")) for same, numbers in rows.items())


def write(path: Path, content: bytes) -> None:
    """Replace a file in one step, or leave it as it is."""
    staged = path.with_name(f".{path.name}.new")
    try:
        staged.write_bytes(content)
        os.replace(staged, path)
    except OSError as error:
        raise click.ClickException(f"{path} can't be written: {error.strerror}. It is as it was before.") from None
    finally:
        staged.unlink(missing_ok=True)
