"""JSON Schemas for the files that editors keep."""

from __future__ import annotations

import json
from pathlib import Path

from microsite.branch import BranchRecord, Network
from microsite.campaign import Campaign
from microsite.facts import Figures, Glossary, Sources
from microsite.redirects import Redirects
from microsite.synonyms import Synonyms

MODELS = {"network": Network, "branch": BranchRecord, "campaign": Campaign,
          "sources": Sources, "figures": Figures, "glossary": Glossary, "synonyms": Synonyms, "redirects": Redirects}


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema a kind of file; gives their paths."""
    folder.mkdir(exist_ok=True)
    written = []
    for name, model in MODELS.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")
        written.append(path)
    return written
