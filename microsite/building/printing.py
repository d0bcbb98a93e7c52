"""From the project's files to sheets that a branch prints, each read back before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias, TypeVar

from microsite.building.build import Progress, render
from microsite.building.workers import shares, workers
from microsite.checks import check
from microsite.content import project
from microsite.content.pieces import FOLDER
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistakes, nearest, nearest_zh
from microsite.files.scratch import scratch
from microsite.files.whole import write
from microsite.pieces.choice import ALL, Choice, sheets
from microsite.pieces.press import KEPT, Press
from microsite.pieces.sheet import Sheet
from microsite.publish.record import beside
from microsite.rendering.fill import Filler

Done = TypeVar("Done")


@dataclass(frozen=True)
class Print:
    """What somebody wants printed: where to, for which branches, of what, and for which day."""

    out: Path
    branches: tuple[str, ...] = ()
    choice: Choice = ALL
    day: str | None = None
    jobs: int = 1


@dataclass(frozen=True)
class PrintRoom:
    """A project whose pages are ready to be filled, and the press."""

    project: Project
    fillers: list[Filler]
    press: Press


def make(folder: Path, words: Words, wanted: Print, progress: Progress) -> int:
    """Set, prove and write sheets; gives how many."""
    loaded = project.load(folder, words, wanted.day)
    check.refuse(loaded)
    _refuse_unknown_names(loaded, wanted.choice)
    tell_left_out(loaded, progress)
    branches = [loaded.roster[id] for id in wanted.branches] or list(loaded.roster)
    count = 0
    with print_room(loaded, wanted.jobs, beside(wanted.out, KEPT)) as room:
        for id, made in spread(room, wanted.jobs, partial(_print, wanted), branches, [wanted.choice]):
            count += made
            progress(f"{id}: {made} sheets")
        if not wanted.branches and wanted.choice == ALL:
            room.press.forget_the_rest()
    return count


@contextmanager
def print_room(loaded: Project, jobs: int, kept: Path | None = None) -> Iterator[PrintRoom]:
    """Everything that printing needs, for as long as somebody prints."""
    with scratch() as room:
        fillers = render(loaded, jobs, room / "pages", is_searched=False)
        press = Press(loaded, room / "designs", kept)
        press.begin()
        yield PrintRoom(loaded, fillers, press)


Sheets: TypeAlias = list[tuple[Sheet, str]]  # each with the name of its file
Making: TypeAlias = Callable[[PrintRoom, Branch, Sheets], Done]

_room: PrintRoom  # what every worker inherits


def spread(
    room: PrintRoom, jobs: int, make: Making[Done], branches: Sequence[Branch], choices: Sequence[Choice]
) -> Iterator[tuple[str, Done]]:
    """Do something with the sheets of each branch in some processes; gives its id, and what came of it."""
    together = shares([branch.id for branch in branches], jobs)
    with workers(jobs, _inherit, room) as pool:
        for some, done in zip(together, pool.map(partial(_for_some, make, choices), together), strict=True):
            yield from zip(some, done, strict=True)


def _inherit(room: PrintRoom) -> None:
    global _room
    _room = room


def _for_some(make: Making[Done], choices: Sequence[Choice], ids: Sequence[str]) -> list[Done]:
    """Set the sheets of some branches, each design in one go: what was set is soon forgotten.

    Booklets come last, as much that is remembered makes it slower to set the sheets that follow.
    """
    project, fillers = _room.project, _room.fillers
    held = {
        id: [made for choice in choices for made in sheets(project, fillers, project.roster[id], choice)]
        for id in ids
    }
    for sheet, _ in sorted(chain(*held.values()), key=lambda made: (made[0].piece.pages, made[1])):
        _room.press.sheet(sheet)
    return [make(_room, project.roster[id], held[id]) for id in ids]


def _print(wanted: Print, room: PrintRoom, branch: Branch, made: Sheets) -> int:
    """Write the sheets of a branch into a folder of its own; gives how many."""
    for sheet, name in made:
        path = wanted.out / branch.id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, room.press.sheet(sheet))
    return len(made)


def tell_left_out(loaded: Project, progress: Progress) -> None:
    """Tell which pieces nobody gets, as the institution hides what they show."""
    for name, page in loaded.pieces.left_out.items():
        progress(
            f"{name} is left out: it shows {page}, which is hidden. "
            f"没有做“{name}”：它的内容来自已隐藏的网页 {page}。"
        )


def _refuse_unknown_names(loaded: Project, choice: Choice) -> None:
    for name in choice.pieces:
        if page := loaded.pieces.left_out.get(name):
            raise Mistakes.one(
                f"{FOLDER}/{name}.yml",
                0,
                f"the piece shows {page}, which is hidden",
                "Choose another piece, or show the page again: it stands below `hide`.",
                f"这种材料的内容来自网页 {page}，而这个网页已隐藏。请换一种材料，或者把它从 hide 里去掉。",
            )
    refuse_unknown("piece", "这种宣传材料", choice.pieces, loaded.pieces.pieces)
    refuse_unknown("language", "这种语言", choice.languages, loaded.site.listed)
    if choice.campaign:
        known = {id for branch in loaded.roster for id in branch.campaigns}
        refuse_unknown("campaign", "这次活动", (choice.campaign,), known)
    _refuse_nothing(loaded, choice)


def _refuse_nothing(loaded: Project, choice: Choice) -> None:
    """Raise that none of the pieces that are wanted can be made: those of a campaign show its theme."""
    titles = [loaded.pieces.pieces[name].title for name in choice.pieces]
    if not titles or any((title is None) == bool(choice.campaign) for title in titles):
        return
    named = "、".join(choice.pieces)
    if choice.campaign:
        raise Mistakes.one(
            "pieces",
            0,
            f"{named.replace('、', ', ')}: no piece of a campaign, it has a title of its own",
            "Leave out --campaign.",
            f"{named}：有自己的标题，不是活动材料。请去掉 --campaign。",
        )
    known = list(loaded.roster.campaigns)
    raise Mistakes.one(
        "pieces",
        0,
        f"{named.replace('、', ', ')}: it has no title, so it is made for a campaign, and none is named",
        f"Name the campaign: --campaign {known[-1] if known else 'ID'}; or write title in the piece.",
        f"{named}：没有标题（title）的是活动材料，要写明是哪次活动。"
        f"请加上 --campaign {known[-1] if known else 'ID'}，或在材料里写 title。",
    )


def refuse_unknown(what: str, zh: str, wanted: Collection[str], known: Collection[str]) -> None:
    """Raise a name that nobody knows."""
    for name in wanted:
        if name not in known:
            raise Mistakes.one(
                "pieces",
                0,
                f"there is no {what} “{name}”",
                nearest(name, known),
                f"没有“{name}”{zh}。{nearest_zh(name, known)}",
            )
