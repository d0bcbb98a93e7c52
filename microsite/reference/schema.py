"""JSON Schemas for the files that editors keep."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from microsite.content.clauses import Clauses
from microsite.content.emergency import Emergency
from microsite.content.facts import Figures, Glossary, Sources
from microsite.content.limits import Limits
from microsite.content.menu import Menu
from microsite.content.pending import AllPending
from microsite.content.pieces import Piece, Sizes
from microsite.content.redirects import Redirects
from microsite.content.synonyms import Synonyms
from microsite.data.branch import BranchRecord, NetworkRecord
from microsite.data.campaign import Campaign
from microsite.data.layer import Layer
from microsite.data.national import National
from microsite.data.record import Address
from microsite.files import yamlfile
from microsite.files.whole import write
from microsite.languages.language import Languages
from microsite.languages.writing import Writing, known

MODELS: dict[str, type[BaseModel]] = {
    "layer": Layer,
    "menu": Menu,
    "network": NetworkRecord,
    "national": National,
    "branch": BranchRecord,
    "campaign": Campaign,
    "sources": Sources,
    "figures": Figures,
    "glossary": Glossary,
    "clauses": Clauses,
    "pending": AllPending,
    "limits": Limits,
    "emergency": Emergency,
    "synonyms": Synonyms,
    "redirects": Redirects,
    "piece": Piece,
    "sizes": Sizes,
    "language": Writing,
}

_MEANINGS = Path(__file__).with_name("meanings.yml")


def write_schemas(folder: Path, site: Languages) -> list[Path]:
    """Write one schema a kind of file, for a site in these languages; gives their paths."""
    folder.mkdir(exist_ok=True)
    written = []
    for name, model in MODELS.items():
        path = folder / f"{name}.json"
        write(
            path, (json.dumps(_needing(described(model), site), indent=2, ensure_ascii=False) + "\n").encode()
        )
        written.append(path)
    return written


def _needing(schema: dict[str, Any], site: Languages) -> dict[str, Any]:
    """A schema whose texts need the languages in which nothing may be missing."""
    for name, record in schema.get("$defs", {}).items():
        if set(record.get("properties", {})) == set(known()):
            record["required"] = [site.first] if name == Address.__name__ else list(site.complete)
    return schema


@cache
def meanings() -> dict[str, dict[str, dict[str, str]]]:
    """What each field means, by the name of its model and its own, in each language."""
    read: dict[str, dict[str, dict[str, str]]] = yamlfile.shipped(_MEANINGS)
    return read


def described(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, each field with its meaning."""
    schema = model.model_json_schema()
    for name, record in {model.__name__: schema, **schema.get("$defs", {})}.items():
        explained = meanings().get(name, {})
        for field, about in record.get("properties", {}).items():
            if field in explained:
                about["description"] = " / ".join(explained[field].values())
    return schema
