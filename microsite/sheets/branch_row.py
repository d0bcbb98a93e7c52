"""One row of a sheet laid over one row of the roster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import NamedTuple

from microsite.data import roster_table
from microsite.files.mistakes import Wrong
from microsite.languages.writing import known
from microsite.sheets.bank_list import PLACES
from microsite.sheets.cells import (
    AS_NUMBER,
    WORDS,
    LabelledPhone,
    kind_of,
    labelled_phone,
    meaning,
    normal,
    roster_form,
    tidy,
)
from microsite.sheets.closing import Doubt
from microsite.sheets.columns import called, of_names
from microsite.sheets.districts import district_in
from microsite.sheets.matching import Cells, Directory, texts

PLAIN_LABELS = frozenset(
    {"", "电话", "电话号码", "联系电话", "固定电话", "座机", "手机", "tel", "phone", "telephone"}
)
HINTS = {
    "number": (
        "Write one number a cell, with its area code: 0571-88880000, 95588 or 0571-88880000转2; "
        "another in a column of its own.",
        "一格写一个号码，带区号：0571-88880000、95588 或 0571-88880000转2；别的号码另写一列。",
    ),
    "hours": (
        "Write the days and the hours: 周一至周五 8:30-17:00，周六 9:00-16:00; or mon-fri 08:30-17:00; "
        "sat 09:00-16:00.",
        "请写星期和时间：周一至周五 8:30-17:00，周六 9:00-16:00。",
    ),
}


_OLD_DAY = (
    "Is the sheet older than what is published? Then leave this number. Else call the new one, and write "
    "that day, or give --verified-on DATE."
)
_OLD_DAY_ZH = (
    "表格比网站上的旧，就不要导入这个号码；真换了，请打一遍，写上打的那天，或用 --verified-on 日期 写明。"
)


class Verified(NamedTuple):
    """Who called the numbers of a sheet that doesn't say it itself, and when."""

    on: str
    by: str


@dataclass
class BranchRow:
    """What the roster has of a branch, what the sheet says, what comes of it; without a name it is new."""

    old: Cells
    said: Cells
    directory: Directory
    verified: Verified
    was_exported: bool = False  # so that an empty cell was emptied
    headings: Mapping[str, str] = field(default_factory=dict)  # of the sheet, by the roster's columns
    new: dict[str, str] = field(default_factory=dict)
    wrong: list[Doubt] = field(default_factory=list)
    doubtful: list[Doubt] = field(default_factory=list)  # what is taken, and must be looked at

    @property
    def required(self) -> tuple[str, ...]:
        """The columns that every branch needs."""
        return roster_table.required(self.directory.site.complete)

    def merge(self) -> None:
        """Fill `new`, and `wrong` with what stands against it."""
        self.new = dict(self.old)
        hotlines = [
            purpose
            for purpose in dict.fromkeys(filter(None, map(roster_table.slot, self.said)))
            if self.said.get(f"{purpose}_number")
            or (f"{purpose}_number" in self.said and f"{purpose}_number" in self.old)
        ]
        for purpose in hotlines:
            self._put_hotline(purpose)
        for column in self.said:
            slot = roster_table.slot(column)
            taken = column in roster_table.usual_columns() or slot
            if taken and column != "id" and slot not in hotlines:
                self._put(column)
        if f"name_{self.directory.site.first}" in self.old:
            self._agree()
        else:
            self._complete()

    def _put(self, column: str) -> None:
        """Change a cell if the sheet says something else; what every branch needs is never emptied."""
        text, old = self.said[column], self.old.get(column, "")
        if column == "hours" and not text and not self.was_exported:
            return  # a list that doesn't know them says nothing of them
        try:
            value = old if self._same(column, text, old) else self._in_roster_form(column, text)
        except Wrong as error:
            self._refuse(column, text, error)
            return
        if value and not self._same(column, value, old):
            self.new[column] = value
        elif not value and column not in self.required:
            self.new.pop(column, None)

    def _called(self, column: str) -> str:
        """What the sheet calls a column; one that it doesn't have by the roster's name."""
        return f"“{called(self.headings, column)}”"

    def _in_roster_form(self, column: str, text: str) -> str:
        if column == "merged_into" and text:
            return self.directory.called(text)
        own = self.directory.kinds.get(normal(text)) if column == "kind" else None
        return own or (roster_form(column, text) if text else "")

    def _refuse(self, column: str, text: str, error: Wrong) -> None:
        """Tell what is wrong with a cell, and how such a cell is written."""
        hint, zh = HINTS.get(column.rpartition("_")[2], ("", ""))
        cell, heading = tidy(text).removesuffix(AS_NUMBER), self._called(column)
        self.wrong.append(
            (f"{heading}: {cell} — {error}", hint, f"{heading}这一格“{cell}”不对：{error.zh}。{zh}")
        )

    def _same(self, column: str, one: str, other: str) -> bool:
        if column.startswith("name_"):
            one, other = self.directory.short(one), self.directory.short(other)
        if column == "code" and tidy(one) == other.lstrip("0"):
            return True  # whose zeros a spreadsheet took
        return meaning(column, one) == meaning(column, other)

    def _put_hotline(self, purpose: str) -> None:
        """A number with all that belongs to it; what was verified of the old one says nothing of the new."""
        names = {part: f"{purpose}_{part}" for part in (*roster_table.HOTLINE, *roster_table.whom(known()))}
        number = names["number"]
        text, former, called = self.said[number], self.old.get(number, ""), self._called(number)
        for name in names.values():
            self.new.pop(name, None)
        if not text:
            return
        try:
            found = LabelledPhone("", former, "") if tidy(text) == former else self._chosen(number)
        except Wrong as error:
            self._refuse(number, text, error)
            return
        extension = self._extension(found, names["extension"])
        same = bool(former) and meaning(number, found.number) == meaning(number, former)
        kept = same and extension == self.old.get(names["extension"], "")
        try:
            day = self._day(names["verified_on"], called, kept)
        except Wrong as error:
            self.wrong.append((str(error), _OLD_DAY, f"{error.zh}{_OLD_DAY_ZH}"))
            return
        owner = self.said.get(names["owner"]) or self.said.get("owner")
        values = {
            "number": found.number,
            "extension": extension,
            "hours": self._answered(names["hours"], kept),
            "verified_on": day,
            **{part: self._of_whom(names[part]) for part in roster_table.whom(known())},
            "owner": tidy(owner or ("" if kept else self.verified.by) or self.old.get(names["owner"], "")),
        }
        for part, name in names.items():
            if values[part]:
                self.new[name] = (
                    self.old[name] if self._same(name, values[part], self.old.get(name, "")) else values[part]
                )
        if missing := [self._called(names[part]) for part in ("verified_on", "owner") if not values[part]]:
            self.wrong.append(
                (
                    f"{called} is new or changed, but there is no {' and no '.join(missing)}",
                    "Call the number; then add the columns 核实日期 and 负责人, "
                    "or give --verified-on DATE --owner TEXT for all.",
                    f"{called}是新号码，但没有{'和'.join(missing)}。"
                    "请先打一遍，再加上“核实日期”和“负责人”两列，"
                    "或用 --verified-on 日期 --owner 负责人 一起写明。",
                )
            )

    def _extension(self, found: LabelledPhone, column: str) -> str:
        """The extension beside a number or in a cell of its own; where there is no such cell, the old one."""
        if not found.extension and column not in self.said:
            if (old := self.old.get(column, "")) and not self.was_exported:
                self.doubtful.append(_extension_kept(self._called(column), old))
            return old
        own = roster_form("extension", self.said.get(column, ""))
        if found.extension and own and found.extension != own:
            self.wrong.append(
                (
                    f"{self._called(column)} is {own}, but the number has the extension {found.extension}",
                    "Keep the right one of the two.",
                    f"{self._called(column)}写的是 {own}，号码后面带的却是 {found.extension}。请只留一个。",
                )
            )
        return found.extension or own

    def _day(self, column: str, number: str, kept: bool) -> str:
        """When a number was called: never before what is known, and a new one after the old one."""
        said = self.said.get(column) or self.said.get("verified_on") or ""
        day, old = roster_form("verified_on", said) if said else "", self.old.get(column, "")
        if kept:
            is_whole = column.replace("_verified_on", "_extension") in self.said or not self.doubtful
            return max(day, old) if is_whole else old
        if day and day <= old and not self.verified.on:
            raise Wrong(
                f"{number} is new or changed, but {self._called(column)} is no later than {old}, "
                "when the old one was called",
                f"{number}是新号码，{self._called(column)}却不晚于旧号码的核实日期 {old}。",
            )
        return day if day > old else self.verified.on

    def _of_whom(self, column: str) -> str:
        """For whom a number is; a new number in an old one's place is for the same people."""
        return tidy(self.said.get(column) or self.old.get(column, ""))

    def _answered(self, name: str, kept: bool) -> str:
        """When a number is answered; of another number, what was said of the old one says nothing."""
        text = self.said.get(name, "")
        try:
            return roster_form(name, text) if text else self.old.get(name, "") if kept else ""
        except Wrong as error:
            self._refuse(name, text, error)
            return ""

    def _chosen(self, column: str) -> LabelledPhone:
        """The number of a cell, if the words before it don't say that it is for something else."""
        found = labelled_phone(self.said[column])
        purpose = roster_table.slot(column).partition("_")[0]
        if found.label not in PLAIN_LABELS and of_names().get(found.label) not in (
            column,
            f"{purpose}_number",
        ):
            raise Wrong(f"is said to be “{found.label}”", f"写明是“{found.label}”")
        return found

    def _agree(self) -> None:
        """What changes in one language changes in the other, or readers of the two go to different places."""
        self._leave_place()
        self._ask_for_district()
        for other, said in self._other_districts():
            if said != self.old.get(other) and not self.said.get(other):
                self.new[other] = said
        for subject in roster_table.SUBJECTS:
            columns = roster_table.texts((subject,), self.directory.site.complete)
            for column, other in permutations(columns, 2):
                if self._changes(column) and not self._changes(other) and not self.said.get(other):
                    self._ask(column, other)

    def _leave_place(self) -> None:
        """Take the place on the map out where the address changes and the sheet names no place of its own."""
        addresses = roster_table.texts(("address",), self.directory.site.listed)
        place = [self.new[column] for column in PLACES if column in self.new]
        if place and any(map(self._changes, addresses)) and not any(map(self.said.get, PLACES)):
            self.new = {column: value for column, value in self.new.items() if column not in PLACES}
            self.doubtful.append(_place_left(", ".join(place)))

    def _ask_for_district(self) -> None:
        """Ask where an address names another district than before, and the sheet names none."""
        before, now = (district_in(cells.get("address_zh", "")) for cells in (self.old, self.new))
        if now and before and now != before and not self.said.get("district_zh"):
            self.wrong.append(
                (
                    f"the address is in {now}, but the district stays “{self.old.get('district_zh', '')}”",
                    "Add the column “所在区县” (district_zh).",
                    f"地址换到了{now}，区县却还是“{self.old.get('district_zh', '')}”。"
                    "请加上“所在区县”这一列。",
                )
            )

    def _changes(self, column: str) -> bool:
        return self.new.get(column) != self.old.get(column)

    def _other_districts(self) -> Iterator[tuple[str, str]]:
        """A district that changes in one language, as other branches have it in the others."""
        for column in roster_table.texts(("district",), self.directory.site.listed):
            language = column.partition("_")[2]
            found = self.directory.districts.get((language, self.new.get(column, "")))
            if found and self._changes(column):
                for other, said in found.items():
                    yield f"district_{other}", said

    def _ask(self, column: str, other: str) -> None:
        """Ask whether a text in another language stays as it is."""
        new, old = self.new.get(column, ""), self.old.get(other, "")
        heading = WORDS["headings"].get(other, [other])[0]
        self.wrong.append(
            (
                f"{self._called(column)} changes to “{new}”, "
                f"but the sheet doesn't say whether {other} stays “{old}”",
                f"Add the column “{heading}” ({other}).",
                f"{self._called(column)}要改成“{new}”，表格却没说 {other} 是不是还是“{old}”。"
                f"请加上“{heading}”这一列（{other}）。",
            )
        )

    def _complete(self) -> None:
        """What a new branch needs and its own name or other branches tell."""
        new = self.new
        new |= {
            column: self.directory.short(name) for column, name in new.items() if column.startswith("name_")
        }
        if "district_zh" not in new and (district := district_in(new.get("address_zh", ""))):
            new["district_zh"] = district
        names = texts(new, "name")
        told = {
            "kind": next(filter(None, (kind_of(name, self.directory.kinds) for name in names)), ""),
            **dict(self._other_districts()),
        }
        self.new = {column: value for column, value in told.items() if value} | new
        missing = [column for column in self.required if column not in self.new]
        if missing:
            named = {column: WORDS["headings"].get(column, [column])[0] for column in missing}
            columns = ", ".join(f"“{name}” ({column})" for column, name in named.items())
            self.wrong.append(
                (
                    f"a new branch without {', '.join(missing)}",
                    f"Add to the sheet: {columns}.",
                    f"新网点缺少 {'、'.join(missing)}。请在表格里加上：{'、'.join(named.values())}。",
                )
            )


def _extension_kept(column: str, old: str) -> Doubt:
    return (
        f"the sheet gives the number without an extension; here it has {old}, which stays as it is",
        f"Is there none any more? Add the column {column}, and leave its cell empty.",
        f"表格里的号码没有分机号，这里原来写着分机 {old}，没有改。"
        f"已经没有分机的，请加上{column}这一列，留空。",
    )


def _place_left(place: str) -> Doubt:
    return (
        f"the address changes, so its place on the map, {place}, is taken out",
        "Add the columns 纬度 and 经度 (latitude, longitude) with the new place, even if it is the old one.",
        f"地址改了，原来的经纬度（{place}）已删掉。请加上“纬度”“经度”两列，写新地址的；没有变的也请写上。",
    )
