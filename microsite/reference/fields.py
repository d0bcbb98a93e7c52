"""The fields of everything that editors keep, as tables."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from pydantic import BaseModel

from microsite.content.page import FrontMatter
from microsite.data.campaign_tables import events, prints, results
from microsite.data.campaign_tables.prints import PrintRow
from microsite.data.event import Event
from microsite.data.results import Results
from microsite.languages.writing import known
from microsite.reference.schema import MODELS, described

FILES = {  # where a kind of record is written
    "layer": "microsite.yml",
    "menu": "docs/nav.yml",
    "network": "branches/network.yml",
    "national": "facts/national.yml",
    "branch": "branches/ID.yml",
    "campaign": "branches/campaigns/ID.yml",
    "sources": "facts/sources.yml",
    "figures": "facts/figures.yml",
    "glossary": "facts/glossary.yml",
    "clauses": "facts/clauses/SOURCE.yml",
    "pending": "facts/pending.yml",
    "limits": "facts/limits.yml",
    "emergency": "facts/emergency.yml",
    "synonyms": "facts/synonyms.yml",
    "page": "docs/en/….md, docs/zh/….md",
    "redirects": "docs/redirects.yml",
    "piece": "pieces/NAME.yml",
    "sizes": "pieces/sizes.yml",
    "language": "languages/LANGUAGE.yml",
}
TABLES: dict[str, tuple[ModuleType, type[BaseModel]]] = {
    "branches/events/CAMPAIGN.csv": (events, Event),
    "branches/results/CAMPAIGN.csv": (results, Results),
    "branches/prints/CAMPAIGN.csv": (prints, PrintRow),
}
_TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
_EXAMPLES = {  # of what is written in a way of its own
    "Address": "`{en: …, zh: …}`",
    "Text": "`{en: …, zh: …}`",
    "Wording": "`{en: …, zh: …}`",
    "Week": '`{mon-fri: "08:30-12:00, 13:30-17:00", sat: "09:00-12:00", holidays: closed}` or `always`',
}


def fields() -> str:
    """Every field of every file, then the fields of the parts that files share."""
    told = [
        "# Fields / 字段\n\nWhat may stand in the files, and what must. / 文件里可以写什么，必须写什么。\n"
    ]
    parts: dict[str, Any] = {}
    models: dict[str, type[BaseModel]] = {**MODELS, "page": FrontMatter}
    for name, model in models.items():
        schema = described(model)
        parts |= schema.pop("$defs", {})
        told.append(f"## {FILES[name]}\n\n{_table(schema) or _entries(schema)}\n")
    for name, (module, model) in TABLES.items():
        told.append(f"## {name}\n\n{_columns(module, model, model.__name__ in parts)}\n")
    told += [
        f"## {name}\n\n{part['description']}\n\n{table}\n"
        for name, part in sorted(parts.items())
        if (table := _table(part))
    ]
    return "\n".join(told)


def _table(schema: dict[str, Any]) -> str:
    """The fields of a record; nothing for what has none of its own."""
    if not (known := schema.get("properties")):
        return ""
    rows = []
    for name, field in known.items():
        needed = "yes / 是" if name in schema.get("required", ()) else ""
        rows.append(f"| `{name}` | {needed} | {_type(field)} | {field.get('description', '')} |")
    return "\n".join(
        [
            "| Field / 字段 | Needed / 必填 | How it is written / 写法 | Meaning / 含义 |",
            "| --- | --- | --- | --- |",
            *rows,
        ]
    )


def _columns(module: ModuleType, model: type[BaseModel], is_listed: bool) -> str:
    """The columns of a table whose rows are records of a model, each with its field."""
    schema = described(model)
    name = model.__name__
    fields = f"the fields of [{name}](#{name.lower()})" if is_listed else "these fields"
    about = f"A branch, and {fields}; between several words in one cell stands `;`. "
    rows = ["| `branch` | yes / 是 | | The id of the branch. / 网点 id。 |"]
    for column in module.columns(known())[1:]:
        _, path = module.cell(column, "")
        field = ".".join(part for part in path if isinstance(part, str))
        needed = "yes / 是" if column in module.required(known()) else ""
        rows.append(f"| `{column}` | {needed} | `{field}` | {schema['properties'][path[0]]['description']} |")
    return "\n".join(
        [
            f"{about}/ 每行写一个网点和这些字段；一格里写几个词，用 `;` 隔开。\n",
            "| Column / 列 | Needed / 必填 | Field / 字段 | Meaning / 含义 |",
            "| --- | --- | --- | --- |",
            *rows,
        ]
    )


def _entries(schema: dict[str, Any]) -> str:
    return f"Entries by name, each {_type(_value(schema))}. / 每项一个名称，内容见链接。"


def _value(schema: dict[str, Any]) -> dict[str, Any]:
    """The kind of the values of a mapping, whether or not its keys must have a form."""
    values: dict[str, Any] = schema.get("additionalProperties") or next(
        iter(schema["patternProperties"].values())
    )
    return values


def _example(text: str) -> str:
    return f'`"{text}"`' if " " in text or "-" in text else f"`{text}`"


def _type(field: dict[str, Any]) -> str:
    """How a field is written."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return _EXAMPLES.get(name) or f"[{name}](#{name.lower()})"
    if choices := field.get("anyOf") or field.get("oneOf"):
        return " or ".join(dict.fromkeys(_type(choice) for choice in choices if choice.get("type") != "null"))
    if values := field.get("enum"):
        if True in values or False in values:
            return "`yes` or `no`" if True in values else "`no`"
        return "one of " + ", ".join(f"`{value}`" for value in values)
    if given := field.get("examples"):
        return " or ".join(map(_example, given))
    match field.get("type"):
        case "array":
            return f"list: {_type(field['items'])}"
        case "object":
            return f"by name: {_type(_value(field))}"
        case list() as kinds:
            return " or ".join(_TYPES[kind] for kind in kinds)
        case "string" if field.get("format") == "date":
            return "day, such as `2027-03-15`"
        case kind:
            return _TYPES[str(kind)]
