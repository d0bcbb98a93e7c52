"""branches/results/<campaign>.csv: what small branches report, a row each; and what no report may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import get_args

from microsite import table
from microsite.branch import BranchRecord, Network
from microsite.campaign import Campaign, Participation
from microsite.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.results import Channel, Material, Results, Topic
from microsite.table import Cell
from microsite.text import LANGUAGES, Line
from microsite.validate import validate
from microsite.yamlfile import Document
from microsite.yamlfile import Path as Where

REQUIRED = ("branch", "reported_on", "reported_by")
HANDLED = ("received", "settled")
GROUPS = {"publicity": get_args(Channel), "calls": get_args(Topic), "complaints": HANDLED, "suggestions": HANDLED}
TEXTS = ("organisation", "problems", "next_steps")
COLUMNS = (*REQUIRED, *get_args(Material), "people", "held", *(f"{group}_{part}" for group, parts in GROUPS.items() for part in parts),
           *(f"{text}_{language}" for text in TEXTS for language in LANGUAGES))
COUNTED = ("materials", "publicity", "people", "calls", "complaints", "suggestions")

Records = MutableMapping[str, tuple[BranchRecord, Document]]


class Row(Results):
    """A row: the results of one branch."""

    branch: Line


Rows = list[tuple[str, Row, Document]]  # each with its campaign


def read(folder: Path, campaigns: Mapping[str, Campaign | None]) -> tuple[Rows, list[Mistake]]:
    """The rows of every table, and what is wrong in them."""
    rows: Rows = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("results/*.csv")):
        name = f"{folder.name}/results/{path.name}"
        if path.stem not in campaigns:
            mistakes.append(Mistake(name, 0, f"unknown campaign “{path.stem}”", f"{nearest(path.stem, campaigns)} Rename the file.".strip(),
                                    f"没有“{path.stem}”这个活动。{nearest_zh(path.stem, campaigns)}请改文件名。"))
            continue
        try:
            documents = table.documents(path, name, COLUMNS, REQUIRED, _cell)
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        for document in documents:
            document.data |= {text: list(document.data[text].values()) for text in TEXTS if text in document.data}
            try:
                rows.append((path.stem, validate(Row, document), document))
            except Mistakes as found:
                mistakes += found.mistakes
    return rows, mistakes


def join(rows: Rows, records: Records, campaigns: Mapping[str, Campaign | None], network: Network) -> Iterator[Mistake]:
    """Add each row to the record of its branch."""
    for id, row, document in rows:
        line, campaign = document.line(()), campaigns[id]
        if row.branch == network.id:
            yield Mistake(document.file, line, f"“{row.branch}” is the institution",
                          "Its results are added up from its branches; leave the row out.",
                          f"“{row.branch}”是机构本身，它的数字由各网点加总。请删掉这一行。")
        elif row.branch not in records:
            yield Mistake(document.file, line, f"unknown branch “{row.branch}”",
                          f"{nearest(row.branch, records)} If it has closed, take the row out.".strip(),
                          f"没有“{row.branch}”这个网点。{nearest_zh(row.branch, records)}网点撤销了，就删掉这一行。")
        elif campaign:
            record, written = records[row.branch]
            participation = record.campaigns.get(id, Participation())
            if participation.results:
                yaml = f"{written.file}:{written.line(('campaigns', id, 'results'))}"
                where, where_zh = ("in a row above", "上面的一行") if isinstance(participation.results, Row) else (f"in {yaml}", f" {yaml} ")
                yield Mistake(document.file, line, f"the results of “{row.branch}” stand {where} too", "Keep one of the two.",
                              f"“{row.branch}”的结果在{where_zh}已经写过。请只留一处。")
                continue
            yield from doubts(participation, campaign, row, document, ())
            joined = record.campaigns | {id: participation.model_copy(update={"results": row})}
            records[row.branch] = record.model_copy(update={"campaigns": joined}), written


def _cell(column: str, cell: str) -> Cell:
    if column in get_args(Material):
        return cell, ("materials", column)
    if column == "held":
        return table.listed(cell), (column,)
    group, _, part = column.partition("_")
    if group in GROUPS:
        return cell, (group, part)
    text, _, language = column.rpartition("_")
    return (cell, (text, 0, language)) if text in TEXTS else (cell, (column,))


def doubts(participation: Participation, campaign: Campaign, results: Results, document: Document, path: Where,
           whole: bool = False) -> Iterator[Mistake]:
    """What is wrong in the results of one branch, or, if `whole`, in the institution's own."""
    first = min(participation.first or campaign.first, *(event.first for event in participation.events), campaign.first)
    if results.reported_on < first:
        yield Mistake(document.file, document.line((*path, "reported_on")),
                      f"reported on {results.reported_on}, before the campaign began ({first})", "Look at the year.",
                      f"reported_on 写的 {results.reported_on} 早于活动开始（{first}）。请看年份对不对。")
    planned = {event.id: event for event in (*campaign.events, *participation.events)}
    for index, id in enumerate(results.held or ()):
        line = document.line((*path, "held", index))
        if id not in planned:
            yield Mistake(document.file, line, f"unknown event “{id}”",
                          nearest(id, planned) or "The branch plans none in this campaign; add it to events.",
                          f"没有“{id}”这一场。{nearest_zh(id, planned) or '网点在这个活动里没有场次，请先写进 events。'}")
        elif id in (results.held or ())[:index]:
            yield Mistake(document.file, line, f"the event “{id}” stands twice", "Name each event once.", f"场次“{id}”写了两次。请只留一个。")
        elif planned[id].cancelled:
            yield Mistake(document.file, line, f"the event “{id}” is cancelled", "Take it out of held, or take cancelled out of the event.",
                          f"场次“{id}”已取消。请从 held 里删掉它，或删掉场次里的 cancelled。")
    for key in results.model_fields_set.intersection(COUNTED) if whole else ():
        yield Mistake(document.file, document.line((*path, key)),
                      f"the institution's own “{key}”; its numbers are added up from its branches",
                      "Leave it out here; the branch that did it reports it.",
                      f"机构的数字由各网点加总，这里不写“{key}”。由做了这件事的网点来报。")
