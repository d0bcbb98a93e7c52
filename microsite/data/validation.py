"""From data as written to records, each mistake in the editor's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.files.mistakes import Edit, Mistake, Mistakes, Wrong, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath, typed_wide, typed_wide_zh

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document) -> Model:
    """Make a record of a document, or say everything that is wrong in it."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise Mistakes(_mistake(details, model, document) for details in error.errors()) from None


def _mistake(details: ErrorDetails, model: type[BaseModel], document: Document) -> Mistake:
    path: KeyPath = tuple(part for part in details["loc"] if part != "[key]")
    line = document.line(path)
    key = ".".join(str(part) for part in path)
    name = str(path[-1]) if path else ""
    written = document.written.get(path, "")

    def mistake(message: str, hint: str, zh: str, edit: Edit | None = None) -> Mistake:
        column = document.columns.get(path, 0)
        return Mistake(document.file, line, message, hint, zh, column=column, edit=edit if column else None)

    def unknown_key(hint: str, zh: str) -> Mistake:
        return mistake(f"unknown key “{key}”", hint, f"没有“{key}”这个字段。{zh}")

    def misnamed(known: list[str]) -> Mistake:
        return replace(unknown_key(nearest(name, known), nearest_zh(name, known)), column=0)

    match details["type"]:
        case "missing":
            return mistake(
                f"“{key}” is missing",
                f"Add the key “{name}” with its value.",
                f"缺少“{key}”。请加上字段“{name}”和它的内容。",
            )
        case "extra_forbidden" if "：" in name:
            return unknown_key(typed_wide("："), typed_wide_zh("："))
        case "extra_forbidden" if details["input"] is None:
            return unknown_key(
                'Is it the end of the value before? Put a value that holds a comma in quotation marks: "…, …".',
                '它是不是前面内容的后半段？内容里有英文逗号，就要加引号："…, …"。',
            )
        case "extra_forbidden":
            return misnamed(_fields(model, path))
        case "string_type" if path in document.written:
            quoted = f'"{written}"'
            return mistake(
                f"“{key}” is not in quotes: {written}",
                f"Write {quoted}.",
                f"“{key}”没有加引号：{written}。请写成 {quoted}。",
                Edit(written, quoted) if written else None,
            )
        case "literal_error":
            choices = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            if details["loc"][-1] == "[key]":
                return misnamed(choices)
            return mistake(
                f"“{key}” can't be “{written}”",
                nearest(written, choices),
                f"“{key}”不能写“{written}”。{nearest_zh(written, choices)}",
            )
        case "date_from_datetime_parsing" | "date_type" | "date_parsing" | "date_from_datetime_inexact":
            return mistake(
                f"“{key}” is not a day of the calendar: {written}",
                "Write year-month-day, such as 2027-03-15.",
                f"“{key}”写的“{written}”不是日历上的日期。请写年-月-日，例如 2027-03-15。",
            )
        case "int_parsing" | "int_type" | "int_from_float":
            return mistake(
                f"“{key}” is not a whole number: {written}",
                "Write digits only, such as 1200.",
                f"“{key}”写的“{written}”不是整数。请只写数字，例如 1200。",
            )
    message = (
        "is not written as it must be"
        if details["type"] == "string_pattern_mismatch"
        else details["msg"].removeprefix("Value error, ")
    )
    hint, hint_zh = _EXAMPLES.get(name, ("", ""))
    return mistake(
        f"“{key or 'file'}”{f': {written}' if written else ''} — {message}",
        hint,
        f"“{key or '文件'}”{f'写的“{written}”' if written else ''}不对{_reason(details)}。{hint_zh}",
    )


def _reason(details: ErrorDetails) -> str:
    """Why a value can't be, in Chinese, where it can be told."""
    context = details.get("ctx", {})
    error = context.get("error")
    reason = error.zh if isinstance(error, Wrong) else _REASONS.get(details["type"], "").format(**context)
    return reason and f"：{reason}"


_REASONS = {
    "string_type": "这里要写文字",
    "string_too_long": "太长，最多{max_length}个字符",
    "greater_than": "要大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than_equal": "不能大于{le}",
    "float_parsing": "要写数字",
    "float_type": "要写数字",
    "finite_number": "要写数字",
    "bool_parsing": "要写 true 或 false",
    "bool_type": "要写 true 或 false",
    "too_short": "至少要有{min_length}项",
    "tuple_type": "要写成列表，用方括号：[…, …]，或每项一行，前面加“- ”",
    "dict_type": "下面要写字段和内容",
    "mapping_type": "下面要写字段和内容",
    "model_type": "下面要写字段和内容",
}

_EXAMPLES = {
    "number": (
        'Write it in quotes, with the area code: "0571 8888 0000", or a service number: "12378".',
        '号码要带区号，写在引号里："0571 8888 0000"；或写服务号码："12378"。',
    ),
    "file": (
        "Name the photo with small letters, digits and hyphens, and .jpg or .png at the end, such as yunlu-2026-desk.jpg.",
        "照片文件名只用小写字母、数字和连字符，以 .jpg 或 .png 结尾，例如 yunlu-2026-desk.jpg。",
    ),
    "id": (
        "Write small letters, digits and hyphens, such as riverside-2.",
        "只用小写字母、数字和连字符，例如 riverside-2。",
    ),
    "feedback": (
        'Write an address that may hold {branch} once: "https://example.org/new?branch={branch}".',
        '请写网址，{branch} 最多一次："https://example.org/new?branch={branch}"。',
    ),
    "url": (
        "Write the address of the published site with a slash at the end: https://example.org/",
        "请写网站的网址，末尾加斜线：https://example.org/",
    ),
}


def _fields(model: type[BaseModel], path: KeyPath) -> list[str]:
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
