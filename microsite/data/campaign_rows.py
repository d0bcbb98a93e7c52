"""Tables of what small branches add to campaigns: a folder for each kind, a file for each campaign, each row of one branch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from microsite.data.branch import Network
from microsite.data.campaign import Campaign
from microsite.data.validation import validate
from microsite.files import table
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.table import Cell
from microsite.files.yamlfile import Document

Row = TypeVar("Row", bound=BaseModel)
Rows = list[tuple[str, Row, Document]]  # each with its campaign


def read(
    folder: Path,
    campaigns: Mapping[str, Campaign | None],
    model: type[Row],
    columns: tuple[str, ...],
    required: tuple[str, ...],
    place: Callable[[str, str], Cell],
) -> tuple[Rows[Row], list[Mistake]]:
    """The rows of every table of a folder, and what is wrong in them."""
    rows: Rows[Row] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.csv")):
        name = f"{folder.parent.name}/{folder.name}/{path.name}"
        if path.stem not in campaigns:
            mistakes.append(
                Mistake(
                    name,
                    0,
                    f"unknown campaign “{path.stem}”",
                    f"{nearest(path.stem, campaigns)} Rename the file.".strip(),
                    f"没有“{path.stem}”这个活动。{nearest_zh(path.stem, campaigns)}请改文件名。",
                )
            )
            continue
        try:
            documents = table.documents(path, name, columns, required, place)
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        for document in documents:
            try:
                rows.append((path.stem, validate(model, document), document))
            except Mistakes as found:
                mistakes += found.mistakes
    return rows, mistakes


def stray(
    branch: str, document: Document, known: Collection[str], network: Network, hint: str, zh: str
) -> Mistake | None:
    """What is wrong with a row of no branch; `hint` and `zh` say where else what is the institution's stands."""
    if branch == network.id:
        return Mistake(
            document.file,
            document.line(()),
            f"“{branch}” is the institution",
            hint,
            f"“{branch}”是机构本身，{zh}",
        )
    if branch not in known:
        return Mistake(
            document.file,
            document.line(()),
            f"unknown branch “{branch}”",
            f"{nearest(branch, known)} If it has closed, take the row out.".strip(),
            f"没有“{branch}”这个网点。{nearest_zh(branch, known)}网点撤销了，就删掉这一行。",
        )
    return None
