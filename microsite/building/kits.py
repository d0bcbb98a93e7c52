"""Kits of branches for a campaign, each written as one file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from microsite.building.build import Progress
from microsite.building.printing import (
    Print,
    PrintRoom,
    Sheets,
    print_room,
    refuse_unknown,
    spread,
    tell_left_out,
)
from microsite.checks import check
from microsite.content import project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistakes
from microsite.files.whole import write
from microsite.pieces.choice import ALL
from microsite.pieces.kit import Kit
from microsite.pieces.offers import LASTS
from microsite.pieces.press import KEPT
from microsite.publish.record import beside


def make(folder: Path, words: Words, id: str, wanted: Print, progress: Progress) -> int:
    """Pack kits for a campaign, of branches or of all that take part; gives how many."""
    loaded = project.load(folder, words, wanted.day)
    check.refuse(loaded)
    tell_left_out(loaded, progress)
    refuse_unknown("campaign", "这次活动", (id,), loaded.roster.campaigns)
    if (ended := loaded.roster.campaigns[id].end) + LASTS < loaded.today:
        progress(
            f"{id} ended on {ended}; numbers and pages are those of {loaded.today}. "
            f"活动在 {ended} 已经结束，电话和网页内容是 {loaded.today} 的。"
        )
    branches = [_taking_part(loaded.roster[name], id) for name in wanted.branches] or [
        branch for branch in loaded.roster if id in branch.campaigns
    ]
    wanted.out.mkdir(parents=True, exist_ok=True)
    with print_room(loaded, wanted.jobs, beside(wanted.out, KEPT)) as room:
        choices = [replace(ALL, campaign=id), ALL]
        packed = spread(room, wanted.jobs, partial(_pack, wanted.out, id), branches, choices)
        for done, (_, name) in enumerate(packed, 1):
            progress(f"{done} of {len(branches)} kits: {name}")
        if not wanted.branches:
            room.press.forget_the_rest()
    return len(branches)


def _taking_part(branch: Branch, id: str) -> Branch:
    if id not in branch.campaigns:
        raise Mistakes.one(
            "kit",
            0,
            f"“{branch.id}” takes no part in “{id}”",
            "Choose another branch, or another campaign.",
            f"“{branch.id}”不参加活动“{id}”。请换一个网点或活动。",
        )
    return branch


def _pack(out: Path, id: str, room: PrintRoom, branch: Branch, made: Sheets) -> str:
    name = f"{id}-{branch.id}.zip"
    write(out / name, Kit(room.project, room.fillers, room.press, branch, id, made).packed())
    return name
