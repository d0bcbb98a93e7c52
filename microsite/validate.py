"""From data as written to records, each mistake in the editor's words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.mistakes import Edit, Mistake, Mistakes, nearest
from microsite.yamlfile import Document, Path, typed_wide

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document) -> Model:
    """Make a record of a document, or say everything that is wrong in it."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise Mistakes(_mistake(details, model, document) for details in error.errors()) from None


def _mistake(details: ErrorDetails, model: type[BaseModel], document: Document) -> Mistake:
    path: Path = tuple(details["loc"])
    line = document.line(path)
    key = ".".join(str(part) for part in path)
    written = document.written.get(path, "")

    def mistake(message: str, hint: str = "", edit: Edit | None = None) -> Mistake:
        column = document.columns.get(path, 0)
        return Mistake(document.file, line, message, hint, column=column, edit=edit if column else None)

    match details["type"]:
        case "missing":
            return mistake(f"“{key}” is missing", f"Add the key “{path[-1]}” with its value.")
        case "extra_forbidden" if "：" in str(path[-1]):
            return mistake(f"unknown key “{key}”", typed_wide("："))
        case "extra_forbidden" if details["input"] is None:
            return mistake(f"unknown key “{key}”", "Is it the end of the value before? "
                           'Put a value that holds a comma in quotation marks: "…, …".')
        case "extra_forbidden":
            return Mistake(document.file, line, f"unknown key “{key}”", nearest(str(path[-1]), _fields(model, path)))
        case "string_type" if path in document.written:
            quoted = f'"{written}"'
            return mistake(f"“{key}” is not in quotes: {written}", f"Write {quoted}.", Edit(written, quoted) if written else None)
        case "literal_error":
            choices = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return mistake(f"“{key}” can't be “{written}”", nearest(written, choices))
        case "date_from_datetime_parsing" | "date_type" | "date_parsing" | "date_from_datetime_inexact":
            return mistake(f"“{key}” is not a day of the calendar: {written}", "Write year-month-day, such as 2027-03-15.")
        case "int_parsing" | "int_type" | "int_from_float":
            return mistake(f"“{key}” is not a whole number: {written}", "Write digits only, such as 1200.")
    message = "is not written as it must be" if details["type"] == "string_pattern_mismatch" else details["msg"].removeprefix("Value error, ")
    value = f": {written}" if written else ""
    return mistake(f"“{key or 'file'}”{value} — {message}", _EXAMPLES.get(str(path[-1] if path else ""), ""))


_EXAMPLES = {
    "number": 'Write it in quotes, with the area code: "0571 8888 0000", or a service number: "12378".',
    "file": "Name the photo with small letters, digits and hyphens, and .jpg or .png at the end, such as yunlu-2026-desk.jpg.",
    "id": "Write small letters, digits and hyphens, such as riverside-2.",
    "feedback": 'Write an address that may hold {branch} once: "https://example.org/new?branch={branch}".',
    "url": "Write the address of the published site with a slash at the end: https://example.org/",
}


def _fields(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that are known where an unknown one was found."""
    schema: dict[str, Any] = model.model_json_schema()
    node = schema
    for part in path[:-1]:
        node = _resolve(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
    return list(_resolve(node, schema).get("properties", {}))


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            node = choice
            break
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node
