"""What is sound in data that hold mistakes, so that these hide nothing elsewhere; it is never published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from microsite.data import layer
from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign
from microsite.files import plain, yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Languages
from microsite.languages.writing import known

Participant = TypeVar("Participant", BranchRecord, Network)

UNREAD = "unread"  # the id of an institution that has none
MOST = 100  # lines that are left out of one file
_OF_NETWORK: dict[str, Any] = {  # what stands in for what a network must have
    "id": UNREAD,
    "url": "https://unread.invalid/",
    "time_zone": "Asia/Shanghai",
    "hours": {"mon-fri": "09:00-17:00"},
    "hotlines": {},
    "national_hotlines": {},
    "complaint_route": [],
}
_TEXTS = ("name", "district", "address")


def read(path: Path, name: str, unread: set[str]) -> Document | None:
    """A file without the lines that are no YAML, whose words are noted; none if nothing is left of it."""
    lines = plain.text(path, name).split("\n")
    for _ in range(MOST):
        try:
            return yamlfile.parse("\n".join(lines), name)
        except Mistakes as wrong:
            at = min(max(wrong.mistakes[0].line, 1), len(lines)) - 1
        unread.update(re.findall(r"[\w-]+", lines[at]))
        lines[at] = ""
    return None


def settings(project: Path) -> Document:
    """What is sound of microsite.yml, with languages in any case: those in which pages are written."""
    path = project / layer.FILE
    document = (read(path, layer.FILE, set()) if path.is_file() else None) or Document(layer.FILE, {})
    if "base" not in document.data:
        document.data = {key: value for key, value in document.data.items() if key not in layer.OF_UPPER}
    there = [language for language in known() if (project / "docs" / language).is_dir()]
    listed = document.data.get("languages")
    if not isinstance(listed, list) or not listed or not {*map(str, listed)} <= {*known()}:
        document.data["languages"] = there or ["en", "zh"]
    leave_out(layer.Layer, document, Languages(tuple(document.data["languages"])))
    return document


def leave_out(model: type[BaseModel], document: Document, site: Languages) -> set[str]:
    """Take what is wrong out of a document, an entry at most; give every name that stood there."""
    names: set[str] = set()
    for depth in (2, 1):
        for path in _wrong(model, document, site):
            names.update(_taken_out(document.data, path[:depth]))
    return names


def stand_in(document: Document, site: Languages) -> None:
    """Give an institution's data what they lack, so that what does not rest on it can be looked at."""
    texts = {key: dict.fromkeys(site.complete, "—") for key in _TEXTS}
    document.data = {**_OF_NETWORK, **texts, **document.data}


def with_campaigns(record: Participant, sound: Mapping[str, Campaign]) -> Participant:
    """A branch or the institution in those campaigns alone that can be read."""
    if sound.keys() >= record.campaigns.keys():
        return record
    own = {id: added for id, added in record.campaigns.items() if id in sound}
    return record.model_copy(update={"campaigns": own})


def cells(table: Path) -> set[str]:
    """Everything that stands between two commas of a table that can't be read, names of branches among it."""
    try:
        content = table.read_bytes().decode("utf-8", "replace")
    except OSError:  # told already: a folder of that name, or a file that nobody may open
        return set()
    return {cell.strip('" \r') for cell in re.split("[,;\t\n]", content)}


def _wrong(model: type[BaseModel], document: Document, site: Languages) -> list[KeyPath]:
    try:
        model.model_validate(document.data, context={"languages": site})
    except ValidationError as error:
        return [details["loc"] for details in error.errors() if details["loc"]]
    return []


def _taken_out(data: Any, path: KeyPath) -> Iterator[str]:
    """The names in what stood at a path, which is a list's only as a whole."""
    *above, last = path
    for part in above:
        data = data.get(part)
    if isinstance(data, dict) and last in data:
        yield str(last)
        yield from _names(data.pop(last))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from _names(part)
