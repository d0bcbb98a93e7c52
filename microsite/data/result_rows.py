"""branches/results/<campaign>.csv: what small branches report, a row each; and what no report may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import get_args

from pydantic import field_validator

from microsite.data import campaign_rows
from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign, Participation
from microsite.data.campaign_rows import Rows
from microsite.data.record import OneLine
from microsite.data.results import Channel, Material, Results, Topic
from microsite.files import table
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.table import Cell
from microsite.files.yamlfile import Document
from microsite.files.yamlfile import Path as Where
from microsite.languages.language import LANGUAGES

REQUIRED = ("branch", "reported_on", "reported_by")
HANDLED = ("received", "settled")
GROUPS = {
    "publicity": get_args(Channel),
    "calls": get_args(Topic),
    "complaints": HANDLED,
    "suggestions": HANDLED,
}
TEXTS = ("organisation", "problems", "next_steps")
COLUMNS = (
    *REQUIRED,
    *get_args(Material),
    "people",
    "held",
    *(f"{group}_{part}" for group, parts in GROUPS.items() for part in parts),
    *(f"{text}_{language}" for text in TEXTS for language in LANGUAGES),
)
COUNTED = ("materials", "publicity", "people", "calls", "complaints", "suggestions")

Records = MutableMapping[str, tuple[BranchRecord, Document]]


class Row(Results):
    """A row: the results of one branch."""

    branch: OneLine

    @field_validator(*TEXTS, mode="before")
    @classmethod
    def _listed(cls, texts: dict[int, object]) -> list[object]:
        return list(texts.values())


def read(folder: Path, campaigns: Mapping[str, Campaign | None]) -> tuple[Rows[Row], list[Mistake]]:
    """The rows of every table, and what is wrong in them."""
    return campaign_rows.read(folder / "results", campaigns, Row, COLUMNS, REQUIRED, cell)


def join(
    reports: Rows[Row], records: Records, campaigns: Mapping[str, Campaign | None], network: Network
) -> Iterator[Mistake]:
    """Add each row to the record of its branch."""
    for id, row, document in reports:
        if wrong := campaign_rows.stray(
            row.branch,
            document,
            records,
            network,
            "Its results are added up from its branches; leave the row out.",
            "它的数字由各网点加总。请删掉这一行。",
        ):
            yield wrong
        elif campaign := campaigns[id]:
            record, written = records[row.branch]
            participation = record.campaigns.get(id, Participation())
            if participation.results:
                yaml = f"{written.file}:{written.line(('campaigns', id, 'results'))}"
                where, where_zh = (
                    ("in a row above", "上面的一行")
                    if isinstance(participation.results, Row)
                    else (f"in {yaml}", f" {yaml} ")
                )
                yield Mistake(
                    document.file,
                    document.line(()),
                    f"the results of “{row.branch}” stand {where} too",
                    "Keep one of the two.",
                    f"“{row.branch}”的结果在{where_zh}已经写过。请只留一处。",
                )
                continue
            yield from doubts(participation, campaign, row, document, ())
            joined = record.campaigns | {id: participation.model_copy(update={"results": row})}
            records[row.branch] = record.model_copy(update={"campaigns": joined}), written


def cell(column: str, written: str) -> Cell:
    """What a cell holds, and where it stands in the record of results."""
    if column in get_args(Material):
        return written, ("materials", column)
    if column == "held":
        return table.listed(written), (column,)
    group, _, part = column.partition("_")
    if group in GROUPS:
        return written, (group, part)
    text, _, language = column.rpartition("_")
    return (written, (text, 0, language)) if text in TEXTS else (written, (column,))


def doubts(
    participation: Participation,
    campaign: Campaign,
    results: Results,
    document: Document,
    path: Where,
    whole: bool = False,
) -> Iterator[Mistake]:
    """What is wrong in the results of one branch, or, if `whole`, in the institution's own."""
    first = min(
        participation.first or campaign.first,
        *(event.first for event in participation.events),
        campaign.first,
    )
    if results.reported_on < first:
        yield Mistake(
            document.file,
            document.line((*path, "reported_on")),
            f"reported on {results.reported_on}, before the campaign began ({first})",
            "Look at the year.",
            f"reported_on 写的 {results.reported_on} 早于活动开始（{first}）。请看年份对不对。",
        )
    planned = {event.id: event for event in (*campaign.events, *participation.events)}
    for index, id in enumerate(results.held or ()):
        line = document.line((*path, "held", index))
        if id not in planned:
            yield Mistake(
                document.file,
                line,
                f"unknown event “{id}”",
                nearest(id, planned) or "The branch plans none in this campaign; add it to events.",
                f"没有“{id}”这一场。{nearest_zh(id, planned) or '网点在这个活动里没有场次，请先写进 events。'}",
            )
        elif id in (results.held or ())[:index]:
            yield Mistake(
                document.file,
                line,
                f"the event “{id}” stands twice",
                "Name each event once.",
                f"场次“{id}”写了两次。请只留一个。",
            )
        elif planned[id].cancelled:
            yield Mistake(
                document.file,
                line,
                f"the event “{id}” is cancelled",
                "Take it out of held, or take cancelled out of the event.",
                f"场次“{id}”已取消。请从 held 里删掉它，或删掉场次里的 cancelled。",
            )
    for key in results.model_fields_set.intersection(COUNTED) if whole else ():
        yield Mistake(
            document.file,
            document.line((*path, key)),
            f"the institution's own “{key}”; its numbers are added up from its branches",
            "Leave it out here; the branch that did it reports it.",
            f"机构的数字由各网点加总，这里不写“{key}”。由做了这件事的网点来报。",
        )
