"""What was printed and no longer holds: editions whose numbers or days have changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from microsite.building.printing import PrintRoom, print_room
from microsite.content import project
from microsite.content.word import Words
from microsite.data.campaign_tables.prints import PrintRow
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.sheet import Edition


@dataclass(frozen=True)
class Old:
    """An edition that is out there and no longer made; without `now` the piece is not made at all."""

    campaign: str
    row: PrintRow
    now: tuple[Edition, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether numbers or days on it have changed, not only words."""
        return all(edition.numbers != self.row.edition.partition("-")[0] for edition in self.now)

    def told(self) -> Iterator[str]:
        """What it is, and what to do, in English and Chinese."""
        row = self.row
        place = f"branches/prints/{self.campaign}.csv"
        left = "" if row.left_over is None else f", {row.left_over} left over"
        left_zh = "" if row.left_over is None else f"，剩{row.left_over}份"
        what = f"{row.branch}: {row.piece} ({row.language}), edition {row.edition} of {row.printed_on}"
        copies, copies_zh = f"{row.copies} copies{left}", f"印了{row.copies}份{left_zh}"
        what_zh = f"{row.branch}：{row.piece}（{row.language}），版本{row.edition}，{row.printed_on}印"
        if not self.now:
            why, why_zh = "this piece is no longer made", "这种材料现在没有了"
        elif self.is_wrong:
            why, why_zh = "its numbers or days have changed", "上面的号码或日期已经变了"
        else:
            why, why_zh = "only words have changed since", "只有文字有改动"
        do, do_zh = ("Take it back.", "请收回。") if self.is_wrong else ("", "")
        now = ", ".join(map(str, self.now))
        yield f"{place}: {what}: {why}; {copies}. {do}".rstrip() + (f" Now {now}." if now else "")
        yield f"    {what_zh}：{why_zh}；{copies_zh}。{do_zh}" + (f"现在的版本：{now}。" if now else "")


def old(folder: Path, words: Words, day: str | None, jobs: int) -> list[Old]:
    """Every edition that was printed and is another one today; those with old numbers first."""
    loaded = project.load(folder, words, day)
    if not loaded.roster.prints:
        return []
    with print_room(loaded, jobs) as room:
        found = [
            Old(campaign, row, now)
            for campaign, rows in loaded.roster.prints.items()
            for row in rows
            if row.edition not in map(str, now := _now(room, campaign, row))
        ]
    return sorted(found, key=lambda one: not one.is_wrong)


def _now(room: PrintRoom, campaign: str, row: PrintRow) -> tuple[Edition, ...]:
    """The editions of the same piece as it would be printed today, one for each size."""
    branch = room.project.roster.branches.get(row.branch)
    piece = room.project.pieces.pieces.get(row.piece)
    if not branch or not piece:
        return ()
    choice = Choice((row.piece,), (row.language,), campaign=None if piece.title else campaign)
    return tuple(sheet.edition for sheet, _ in sheets(room.project, room.fillers, branch, choice))
