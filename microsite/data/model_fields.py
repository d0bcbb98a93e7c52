"""The fields that a record has where an unknown one was found, by its schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from microsite.files.yamlfile import KeyPath


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Its schema, which takes long to make; a file may hold thousands of unknown keys."""
    return model.model_json_schema()


def fields_of(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that are known where an unknown one was found."""
    schema = _schema(model)
    node = schema
    for part in path[:-1]:
        node = _resolve(node, schema, isinstance(part, int))
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or _of_any_name(node)
    return list(_resolve(node, schema).get("properties", {}))


def fields_of_items(model: type[BaseModel], path: KeyPath, field: str) -> list[str]:
    """The keys known in an item of a list beside an unknown key; none if it is no list."""
    try:
        return fields_of(model, (*path[:-1], field, 0, ""))
    except StopIteration:
        return []


def names_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The few names that may stand below a field; none where any may."""
    schema = _schema(model)
    node = schema
    for part in path:
        node = _resolve(node, schema, isinstance(part, int))
        node = node.get("properties", {}).get(part) or _of_any_name(node)
    allowed: list[str] = _resolve(_resolve(node, schema).get("propertyNames", {}), schema).get("enum", [])
    return allowed if len(allowed) < 5 else []


def _of_any_name(node: dict[str, Any]) -> dict[str, Any]:
    """What stands below a name that an editor chose, whether or not it must have a form."""
    values: object = node.get("additionalProperties") or next(
        iter(node.get("patternProperties", {}).values()), {}
    )
    return values if isinstance(values, dict) else {}


def _resolve(node: dict[str, Any], schema: dict[str, Any], listed: bool = False) -> dict[str, Any]:
    while choices := (*node.get("anyOf", ()), *node.get("oneOf", ())):
        node = next(
            choice
            for choice in choices
            if choice.get("type") != "null" and (choice.get("type") == "array") == listed
        )
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rpartition("/")[2]], schema, listed)
    return node
