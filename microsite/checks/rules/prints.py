"""Rows of what was printed that can't be true: of no piece, of another material, by a closed branch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.campaign_tables.prints import PrintRow, written_as
from microsite.files.mistakes import Mistake, is_slip
from microsite.files.yamlfile import KeyPath

_BEFORE = timedelta(366)  # a campaign, something may be printed for it
_Told = tuple[KeyPath, str, str, str]


def check(project: Project) -> Iterator[Mistake]:
    """Look at every row, and at those that stand twice."""
    for campaign, rows in project.roster.prints.items():
        seen: dict[tuple[object, ...], int] = {}
        for number, row in enumerate(rows):
            document = project.roster.written[written_as(campaign, number)]
            yield from (document.mistake(*told) for told in _doubts(project, campaign, row))
            same = (row.branch, row.piece, row.language, row.edition, row.printed_on)
            if first := seen.get(same):
                yield document.mistake(
                    (),
                    f"the same print of “{row.piece}” stands in line {first}",
                    "Keep one row; two prints of one day are one row with the copies of both.",
                    f"“{row.piece}”的这次印刷在第{first}行已经写过。请只留一行；同一天印了两批的，份数合在一起。",
                )
            seen.setdefault(same, document.line(()))


def _doubts(project: Project, campaign: str, row: PrintRow) -> Iterator[_Told]:
    yield from _of_piece(project, row)
    branch = project.roster.everyone.get(row.branch)
    if branch and branch.life.has_ended(row.printed_on):
        yield (
            ("printed_on",),
            f"“{row.branch}” had nothing printed on {row.printed_on}: it closed on {branch.life.closes}",
            "Look at the day and at the branch.",
            f"“{row.branch}”{branch.life.closes}起已经撤销，{row.printed_on} 不会再印东西。"
            "请核对日期和网点。",
        )
    planned = project.roster.campaigns.get(campaign)
    if planned and row.printed_on < planned.first - _BEFORE:
        yield (
            ("printed_on",),
            f"{row.printed_on} is more than a year before the campaign begins ({planned.first})",
            "Look at the year.",
            f"印刷日期 {row.printed_on} 比活动开始（{planned.first}）早一年多。请看年份对不对。",
        )


def _of_piece(project: Project, row: PrintRow) -> Iterator[_Told]:
    known = project.pieces.pieces
    piece = known.get(row.piece)
    if piece is None and (close := [name for name in known if is_slip(row.piece, name)]):
        yield (
            ("piece",),
            f"there is no piece “{row.piece}”",
            f"Did you mean “{close[0]}”?",
            f"没有“{row.piece}”这种材料。您是不是要写“{close[0]}”？",
        )
    if piece and piece.material and piece.material != row.material:
        yield (
            ("material",),
            f"“{row.piece}” counts as {piece.material}, not as {row.material}",
            f"Write {piece.material}, or the piece that was printed.",
            f"“{row.piece}”算作 {piece.material}，不是 {row.material}。"
            "请改 material，或写实际印的材料（piece）。",
        )


RULE = Rule(
    "MS112",
    "What is said to be printed can have been printed",
    check,
    wrong="maiwan,posters,money-gone,zh,4F1C-02AB,2026-03-02,600,140",
    right="maiwan,leaflets,money-gone,zh,4F1C-02AB,2026-03-02,600,140",
    zh="印刷登记对不上。照提示核对材料、网点和日期。",
    why="What has to be taken back is found by these rows.",
)
