"""branches/results/<campaign>.csv: what small branches report, a row each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import get_args

from pydantic import field_validator

from microsite.data import result_doubts
from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign, Participation
from microsite.data.campaign_tables import table
from microsite.data.campaign_tables.table import Entries
from microsite.data.record import OneLine
from microsite.data.results import Channel, Material, Results, Topic
from microsite.data.roster_table import texts
from microsite.files import csvfile
from microsite.files.csvfile import Cell
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document
from microsite.languages.language import Language, Languages
from microsite.languages.writing import known

KEY = ("branch",)  # by which a row is known
_MATERIALS = get_args(Material)
HANDLED = ("received", "settled")
GROUPS = {
    "publicity": get_args(Channel),
    "calls": get_args(Topic),
    "complaints": HANDLED,
    "suggestions": HANDLED,
}
TEXTS = ("organisation", "problems", "next_steps")
_ADDED_UP = "Its results are added up from its branches; leave the row out."
_ADDED_UP_ZH = "它的数字由各网点加总。请删掉这一行。"

Records = MutableMapping[str, tuple[BranchRecord, Document]]


def required(languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns that must be there, whatever the languages of the site."""
    return ("branch", "reported_on", "reported_by")


def columns(languages: Iterable[Language]) -> tuple[str, ...]:
    """Every column, its texts in these languages."""
    listed = tuple(languages)
    return (
        *required(listed),
        *_MATERIALS,
        "people",
        "held",
        *(f"{group}_{part}" for group, parts in GROUPS.items() for part in parts),
        *texts(TEXTS, listed),
        "corrected_on",
        *texts(("correction",), listed),
    )


class ResultRow(Results):
    """A row: the results of one branch."""

    branch: OneLine

    @field_validator(*TEXTS, mode="before")
    @classmethod
    def _listed(cls, texts: dict[int, object]) -> list[object]:
        return list(texts.values())


def reports(
    folder: Path, campaigns: Mapping[str, Campaign | None], site: Languages
) -> tuple[Entries[ResultRow], list[Mistake]]:
    """The rows of every table, and what is wrong in them."""
    form = table.Form(ResultRow, columns(known()), required(site.complete), cell)
    return table.entries(folder / "results", campaigns, form, site)


def join(
    reports: Entries[ResultRow],
    records: Records,
    campaigns: Mapping[str, Campaign | None],
    network: Network,
    unread: Collection[str],
) -> Iterator[Mistake]:
    """Add each row to the record of its branch, if that can be read."""
    named = table.names(records, unread)
    for id, row, document in reports:
        if wrong := table.stray(row.branch, document, named, network, _ADDED_UP, _ADDED_UP_ZH):
            yield wrong
        elif (campaign := campaigns[id]) and row.branch in records:
            record, written = records[row.branch]
            participation = record.campaigns.get(id, Participation())
            if participation.results:
                yield _twice(id, row, participation.results, document, written)
                continue
            yield from result_doubts.doubts(participation, campaign, row, document, (), unread)
            written.borrow(("campaigns", id, "results"), document)
            joined = {**record.campaigns, id: participation.model_copy(update={"results": row})}
            records[row.branch] = record.model_copy(update={"campaigns": joined}), written


def _twice(id: str, row: ResultRow, other: Results, document: Document, written: Document) -> Mistake:
    """Results that stand in another row, or in the file of the branch, too."""
    yaml = f"{written.file}:{written.line(('campaigns', id, 'results'))}"
    in_a_row = isinstance(other, ResultRow)
    where, where_zh = ("in a row above", "上面的一行") if in_a_row else (f"in {yaml}", f" {yaml} ")
    return document.mistake(
        ("branch",),
        f"the results of “{row.branch}” stand {where} too",
        "Keep one of the two.",
        f"“{row.branch}”的结果在{where_zh}已经写过。请只留一处。",
    )


def cell(column: str, written: str) -> Cell:
    """What a cell holds, and where it stands in the record of results."""
    if column in _MATERIALS:
        return written, ("materials", column)
    if column == "held":
        return csvfile.listed(written), (column,)
    group, _, part = column.partition("_")
    if group in GROUPS:
        return written, (group, part)
    text, _, language = column.rpartition("_")
    if text == "correction":
        return written, (text, language)
    return (written, (text, 0, language)) if text in TEXTS else (written, (column,))
