"""branches/prints/<campaign>.csv: what was printed for a campaign, and what was left of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationInfo, field_validator

from microsite.data.branch import Network
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables import table
from microsite.data.campaign_tables.table import Entries
from microsite.data.names import Names
from microsite.data.record import Id, OneLine, Record
from microsite.data.results import Material
from microsite.data.values.characters import named, plain
from microsite.data.values.count import Count
from microsite.data.values.day import Day
from microsite.files.csvfile import Cell
from microsite.files.mistakes import Mistake, Wrong
from microsite.files.yamlfile import Document
from microsite.languages.language import Language, Languages

REQUIRED = ("branch", "material", "piece", "language", "edition", "printed_on", "copies")
COLUMNS = (*REQUIRED, "left_over")
_STRANGE = re.compile("[^0-9A-F-]", re.IGNORECASE)
_EDITION = re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}")


class PrintRow(Record):
    """One piece of one edition that a branch had printed."""

    branch: OneLine
    material: Material
    piece: Id
    language: OneLine
    edition: OneLine
    printed_on: Day
    copies: Count
    left_over: Count | None = None

    @field_validator("edition")
    @classmethod
    def _as_on_paper(cls, written: str) -> str:
        written = plain(written)
        if not _EDITION.fullmatch(written.upper()):
            if len(strange := _STRANGE.findall(written)) == 1:
                raise Wrong(
                    f"holds {named(strange[0])}; an edition has digits, letters from A to F and a -",
                    f"里面有“{strange[0]}”，版次只有数字0到9、字母A到F和一个短横。请照纸面底部的八位版次写",
                )
            raise Wrong(
                "is no edition; write the eight signs at the foot of the sheet, such as 7A2C-91F0",
                "不是版次。请照纸面底部的八位版次写，例如 7A2C-91F0",
            )
        return written.upper()

    @field_validator("left_over")
    @classmethod
    def _not_more_than_printed(cls, left: int | None, info: ValidationInfo) -> int | None:
        copies = info.data.get("copies")
        if left is not None and copies is not None and left > copies:
            raise Wrong(
                f"is more than the {copies} printed; change left_over or copies",
                f"比印的{copies}份还多，请改 left_over（剩余）或 copies（印数）",
            )
        return left


Prints = Mapping[str, tuple[PrintRow, ...]]  # by campaign


def rows(
    folder: Path, campaigns: Mapping[str, Campaign | None], site: Languages
) -> tuple[Entries[PrintRow], list[Mistake]]:
    """The rows of every table, and what is wrong in them."""
    form = table.Form(PrintRow, COLUMNS, REQUIRED, cell)
    return table.entries(folder / "prints", campaigns, form, site)


def required(languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns that must be there, whatever the languages of the site."""
    return REQUIRED


def columns(languages: Iterable[Language]) -> tuple[str, ...]:
    """Every column."""
    return COLUMNS


def by_campaign(entries: Entries[PrintRow]) -> Prints:
    """The rows by campaign."""
    found: dict[str, tuple[PrintRow, ...]] = {}
    for id, row, _ in entries:
        found[id] = (*found.get(id, ()), row)
    return found


def written_as(campaign: str, number: int) -> str:
    """The name by which the roster keeps where a row of a campaign stands."""
    return f"prints/{campaign}/{number}"


def places(entries: Entries[PrintRow]) -> Iterator[tuple[str, Document]]:
    """Where each row stands, by the name for it."""
    counted: Counter[str] = Counter()
    for id, _, document in entries:
        yield written_as(id, counted[id]), document.positions()
        counted[id] += 1


def doubts(entries: Entries[PrintRow], known: Names, network: Network, site: Languages) -> Iterator[Mistake]:
    """The rows of no branch, and of no language."""
    for _, row, document in entries:
        if row.branch not in {*known, network.id}:
            wrong = table.stray(row.branch, document, known, network, "", "")
            assert wrong
            yield wrong
        if row.language not in site.listed:
            listed = ", ".join(site.listed)
            meant = row.language.lower()
            is_known = meant in site.listed
            yield document.mistake(
                ("language",),
                f"“{row.language}” is no language of the site",
                f"Write {meant}." if is_known else f"Write one of: {listed}.",
                f"网站没有“{row.language}”这种语言。"
                + (f"请写 {meant}。" if is_known else f"请写其中之一：{listed}。"),
            )


def cell(column: str, written: str) -> Cell:
    """What a cell holds, and where it stands in the record."""
    return written, (column,)
