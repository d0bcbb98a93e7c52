"""From data as written to records, each mistake in the editor's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.data.values.count import NoCount
from microsite.data.values.day import NoDay
from microsite.data.values.hours import NoWeek
from microsite.files.mistakes import Edit, Mistake, Mistakes, Wrong, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath, typed_wide, typed_wide_zh
from microsite.languages.language import Languages

MOST = 100  # mistakes told of one record

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document, site: Languages | None) -> Model:
    """Make a record of a document, or say everything that is wrong in it.

    Its texts are in the languages of the site; None is for records that hold no texts.
    """
    try:
        return model.model_validate(document.data, context={"languages": site})
    except ValidationError as error:
        faults = (_Fault(details, model, document, site) for details in islice(error.errors(), MOST))
        raise Mistakes(map(_mistake, faults)) from None


@dataclass(frozen=True)
class _Fault:
    """What the model refused, where it stands and what was written there."""

    details: ErrorDetails
    model: type[BaseModel]
    document: Document
    site: Languages | None

    @property
    def path(self) -> KeyPath:
        return tuple(part for part in self.details["loc"] if not str(part).startswith("["))

    @property
    def key(self) -> str:
        headings = self.document.headings
        return headings.get(self.path) or headings.get(self.path[:-1]) or ".".join(map(str, self.path))

    @property
    def is_one_of_a_cell(self) -> bool:
        """Whether it is a word of a cell that may hold several."""
        return self.path[:-1] in self.document.headings and isinstance(self.path[-1], int)

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    @property
    def written(self) -> str:
        value = self.details["input"]
        return self.document.written.get(self.path, value if isinstance(value, str) else "")

    def mistake(self, message: str, hint: str, zh: str, edit: Edit | None = None) -> Mistake:
        column = self.document.columns.get(self.path, 0)
        told = self.document.mistake(self.path, message, hint, zh)
        return replace(told, column=column, edit=edit if column else None)

    def unknown_key(self, hint: str, zh: str) -> Mistake:
        return self.mistake(f"unknown key “{self.key}”", hint, f"没有“{self.key}”这个字段。{zh}")

    def misnamed(self, known: list[str]) -> Mistake:
        told = self.unknown_key(
            nearest(self.name, known) or "All fields stand in docs/editors/fields.md.",
            nearest_zh(self.name, known) or "全部字段见 docs/editors/fields.md。",
        )
        return replace(told, column=0)


def _mistake(fault: _Fault) -> Mistake:
    if fault.details["input"] is None and fault.details["type"] != "extra_forbidden":
        return _no_value(fault)
    match fault.details.get("ctx", {}).get("error"):
        case NoDay():
            return _no_day(fault)
        case NoCount():
            return _no_whole_number(fault)
    return _TELLERS.get(fault.details["type"], _other)(fault)


def _no_value(fault: _Fault) -> Mistake:
    return fault.mistake(
        f"“{fault.key or 'file'}” has no value",
        "Write it behind the colon, or leave out the whole line.",
        f"“{fault.key or '文件'}”后面是空的。请在冒号后写上内容；不需要的话，整行删掉。",
    )


def _missing(fault: _Fault) -> Mistake:
    return fault.mistake(
        f"“{fault.key}” is missing",
        f"Add the key “{fault.name}” with its value.",
        f"缺少“{fault.key}”。请加上字段“{fault.name}”和它的内容。",
    )


def _extra(fault: _Fault) -> Mistake:
    if "：" in fault.name:
        return fault.unknown_key(typed_wide("："), typed_wide_zh("："))
    if fault.details["input"] is None and fault.name.endswith("”"):
        return fault.unknown_key(typed_wide("”"), typed_wide_zh("”"))
    if fault.details["input"] is None:
        return fault.unknown_key(
            'Is it the end of the value before? Put a value that holds a comma in quotation marks: "…, …".',
            '它是不是前面内容的后半段？内容里有英文逗号，就要加引号："…, …"。',
        )
    return fault.misnamed(_fields(fault.model, fault.path))


def _unquoted(fault: _Fault) -> Mistake:
    if fault.path not in fault.document.written:
        return _other(fault)
    written = fault.written
    quoted = f'"{written}"'
    return fault.mistake(
        f"“{fault.key}” is not in quotes: {written}",
        f"Write {quoted}.",
        f"“{fault.key}”没有加引号：{written}。请写成 {quoted}。",
        Edit(written, quoted) if written else None,
    )


def _none_of_these(fault: _Fault) -> Mistake:
    choices = fault.details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    if fault.details["loc"][-1] == "[key]":
        return fault.misnamed(choices)
    hint, zh = nearest(fault.written, choices), nearest_zh(fault.written, choices)
    if fault.is_one_of_a_cell:
        hint, zh = f"{hint} Between several words stands ;.", f"{zh}写几个词，用英文分号 ; 隔开。"
    return fault.mistake(
        f"“{fault.key}” can't be “{fault.written}”",
        hint,
        f"“{fault.key}”不能写“{fault.written}”。{zh}",
    )


def _no_day(fault: _Fault) -> Mistake:
    return fault.mistake(
        f"“{fault.key}” is not a day of the calendar: {fault.written}",
        "Write year-month-day, such as 2027-03-15.",
        f"“{fault.key}”写的“{fault.written}”不是日历上的日期。请写年-月-日，例如 2027-03-15。",
    )


def _no_whole_number(fault: _Fault) -> Mistake:
    return fault.mistake(
        f"“{fault.key}” is not a whole number: {fault.written}",
        "Write digits only, such as 1200.",
        f"“{fault.key}”写的“{fault.written}”不是整数。请只写数字，例如 1200。",
    )


def _other(fault: _Fault) -> Mistake:
    key, written = fault.key, fault.written
    reason, reason_zh = _reason(fault.details)
    is_week = isinstance(fault.details.get("ctx", {}).get("error"), NoWeek)
    hint, hint_zh = _EXAMPLES.get("week" if is_week else fault.name) or _how(fault, reason)
    because = f"：{reason_zh}" if reason_zh else ""
    return fault.mistake(
        f"“{key or 'file'}”{f': {written}' if written else ''} — {reason}",
        hint,
        f"“{key or '文件'}”{f'写的“{written}”' if written else ''}不对{because}。{hint_zh}",
    )


_TELLERS: Mapping[str, Callable[[_Fault], Mistake]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _unquoted,
    "literal_error": _none_of_these,
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), _no_whole_number),
}


def _reason(details: ErrorDetails) -> tuple[str, str]:
    """Why a value can't be, in English and in Chinese, never in the library's words."""
    context = details.get("ctx", {})
    error = context.get("error")
    if isinstance(error, Wrong):
        return str(error), error.zh
    en, zh = _REASONS.get(details["type"], _NOT_SO)
    return en.format(**context), zh.format(**context)


def _how(fault: _Fault, reason: str) -> tuple[str, str]:
    """How to write what is wrong, where the reason alone doesn't say it."""
    kind, context = fault.details["type"], fault.details.get("ctx", {})
    if kind in ("model_type", "model_attributes_type"):
        if context.get("class_name") == "Text":
            return _in_languages(fault.site)
        known = _fields(fault.model, (*fault.path, ""))
        return f"Its fields: {', '.join(known)}.", f"可以写的字段：{'、'.join(known)}。"
    if kind in ("dict_type", "mapping_type") and (names := _names(fault.model, fault.path)):
        shown = f"{{{', '.join(f'{name}: …' for name in names)}}}"
        return f"Write some or all of {shown}.", f"请写成 {shown}，不需要的不写。"
    if reason == "is empty":
        return _NOTHING
    if fault.name in ("latitude", "longitude") and kind.endswith("_equal"):
        return _EXAMPLES["coordinates"]
    return _PATTERNS.get(context.get("pattern", "")) or _WAYS.get(kind, ("", ""))


def _in_languages(site: Languages | None) -> tuple[str, str]:
    """How a text is written that has no language."""
    listed = site.complete if site else ()
    written = ", ".join(f"{language}: …" for language in listed or ("zh",))
    if len(listed) == 1:
        return f"Write it below its language: {{{written}}}.", f"请写在语言下面：{{{written}}}。"
    return f"Write it in each language: {{{written}}}.", f"请每种语言都写：{{{written}}}。"


_NOTHING = (
    "Write what belongs here, or leave out the whole line.",
    "请写上内容；不需要的话，整行删掉。",
)
_FIELDS = ("must have fields of its own, each with its value", "下面要写字段和内容")
_LIST = ("must be a list", "要写成列表")
_NAMES = (
    "Below it write a name and its content on each line.",
    "请在下面每行写一个名称和它的内容。",
)
_OTHER_NUMBER = ("Write another number.", "请换一个数字。")
_WAYS: Mapping[str, tuple[str, str]] = {
    "dict_type": _NAMES,
    "mapping_type": _NAMES,
    "tuple_type": (
        "Write it in brackets: [..., ...], or one thing a line, each after “- ”.",
        "请用方括号：[…, …]，或每项一行，前面加“- ”。",
    ),
    "string_type": ("Write one text, in quotation marks.", "请只写一段文字，放在引号里。"),
    "too_short": ("Add what is missing.", "请补上缺少的。"),
    "string_too_long": ("Make it shorter.", "请改短。"),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than_equal"), _OTHER_NUMBER),
    **dict.fromkeys(
        ("float_parsing", "float_type", "finite_number"),
        ("Write digits, such as 30 or 0.5.", "请写数字，例如 30 或 0.5。"),
    ),
}
_PATTERNS: Mapping[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "Write small letters, digits and hyphens, such as riverside-2.",
        "只用小写字母、数字和连字符，例如 riverside-2。",
    ),
    r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$": (
        "Write the path of a page as below docs/en, such as risks/loans.md.",
        "请写网页在 docs/zh 下的路径，例如 risks/loans.md。",
    ),
    r"^\d{2}-\d{2}$": ('Write month-day in quotes: "03-15".', '请写月-日，加引号："03-15"。'),
    r"^[0-9]{1,6}$": ('Write the digits alone, in quotes: "8001".', '只写数字，加引号："8001"。'),
    r"^https?://[^\s\"<>]+$": (
        "Write the whole address: https://example.org/page",
        "请写完整的网址：https://example.org/page",
    ),
}
_NUMBER = ("must be a number", "要写数字")
_REASONS: Mapping[str, tuple[str, str]] = {
    "string_type": ("must be text", "这里要写文字"),
    "string_too_long": ("is too long; at most {max_length} characters", "太长，最多{max_length}个字符"),
    "greater_than": ("must be more than {gt}", "要大于{gt}"),
    "greater_than_equal": ("can't be less than {ge}", "不能小于{ge}"),
    "less_than_equal": ("can't be more than {le}", "不能大于{le}"),
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "too_short": ("needs at least {min_length}", "至少要有{min_length}项"),
    "tuple_type": _LIST,
    "dict_type": _FIELDS,
    "mapping_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
}
_NOT_SO = ("is not written as it must be", "")

_EXAMPLES = {
    "number": (
        'Write it in quotes, with the area code: "0571 8888 0000", or a service number: "12378".',
        '号码要带区号，写在引号里："0571 8888 0000"；或写服务号码："12378"。',
    ),
    "coordinates": (
        "Look the place up in a map: in China, latitudes are between 3 and 54, longitudes from 73 to 136.",
        "请在地图上查一下：中国的纬度在 3 到 54 之间，经度在 73 到 136 之间。",
    ),
    "consent": (
        "Write whether everybody in the picture agreed, when, and who asked them: "
        "{given: yes, agreed_on: 2027-03-13, asked_by: Branch office}; or no, and it is not shown.",
        "请写明照片上的人是否都同意、哪天同意的、谁去问的："
        "{given: yes, agreed_on: 2027-03-13, asked_by: 大堂经理}；没有同意就写 no，照片不显示。",
    ),
    "file": (
        "Name the photo with small letters, digits and hyphens, and .jpg or .png at the end, "
        "such as yunlu-2026-desk.jpg.",
        "照片文件名只用小写字母、数字和连字符，以 .jpg 或 .png 结尾，例如 yunlu-2026-desk.jpg。",
    ),
    "id": (
        "Write small letters, digits and hyphens, such as riverside-2.",
        "只用小写字母、数字和连字符，例如 riverside-2。",
    ),
    "week": (
        'Write the days and the hours: "mon-fri 08:30-17:00; sat-sun closed".',
        '请写明星期几、几点到几点："周一至周五 8:30-17:00，周六、周日休息"。',
    ),
    "seasons": (
        'Write a list: [{from: "05-01", to: "09-30", counter: {mon-fri: "08:00-18:00"}}].',
        '请写成列表：[{from: "05-01", to: "09-30", counter: {mon-fri: "08:00-18:00"}}]。',
    ),
    "market_days": (
        'Write which days and when: {lunar: [3, 6, 9], counter: "07:00-12:00"}.',
        '请写明哪几天、几点到几点：{lunar: [3, 6, 9], counter: "07:00-12:00"}。',
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
        node = _resolve(node, schema, isinstance(part, int))
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or _of_any_name(node)
    return list(_resolve(node, schema).get("properties", {}))


def _names(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The few names that may stand below a field; none where any may."""
    schema: dict[str, Any] = model.model_json_schema()
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
