"""Pieces that their design can't show: on another kind of sheet, or without what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from microsite.checks.rule import Rule
from microsite.content.designs import NEEDS, SCREEN
from microsite.content.pieces import Piece
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath

_Told = tuple[KeyPath, str, str, str]  # where, what is wrong, how to mend it, and both in Chinese
_SHAPES = {
    "screen": ("a screen", "屏幕"),
    "paper": ("paper", "纸"),
    "across": ("paper that is wider than high", "横放的纸"),
}


def check(project: Project) -> Iterator[Mistake]:
    """Find sizes that a design does not have, and pieces that lack what it shows."""
    for name, piece in project.pieces.pieces.items():
        if told := [*_doubts(project, piece)]:
            yield from (project.pieces.written[name].mistake(*one) for one in told)


def _doubts(project: Project, piece: Piece) -> Iterator[_Told]:
    needs = NEEDS.get(piece.design)
    if not needs:
        return
    fitting = _fitting(project, piece.design)
    shape, shape_zh = _SHAPES["across" if needs.across else _kind(piece.design)]
    for index, size in enumerate(piece.sizes):
        if fitting and size not in fitting:
            yield (
                ("sizes", index),
                f"the design “{piece.design}” is for {shape}, and “{size}” is none",
                f"Write one of these sizes, or another design: {', '.join(fitting)}.",
                f"版式“{piece.design}”要用{shape_zh}，“{size}”不行。"
                f"尺寸可以写：{'、'.join(fitting)}；或者换一个版式。",
            )
    if piece.title is None and not needs.campaign:
        others = [name for name, other in NEEDS.items() if other.campaign]
        yield (
            (),
            f"“title” is missing, and the design “{piece.design}” can't show the theme of a campaign",
            f"Write title, or for a campaign one of these designs: {', '.join(others)}.",
            f"缺少 title（标题）。没有标题的是活动材料，版式“{piece.design}”不能用在活动上。"
            f"请写 title；是活动材料的，版式请用 {'、'.join(others)}。",
        )
    for group in needs.fields if piece.title else ():
        if not any(getattr(piece, field) for field in group):
            fields, fields_zh = " or ".join(group), " 或 ".join(group)
            yield (
                ("design",),
                f"the design “{piece.design}” shows {fields}, of which this piece has none",
                f"Write {fields} too, or another design.",
                f"版式“{piece.design}”要有 {fields_zh}，这份材料没有写。请补上，或换一个版式。",
            )


def _kind(design: str) -> str:
    return "screen" if design == SCREEN else "paper"


def _fitting(project: Project, design: str) -> Collection[str]:
    """The sizes that a design may have."""
    return [
        name
        for name, size in project.pieces.sizes.items()
        if (size.medium == "screen") == (design == SCREEN)
        and (size.width > size.height or not NEEDS[design].across)
    ]


RULE = Rule(
    "MS110",
    "A piece has what its design shows, on a sheet that its design is made for",
    check,
    wrong="design: leaflet\nsizes: [screen-across]",
    right="design: leaflet\nsizes: [a4]",
    zh="版式和尺寸对不上，或缺少版式要用的内容。照提示改。",
    why="It would be set all the same: an empty sheet, black on black, or nothing at all.",
    stops_build=True,
)
