"""branches/frozen/<campaign>.csv: what the reports of a past campaign said on the day they were frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign, Participation
from microsite.data.campaign_tables import table
from microsite.data.campaign_tables.table import Entries
from microsite.data.record import OneLine, Record, Text
from microsite.data.results import Results
from microsite.data.roster_table import texts
from microsite.data.values.day import Day
from microsite.files.csvfile import Cell
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language, Languages
from microsite.languages.writing import known

FOLDER = "frozen"
_EVENT = {"id", "title", "kind", "first", "last", "hours", "place", "coordinates", "cancelled"}
_PLAN: Mapping[
    str, Any
] = {  # what a report says of a plan; articles, topics and days of changes are not in it
    **dict.fromkeys(("title", "theme", "organisers", "notice", "first", "last", "pauses"), True),
    **dict.fromkeys(("slogans", "channels", "targets"), True),
    "events": {"__all__": _EVENT},
}
_NOT_LOCKED = {"branch", "photos", "corrected_on", "correction"}  # consent to a photo may end on any day


class FrozenRow(Record):
    """One branch as a report names it, and digests of its results and its plan.

    Without the first it had not reported; a report that was frozen before plans were has not the second. The
    institution's plan is that of the campaign with its own.
    """

    branch: OneLine
    name: Text
    kind: OneLine
    frozen_on: Day
    results: OneLine | None = None
    plan: OneLine | None = None


Frozen = Mapping[str, Mapping[str, FrozenRow]]  # by campaign and branch
Records = Mapping[str, tuple[BranchRecord | Network, Document]]


def required(languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns that must be there on a site that is complete in these languages."""
    return ("branch", *texts(("name",), languages), "kind", "frozen_on")


def columns(languages: Iterable[Language]) -> tuple[str, ...]:
    """Every column, its texts in these languages."""
    return (*required(languages), "results", "plan")


def digest(results: Results) -> str:
    """What tells results from others."""
    return _digest(results.model_dump(mode="json", exclude=_NOT_LOCKED, exclude_defaults=True))


def digest_of_plan(*plans: Campaign | Participation | None) -> str:
    """What tells the titles, days, events and targets of a plan from others."""
    return _digest(
        [plan.model_dump(mode="json", include=_PLAN, exclude_defaults=True) if plan else {} for plan in plans]
    )


def _digest(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def rows(
    folder: Path, campaigns: Mapping[str, Campaign | None], site: Languages
) -> tuple[Entries[FrozenRow], list[Mistake]]:
    """The rows of every table, and what is wrong in them."""
    form = table.Form(FrozenRow, columns(known()), required(site.complete), _cell)
    return table.entries(folder / FOLDER, campaigns, form, site)


def by_campaign(entries: Entries[FrozenRow]) -> Frozen:
    """The rows by campaign and branch."""
    found: dict[str, dict[str, FrozenRow]] = {}
    for id, row, _ in entries:
        found.setdefault(id, {})[row.branch] = row
    return found


def doubts(
    entries: Entries[FrozenRow],
    records: Records,
    network: Network,
    campaigns: Mapping[str, Campaign | None],
) -> Iterator[Mistake]:
    """What has changed in a frozen report and is no correction."""
    left = _reported(records, by_campaign(entries))
    seen = set[tuple[str, str]]()
    for id, row, document in entries:
        if (id, row.branch) in seen:
            yield _twice(row.branch, document)
            continue
        seen.add((id, row.branch))
        if row.branch not in records:
            yield _gone(row.branch, document)
            continue
        if row.kind not in network.all_kinds:
            yield _unknown_kind(row.kind, document, network)
        yield from _of_plan(id, row, records[row.branch], campaigns[id] if row.branch == network.id else None)
        results = left.pop((id, row.branch), None)
        if results is None and row.results:
            yield _missing(id, row.branch, document)
        elif results and digest(results) != row.results and not _is_corrected(results, row.frozen_on):
            yield _changed(
                id, row.branch, row.frozen_on, records[row.branch][1].position(("campaigns", id, "results"))
            )
    for (id, branch), results in left.items():
        day = max(row.frozen_on for other, row, _ in entries if other == id)
        if (id, branch) not in seen and not _is_corrected(results, day):
            yield _changed(id, branch, day, records[branch][1].position(("campaigns", id, "results")))


def _of_plan(
    id: str, row: FrozenRow, stands: tuple[BranchRecord | Network, Document], campaign: Campaign | None
) -> Iterator[Mistake]:
    """What was planned and is no longer as it was."""
    record, document = stands
    own = record.campaigns.get(id)
    is_corrected = own and own.results and _is_corrected(own.results, row.frozen_on)
    plans = (campaign, own) if campaign else (own,)
    if row.plan in (None, digest_of_plan(*plans)) or is_corrected:
        return
    within: KeyPath = ("campaigns", id)
    path = within if within in document.lines else (*within, "events", 0)
    place = (f"branches/campaigns/{id}.yml", 1) if campaign else document.position(path)
    also = f" or in {document.file}" if campaign and own else ""
    also_zh = f"或 {document.file} 里" if campaign and own else ""
    yield Mistake(
        *place,
        f"the title, days, events or targets of {id} have changed here{also} since its report was frozen on "
        f"{row.frozen_on}",
        "Bring back what stood here then; the history of the file shows it. Was it wrong? Then write beside "
        f"the results of “{row.branch}” corrected_on, the day, and correction, what was wrong.",
        f"活动 {id} 的名称、日期、场次或目标，这里{also_zh}和 {row.frozen_on} 定稿时不一样了。"
        "请照文件的修改记录恢复当时的内容。确实要更正的，"
        f"在“{row.branch}”的结果里写上 corrected_on（更正日期）和 correction（更正了什么）。",
    )


def _reported(records: Records, frozen: Frozen) -> dict[tuple[str, str], Results]:
    """All results of frozen campaigns, by campaign and branch."""
    return {
        (id, branch): results
        for branch, (record, _) in records.items()
        for id, participation in record.campaigns.items()
        if id in frozen and (results := participation.results)
    }


def _is_corrected(results: Results, frozen_on: date) -> bool:
    """Whether it is said that results were corrected since they were frozen."""
    return results.corrected_on is not None and results.corrected_on >= frozen_on


def _cell(column: str, written: str) -> Cell:
    """What a cell holds, and where it stands in the record."""
    name, _, language = column.partition("_")
    return written, (name, language) if name == "name" else (column,)


def _changed(id: str, branch: str, day: date, place: tuple[str, int]) -> Mistake:
    return Mistake(
        *place,
        f"the results of “{branch}” for {id} have changed since the report was frozen on {day}",
        "Bring back what stood here. Is it a correction? Then write beside the results corrected_on, "
        "the day, and correction, what was wrong.",
        f"“{branch}”在活动 {id} 里的结果，和 {day} 定稿的不一样。请恢复原来的内容。"
        "确实要更正的，在结果里写上 corrected_on（更正日期）和 correction（更正了什么）。",
    )


def _missing(id: str, branch: str, document: Document) -> Mistake:
    return document.mistake(
        (),
        f"the results of “{branch}” for {id} are gone, though its report is frozen",
        "Bring them back: a past report stays as it was.",
        f"“{branch}”在活动 {id} 里的结果不见了，这份总结已经定稿。请恢复：以往的总结不能变。",
    )


def _gone(branch: str, document: Document) -> Mistake:
    return document.mistake(
        (),
        f"unknown branch “{branch}” in a frozen report",
        "Bring its file or row back. If it has closed, write below life on which day (closes).",
        f"定稿的总结里有“{branch}”，现在找不到这个网点。请恢复它的数据；已经撤销的，在 life 下写 closes。",
    )


def _twice(branch: str, document: Document) -> Mistake:
    return document.mistake(
        (), f"“{branch}” stands twice", "Keep the first row.", f"“{branch}”写了两次。请留第一行。"
    )


def _unknown_kind(kind: str, document: Document, network: Network) -> Mistake:
    return document.mistake(
        ("kind",),
        f"the kind “{kind}” of a frozen report is not known any more",
        f"{nearest(kind, network.all_kinds)} "
        "A kind that past reports name stays in branches/network.yml, below kinds.",
        f"定稿的总结里有“{kind}”这个类型，现在没有了。{nearest_zh(kind, network.all_kinds)}"
        "以往总结用过的类型，要留在 branches/network.yml 的 kinds 里。",
    )
