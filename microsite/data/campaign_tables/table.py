"""A table of one campaign, each row of one branch; what is wrong with its name or its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign
from microsite.data.names import Names, called
from microsite.data.validation import validate
from microsite.files import csvfile
from microsite.files.csvfile import Cell
from microsite.files.mistakes import Mistake, Mistakes, is_slip, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

RowRecord = TypeVar("RowRecord", bound=BaseModel)
Entries = list[tuple[str, RowRecord, Document]]  # each with its campaign


@dataclass(frozen=True)
class Form(Generic[RowRecord]):
    """Of which records the rows of a table are, with which columns, and how a cell is understood."""

    model: type[RowRecord]
    columns: tuple[str, ...]
    required: tuple[str, ...]
    understand: Callable[[str, str], Cell]


def entries(
    folder: Path, campaigns: Mapping[str, Campaign | None], form: Form[RowRecord], site: Languages
) -> tuple[Entries[RowRecord], list[Mistake]]:
    """The rows of every table of a folder, and what is wrong in them."""
    found: Entries[RowRecord] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("[!.]*.csv")):
        name = f"{folder.parent.name}/{folder.name}/{path.name}"
        if path.stem not in campaigns:
            mistakes.append(_unknown_campaign(path.stem, name, campaigns))
            continue
        try:
            documents, uneven = csvfile.documents(path, name, form.columns, form.required, form.understand)
        except Mistakes as wrong:
            mistakes += wrong.mistakes
            continue
        mistakes += uneven
        for document in documents:
            try:
                found.append((path.stem, validate(form.model, document, site), document))
            except Mistakes as wrong:
                mistakes += wrong.mistakes
    return found, mistakes


def _unknown_campaign(id: str, file: str, campaigns: Mapping[str, Campaign | None]) -> Mistake:
    return Mistake(
        file,
        0,
        f"unknown campaign “{id}”",
        f"{nearest(id, campaigns)} Rename the file.".strip(),
        f"没有“{id}”这个活动。{nearest_zh(id, campaigns)}请改文件名。",
    )


def names(records: Mapping[str, tuple[BranchRecord, Document]], unread: Iterable[str]) -> Names:
    """The names of all branches; of those that can't be read there is none."""
    return dict.fromkeys(unread) | {id: record.name for id, (record, _) in records.items()}


def stray(
    branch: str, document: Document, known: Names, network: Network, hint: str, zh: str
) -> Mistake | None:
    """What is wrong with a row of no branch; `hint` and `zh` say where the institution's own stands."""
    if branch == network.id:
        return document.mistake(
            ("branch",),
            f"“{branch}” is the institution",
            hint,
            f"“{branch}”是机构本身，{zh}",
        )
    if branch in known:
        return None
    if meant := called(branch, known):
        return document.mistake(("branch",), *meant)
    close = [id for id in sorted(known) if is_slip(branch, id)]
    return document.mistake(
        ("branch",),
        f"unknown branch “{branch}”",
        f"{nearest(branch, close)} Look at the id letter by letter. If the branch has closed, its row "
        "stays: bring the branch back, and write below life on which day it closes.".strip(),
        f"没有“{branch}”这个网点。{nearest_zh(branch, close)}请逐个字母核对编号（id）。"
        "网点撤销了，这一行要留着："
        "请恢复网点的数据，在 life 下写 closes（撤销日期）。",
    )
