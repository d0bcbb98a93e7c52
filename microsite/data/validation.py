"""From data as written to records, each mistake in the editor's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import dropwhile, islice, takewhile
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.data.chosen import chinese
from microsite.data.record import ID, SITE_ADDRESS, WEB_ADDRESS, Record
from microsite.data.values import phone
from microsite.data.values.characters import LIKE_DIGITS, in_digits, named, plain
from microsite.data.values.count import NoCount
from microsite.data.values.day import FORM, NoDay, NoDayOfOurs, day_in_cell
from microsite.data.values.degrees import NoDegrees
from microsite.data.values.hours import NoWeek
from microsite.data.values.month_day import NoMonthDay
from microsite.files.mistakes import Edit, Mistake, Mistakes, Several, Wrong, nearest, nearest_zh
from microsite.files.no_yaml import WIDE, typed_wide, typed_wide_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Languages
from microsite.languages.writing import known

MOST = 100  # mistakes told of one record
_ROUND_A_LIST = "[]［］【】()（）「」『』{}｛｝\"'“”- "  # what people write before and behind a list
_BETWEEN = re.compile("[，、；;, ]+")  # the things of a list
_BEFORE_A_PATH = re.compile(r"^(?:docs/[a-z-]+/|\.{0,2}/)+")
_WORDS_APART = re.compile(r"[a-z][a-z0-9-]*(?: [a-z][a-z0-9-]*)+", re.ASCII)  # that may be meant as one id
_SIMPLE = re.compile(r"[\w./-]++", re.ASCII)
_FROM_TO = re.compile(r"(?P<first>\d{1,4}) ?(?:[-~～—–]|至|到) ?(?P<last>\d{1,4})", re.ASCII)
_MOST_IN_ONE_LINE = 30  # numbers of a list
_PLAIN = re.compile(r"[\w./-]++")  # what needs no quotation marks, in any writing
_SPANS = re.compile(r"\d{1,2}:\d\d-\d{1,2}:\d\d(?:, *\d{1,2}:\d\d-\d{1,2}:\d\d)*")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<other>\d{1,2})(?P=sign)(?P<year>20\d\d)")
_IN_SOME_YEAR = re.compile(r"(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})[日号]?")
_DEGREES = re.compile(r"(?<![\d.])\d{1,3}\.\d+(?![\d.])")
_WIDE_SIGNS = re.compile("[“”][^“”]*[“”]|[｛{].*[｝}]|[［【].*[］】]")  # round a whole value
_IN_QUOTES = re.compile(",? in quotes,?|，?(?:写在引号里|加引号)")  # which cells of a table need not be
_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+")  # 1,000,000
_IN_THOUSANDS = re.compile(r"(\d{1,6}(?:\.\d{1,4})?) ?([万亿])")
_MEASURE = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_LED_BY_ZERO = re.compile(r"0\d{1,9}", re.ASCII)
_UNITS = {"万": 10_000, "亿": 100_000_000}
_HOLDING = (dict, list)  # what holds other values
_COUNTED = re.compile(r"(\d{1,9}) ?(?:[份人次张本件条场个名日天月年元岁]|个月|人次|万?元)")

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document, site: Languages | None) -> Model:
    """Make a record of a document, or say everything that is wrong in it.

    Its texts are in the languages of the site; None is for records that hold no texts.
    """
    blank = [*islice(_blank(document.data), MOST)]
    repeated = [*islice(_repeated(document), MOST)] if issubclass(model, Record) else []
    try:
        record = model.model_validate(document.data, context={"languages": site})
        told = []
    except ValidationError as error:
        record, told = None, [*islice(error.errors(), MOST)]
    if record and not blank and not repeated:
        return record
    faults = [_Fault(one, model, document, site, _lacking(one, told)) for one in told]
    paths = {fault.path for fault in faults}
    empty = [_Fault(one, model, document, site) for one in blank if one["loc"] not in paths]
    faults = [fault for fault in faults if not _is_of_empty(fault, empty)] + empty
    raise Mistakes([*(_mistake(fault) for fault in faults if not _follows(fault, faults)), *repeated])


def _repeated(document: Document) -> Iterator[Mistake]:
    """The words, numbers and days that stand twice in one list."""
    for path, items in _lists(document.data):
        for place, item in enumerate(items):
            if isinstance(item, str | int | date) and item in items[:place]:
                yield document.mistake(
                    (*path, place),
                    f"“{item}” stands twice in {document.headings.get(path) or path[-1]}",
                    "Keep one of the two; was another one meant here, write that.",
                    f"“{item}”写了两次。请只留一个；这里本来要写别的，就改成那一个。",
                )


def _lists(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, list[Any]]]:
    """Every list, and where it stands."""
    if isinstance(value, list) and path:
        yield path, value
    for key, one in _inner(value):
        if isinstance(one, _HOLDING):
            yield from _lists(one, (*path, key))


def _inner(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a value holds, with its place in it."""
    return value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _is_of_empty(fault: _Fault, empty: list[_Fault]) -> bool:
    """Whether something is refused for what it lacks, and a key in it has no value."""
    is_whole = fault.details["type"] == "value_error"
    return is_whole and any(one.path[: len(fault.path)] == fault.path for one in empty)


def _blank(value: Any, path: KeyPath = ()) -> Iterator[ErrorDetails]:
    """The keys that have no value, though they need not be there: somebody meant to write one."""
    for key, one in _inner(value):
        if one is None:
            yield ErrorDetails(type="blank", loc=(*path, key), msg="", input=None)
        elif isinstance(one, _HOLDING):
            yield from _blank(one, (*path, key))


def _lacking(one: ErrorDetails, all: list[ErrorDetails]) -> tuple[str, ...]:
    """What is missing beside an unknown key: languages, or the only key beside the only unknown one."""
    if one["type"] != "extra_forbidden":
        return ()
    beside = [other for other in all if other["loc"][:-1] == one["loc"][:-1]]
    missing = [str(other["loc"][-1]) for other in beside if other["type"] == "missing"]
    languages = tuple(key for key in missing if key in known())
    unknown = sum(other["type"] == "extra_forbidden" for other in beside)
    return languages or (tuple(missing) if len(missing) == unknown == 1 else ())


def _follows(fault: _Fault, faults: list[_Fault]) -> bool:
    """Whether a list is too short only because something in it can't be, or a key is only misspelt."""
    if fault.details["type"] == "missing":
        parted = _parted(fault)
        told = takewhile(lambda other: other is not fault, faults)
        is_told = bool(parted) and any(parted == _parted(other) for other in told)
        return is_told or any(_is_misspelt(other, fault) for other in faults)
    if fault.path and _lacks_value(fault):
        lists = (other for other in faults if other.path[:-1] == fault.path[:-1] and _lacks_brackets(other))
        return any(fault.name in _behind(other) for other in lists)
    return fault.details["type"] == "too_short" and any(other.path[:-1] == fault.path for other in faults)


def _lacks_value(fault: _Fault) -> bool:
    """Whether a key is no key, and has no value."""
    return fault.details["input"] in (None, fault.name)


def _lacks_brackets(fault: _Fault) -> bool:
    return fault.details["type"] == "tuple_type" and bool(_things(fault))


def _is_misspelt(other: _Fault, missing: _Fault) -> bool:
    """Whether an unknown key stands where another is missing, and is nearly that."""
    if other.details["type"] != "extra_forbidden" or other.path[:-1] != missing.path[:-1]:
        return False
    if other.lacking == (missing.name,):
        return True
    key = re.split("[：:＝=]", other.name)[0].strip()
    return _is_short_for(key, missing.name) or bool(
        difflib.get_close_matches(key, [missing.name], n=1, cutoff=0.6)
    )


def _is_short_for(key: str, name: str) -> bool:
    """Whether the letters of a key stand in a name in the same order, as lng for longitude."""
    rest = iter(name)
    return len(key) > 2 and key[0] == name[0] and all(letter in rest for letter in key)


@dataclass(frozen=True)
class _Fault:
    """What the model refused, where it stands and what was written there."""

    details: ErrorDetails
    model: type[BaseModel]
    document: Document
    site: Languages | None
    lacking: tuple[str, ...] = ()  # what is missing beside an unknown key

    @property
    def path(self) -> KeyPath:
        error = self.details.get("ctx", {}).get("error")
        within = error.within if isinstance(error, Wrong) else ()
        return tuple(part for part in (*self.details["loc"], *within) if not str(part).startswith("["))

    @property
    def is_within(self) -> bool:
        """Whether it is a part of what is refused, of which the reason says what to write."""
        error = self.details.get("ctx", {}).get("error")
        return isinstance(error, Wrong) and bool(error.within)

    @property
    def key(self) -> str:
        headings = self.document.headings
        return headings.get(self.path) or headings.get(self.path[:-1]) or ".".join(map(str, self.path))

    @property
    def told(self) -> str:
        """What is wrong as it is told: “title.en” in item 1 of “events”."""
        names, *items = self._parts or ("file",)
        said = f"“{names}”"
        for place, inner in zip(items[::2], items[1::2], strict=True):
            said = f"item {place} of {said}" if not inner else f"“{inner}” in item {place} of {said}"
        return said

    @property
    def told_zh(self) -> str:
        """The same in Chinese: “events”第1项的“title.zh”."""
        names, *items = self._parts or ("文件",)
        said = f"“{names}”"
        for place, inner in zip(items[::2], items[1::2], strict=True):
            said += f"第{place}项" + (f"的“{inner}”" if inner else "")
        return said

    @property
    def _parts(self) -> list[str]:
        """The names that lead to it, then each place in a list, counted from 1, and the names below that."""
        if self.path in self.document.headings or self.path[:-1] in self.document.headings:
            return [self.key]
        parts = [""] if self.path else []
        for part in self.path:
            if isinstance(part, int):
                parts += [str(part + 1), ""]
            else:
                parts[-1] += f".{part}" if parts[-1] else part
        return parts

    @property
    def column(self) -> str:
        """The column of a table in which it would stand, as those beside it are called."""
        beside = [
            (path, name) for path, name in self.document.headings.items() if path[:-1] == self.path[:-1]
        ]
        for path, name in beside if len(self.path) > 1 else ():
            if name == path[-1] or name.endswith(f"_{path[-1]}"):
                return f"{name.removesuffix(str(path[-1]))}{self.name}"
        return "_".join(str(part) for part in self.path if not isinstance(part, int))

    @property
    def is_one_of_a_cell(self) -> bool:
        """Whether it is a word of a cell that may hold several."""
        return self.path[:-1] in self.document.headings and isinstance(self.path[-1], int)

    @property
    def is_empty_cell(self) -> bool:
        """Whether what a value lacks would stand in a cell of its own."""
        headings = self.document.headings
        return (
            bool(headings)
            and self.is_within
            and not any(path[: len(self.path)] == self.path for path in headings)
        )

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    @property
    def field(self) -> str:
        """The name of what it stands in, if it is one of several."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def beside(self) -> Mapping[Any, Any]:
        """The fields among which it stands; none, if they are not written as fields."""
        fields: Any = self.document.data
        for part in self.path[:-1]:
            is_there = isinstance(fields, Mapping) and part in fields
            is_item = isinstance(fields, list) and isinstance(part, int) and part < len(fields)
            fields = fields[part] if is_there or is_item else {}
        return fields if isinstance(fields, Mapping) else {}

    @property
    def written(self) -> str:
        value = self.details["input"]
        return self.document.written.get(self.path, value if isinstance(value, str) else "")

    def mistake(self, message: str, hint: str, zh: str, edit: Edit | None = None) -> Mistake:
        told = self.document.mistake(self.path, message, hint, zh)
        return replace(told, edit=edit if told.column and not self.document.headings else None)

    def unknown_key(self, hint: str, zh: str) -> Mistake:
        return self.mistake(f"unknown key {self.told}", hint, f"没有{self.told_zh}这个字段。{zh}")

    def _elsewhere(self, known: list[str]) -> tuple[str, str] | None:
        """Where it belongs: in its language below one of the fields known here, or in an item of one."""
        stem, _, language = self.name.rpartition("_")
        if stem in known and self.site and language in self.site.complete:
            right = f"{stem}: {{{', '.join(f'{one}: …' for one in self.site.complete)}}}"
            return f"Write all languages below one field: {right}.", f"各种语言写在一个字段里：{right}。"
        above = self.path[:-1]
        if above and not isinstance(above[-1], int) and self.name in _fields(self.model, above):
            return self._beside(str(above[-1]), above)
        holders = [field for field in known if self.name in _fields_of_items(self.model, self.path, field)]
        if len(holders) != 1 or self.document.headings:
            return None
        if holders[0] not in self.beside:
            return (
                f"It belongs to an item of “{holders[0]}”, of which none stands here. Was that deleted? Then "
                "delete this line too.",
                f"它属于“{holders[0]}”里的一项，这里却没有“{holders[0]}”。那一项已经删掉的话，这一行也要删。",
            )
        return (
            f"It belongs to an item of “{holders[0]}”: indent it as the other lines of that item.",
            f"它属于“{holders[0]}”里的一项：请和那一项的其他各行对齐，缩进一样多。",
        )

    def _beside(self, other: str, place: KeyPath) -> tuple[str, str]:
        """How to move it out of a field beside which it stands."""
        if self.document.line(self.path) == self.document.line(place):
            return (
                f"It stands beside “{other}”, not in it: write it behind the braces of “{other}”.",
                f"它和“{other}”并列，不写在“{other}”里面：请写到“{other}”的花括号后面。",
            )
        return (
            f"It stands beside “{other}”, not in it: take away the spaces before it, and as many before the "
            f"lines below it, so that it begins where “{other}” begins.",
            f"它和“{other}”并列，不写在“{other}”里面：请删掉行首多出的空格，和“{other}”对齐；"
            "它下面的各行也往左移同样多。",
        )

    def misnamed(self, known: list[str]) -> Mistake:
        hint = nearest(self.name, known) or "All fields stand in docs/editors/fields.md."
        zh = nearest_zh(self.name, known) or "全部字段见 docs/editors/fields.md。"
        if len(self.lacking) == 1:
            hint, zh = f"Write {self.lacking[0]}.", f"请写 {self.lacking[0]}。"
        if meant := self._elsewhere(known):
            hint, zh = meant
        told = self.unknown_key(hint, zh)
        return replace(told, column=0)


def _mistake(fault: _Fault) -> Mistake:
    if fault.details["input"] is None and fault.details["type"] != "extra_forbidden":
        return _no_value(fault)
    if fault.details["type"] == "tuple_type" and (things := _things(fault)):
        return _no_list(fault, things)
    if _WIDE_SIGNS.fullmatch(fault.written) and not fault.document.headings:
        return _typed_wide(fault)
    if _may_be_of_digits(fault) and (digits := in_digits(fault.written)):
        return _letters(fault, digits)
    if len(things := _things(fault)) > 1 and _is_of_list(fault):
        return _run_together(fault, things)
    between = "-" if _WORDS_APART.fullmatch(fault.written) else ""
    joined = fault.written.strip(" ").replace(" ", between)
    if joined != fault.written and not joined.isdecimal() and _can_be(fault, joined):
        return _apart(fault, joined)
    match fault.details.get("ctx", {}).get("error"):
        case NoDayOfOurs():
            return _other(fault)
        case NoDay():
            return _no_day(fault)
        case NoCount():
            return _no_whole_number(fault)
    return _TELLERS.get(fault.details["type"], _other)(fault)


def _may_be_of_digits(fault: _Fault) -> bool:
    """Whether it is refused because digits alone may stand there."""
    error = fault.details.get("ctx", {}).get("error")
    return fault.details["type"] == "float_type" or isinstance(
        error, NoDay | NoCount | NoDegrees | NoMonthDay
    )


def _letters(fault: _Fault, digits: str) -> Mistake:
    """A number in which letters that look like digits stand."""
    letters = list(dict.fromkeys(letter for letter in fault.written if letter in LIKE_DIGITS))
    return fault.mistake(
        f"{fault.told}: {fault.written} — holds {', '.join(map(named, letters))}, a letter and no digit",
        f"Write {digits}, if that is meant.",
        f"{fault.told_zh}写的“{fault.written}”里有字母“{'、'.join(letters)}”，不是数字。"
        f"是 {digits} 的话，请用数字重新输入。",
    )


def _typed_wide(fault: _Fault) -> Mistake:
    """A value whose quotation marks, braces or brackets are those of the Chinese keyboard."""
    narrow = re.sub("(?<! ) *([：，]) *", r"\1 ", fault.written)
    narrow = "".join(WIDE.get(sign, sign) for sign in narrow)
    return fault.mistake(
        f"{fault.told}: {fault.written} — its signs were typed with the Chinese keyboard",
        f"Write {narrow}",
        f"{fault.told_zh}写的 {fault.written}，符号是中文输入法打的。请写成 {narrow}",
    )


def _things(fault: _Fault) -> list[str]:
    """What stands in a list that is written as no list; nothing if it is more than plain words."""
    things = _BETWEEN.split(fault.written.strip(_ROUND_A_LIST))
    is_plain = all(_PLAIN.fullmatch(thing) for thing in things)
    return things if is_plain and not fault.document.headings else []


def _no_list(fault: _Fault, things: list[str]) -> Mistake:
    """Words without the brackets of a list, or with those of another keyboard."""
    things = _counted_up(things) + _behind(fault)
    right = f"[{', '.join(things)}]"
    return fault.mistake(
        f"{fault.told}: {fault.written} — must be a list, in brackets of the English keyboard",
        f"Write {right}",
        f"{fault.told_zh}写的 {fault.written} 不对：要写成列表，用英文方括号。请写成 {right}",
    )


def _counted_up(things: list[str]) -> list[str]:
    """The numbers that are meant by the first and the last, as in 28-32."""
    found = _FROM_TO.fullmatch(things[0]) if len(things) == 1 else None
    numbers = range(int(found["first"]), int(found["last"]) + 1) if found else range(0)
    return [*map(str, numbers)] if 1 < len(numbers) <= _MOST_IN_ONE_LINE else things


def _behind(fault: _Fault) -> list[str]:
    """What stands behind the first word of a list without brackets, and is taken for keys without a value."""
    behind = [*dropwhile(lambda pair: pair[0] != fault.name, fault.beside.items())][1:]
    return [str(key) for key, _ in takewhile(lambda pair: pair[1] is None, behind)]


def _is_of_list(fault: _Fault) -> bool:
    """Whether each part of what is refused in a list could stand there by itself."""
    if not fault.path or not isinstance(fault.path[-1], int):
        return False
    return all(_can_be(fault, thing) for thing in _things(fault))


def _can_be(fault: _Fault, written: str) -> bool:
    """Whether a text has the form that another one is refused for not having."""
    if fault.details["type"] == "string_pattern_mismatch":
        return bool(re.search(fault.details["ctx"]["pattern"], written))
    error = fault.details.get("ctx", {}).get("error")
    return isinstance(error, NoDay) and not isinstance(error, NoDayOfOurs) and _is_day(written)


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _run_together(fault: _Fault, things: list[str]) -> Mistake:
    """Several things of a list with no comma of the English keyboard between them."""
    right = ", ".join(things)
    sign = next((sign for sign in fault.written if sign in "，、；;"), "")
    hint, zh = ("a comma is missing", "少了英文逗号")
    if sign:
        hint, zh = (f"{sign} is no comma of the English keyboard", f"里的“{sign}”不是英文逗号")
    return fault.mistake(
        f"{fault.told}: {fault.written} — {hint}",
        f"Write {right}",
        f"{fault.told_zh}写的“{fault.written}”{zh}。请写成 {right}",
    )


def _apart(fault: _Fault, joined: str) -> Mistake:
    """A text that would be right without the spaces in it."""
    return fault.mistake(
        f"{fault.told}: {fault.written} — a space too many",
        f"Write {joined}",
        f"{fault.told_zh}写的“{fault.written}”多了空格。请写成 {joined}",
    )


def _no_value(fault: _Fault) -> Mistake:
    if not _SIMPLE.fullmatch(fault.name):
        return _extra(fault)
    if fault.written.startswith("#"):
        return fault.mistake(
            f"{fault.told}: {fault.written} is taken for a remark, as all that stands behind #",
            f'Put it in quotation marks: "{fault.written}".',
            f'{fault.told_zh}写的 {fault.written} 以 # 开头，被当成了注释。请加英文引号："{fault.written}"',
        )
    return fault.mistake(
        f"{fault.told} has no value",
        "Write it behind the colon, or leave out the whole line.",
        f"{fault.told_zh}后面是空的。请在冒号后写上内容；不需要的话，整行删掉。",
    )


def _missing(fault: _Fault) -> Mistake:
    if fault.document.headings:
        column = fault.column
        if column not in fault.document.header:
            return _no_column(fault.document.file, column)
        return fault.mistake(
            f"the cell “{column}” of this row is empty",
            f"Write what belongs below “{column}”.",
            f"这一行的“{column}”是空的。请补上。",
        )
    if parted := _parted(fault):
        return _dash(fault, parted)
    first = fault.details["input"].get("first") if isinstance(fault.details["input"], dict) else None
    of_one, of_one_zh = "", ""
    if fault.name == "last" and type(first) is date:
        of_one, of_one_zh = f" Of one day it is the same: last: {first}.", f"只有一天的，写 last: {first}。"
    return fault.mistake(
        f"{fault.told} is missing",
        f"Add the key “{fault.name}” with its value.{of_one}",
        f"缺少{fault.told_zh}。请加上字段“{fault.name}”和它的内容。{of_one_zh}",
    )


def _parted(fault: _Fault) -> KeyPath:
    """Where an item of a list begins that is the end of the one before it, cut off by a dash; else nothing.

    The one lacks what the other has, and they have nothing that is the same.
    """
    items: Any = fault.document.data
    for part in fault.path[:-2]:
        items = items[part]
    place = fault.path[-2] if len(fault.path) > 1 else None
    if fault.details["type"] != "missing" or not isinstance(items, list) or not isinstance(place, int):
        return ()
    for later in (place, place + 1):
        two = items[later - 1 : later + 1] if later else []
        if len(two) == 2 and all(isinstance(item, dict) for item in two):
            one, other = two
            if fault.name in (one.keys() | other.keys()) and not one.keys() & other.keys():
                return (*fault.path[:-2], later)
    return ()


def _dash(fault: _Fault, parted: KeyPath) -> Mistake:
    """A dash that makes two items of one."""
    item = fault.document.data
    for part in parted:
        item = item[part]
    key, place = next(iter(item)), int(parted[-1]) + 1
    told = _Fault(ErrorDetails(type="", loc=parted, msg="", input=None), fault.model, fault.document, None)
    return told.mistake(
        f"{told.told} has only {', '.join(item)}, and the item before it lacks them",
        f"Is the dash before “{key}” too many? Then write a space for it. If item {place} is one of its own, "
        "write what it lacks.",
        f"{told.told_zh}只有 {'、'.join(item)}，前一项正好缺这些。“{key}”前面的短横“-”是不是多了？"
        "是的话，把它改成空格。确实另是一项的，请补全。",
    )


def _no_column(file: str, column: str) -> Mistake:
    """A column that rows need and the table lacks: the same for each row, and so told once."""
    return Mistake(
        file,
        1,
        f"the column “{column}” is missing",
        "Add it at the end of the first row, and a cell at the end of every other one.",
        f"缺少“{column}”这一列。请加在第一行末尾，其他每一行末尾也加上这一格。",
    )


def _extra(fault: _Fault) -> Mistake:
    key, wide, value = fault.name.partition("：")
    if wide and _PLAIN.fullmatch(value.strip(" ")):
        right = f"{key}: {value.strip(' ')}"
        return fault.unknown_key(
            f"Write {right}, with a colon of the English keyboard and a space behind it.",
            f"请写成 {right}（英文冒号，后面空一格）。",
        )
    if wide:
        return fault.unknown_key(typed_wide("："), typed_wide_zh("："))
    if fault.details["input"] is None and fault.name.endswith("”"):
        return fault.unknown_key(typed_wide("”"), typed_wide_zh("”"))
    if fault.details["input"] is None:
        return fault.unknown_key(
            'Is it the end of the value before? Put a value that holds a comma in quotation marks: "…, …".',
            '它是不是前面内容的后半段？内容里有英文逗号，就要加引号："…, …"。',
        )
    return fault.misnamed(_fields(fault.model, fault.path))


_SAYS_NOTHING = ("yes", "no", "true", "false", "on", "off")


def _unquoted(fault: _Fault) -> Mistake:
    if fault.path not in fault.document.written:
        return _other(fault)
    written = fault.written
    if written.lower() in _SAYS_NOTHING:
        return fault.mistake(
            f"{fault.told} is {written}, which says nothing here",
            "Write the text itself, or take the line out.",
            f"{fault.told_zh}写的是 {written}，看不出是什么。请写上内容；没有内容，就删掉这一行。",
        )
    meant = _number(written) if fault.field == "number" else written
    quoted = f'"{meant}"'
    return fault.mistake(
        f"{fault.told} is not in quotes: {written}",
        f"Write {quoted}.",
        f"{fault.told_zh}没有加引号：{written}。请写成 {quoted}。",
        Edit(written, quoted) if written and meant == written else None,
    )


def _number(written: str) -> str:
    """A telephone number as it is meant: digits without quotes may have lost the 0 at their beginning."""
    with suppress(Wrong):
        phone.shown(written)
        return written
    with suppress(Wrong):
        return phone.shown(f"0{written}")
    return written


def _none_of_these(fault: _Fault) -> Mistake:
    choices = fault.details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    if fault.details["loc"][-1] == "[key]":
        return fault.misnamed(choices)
    together = _together(fault, choices)
    hint, zh = together or _one_of(fault.written, choices)
    if fault.is_one_of_a_cell and not together:
        hint, zh = f"{hint} Between several words stands ;.", f"{zh}写几个词，用英文分号 ; 隔开。"
    return fault.mistake(
        f"{fault.told} can't be “{fault.written}”",
        hint,
        f"{fault.told_zh}不能写“{fault.written}”。{zh}",
    )


def _one_of(written: str, choices: list[str]) -> tuple[str, str]:
    """The word that was meant, also by its Chinese name, or all words."""
    meant = [choice for choice in choices if chinese().get(choice) == written]
    hint = f"Write {meant[0]}." if meant else nearest(written, choices)
    return hint, nearest_zh(written, choices, chinese())


def _together(fault: _Fault, choices: list[str]) -> tuple[str, str] | None:
    """Several words between which no comma of the English keyboard stands."""
    parts = [part for part in re.split("[，、；;/ ]+", fault.written) if part]
    names = {chinese()[choice]: choice for choice in choices if choice in chinese()}
    meant = [part if part in choices else names.get(part) or _close(part, choices) for part in parts]
    if len(parts) < 2 or not isinstance(fault.path[-1], int):
        return None
    lost = [part for part, word in zip(parts, meant, strict=True) if not word]
    known = (";" if fault.is_one_of_a_cell else ", ").join(word for word in meant if word)
    sign_zh = "分号" if fault.is_one_of_a_cell else "逗号"
    hint = f"Write {known}, with these signs of the English keyboard."
    zh = f"请写 {known}，{sign_zh}用英文的。"
    for part in lost:
        hint += f" “{part}” is none of them. {nearest(part, choices)}"
        zh += f"没有“{part}”这个词。{nearest_zh(part, choices, chinese())}"
    return hint, zh


def _close(word: str, choices: list[str]) -> str:
    return next(iter(difflib.get_close_matches(word, choices, n=1, cutoff=0.8)), "")


def _no_day(fault: _Fault) -> Mistake:
    if FORM.fullmatch(fault.written):
        return fault.mistake(
            f"{fault.told} is not a day of the calendar: {fault.written}",
            "Write another day.",
            f"{fault.told_zh}写的“{fault.written}”日历上没有。请改成另一天。",
        )
    try:
        meant = str(day_in_cell(fault.written.replace("-", "/")))
    except NoDay:
        meant = ""
    hint, zh = (f"Write {meant}.", f"请写 {meant}。") if meant else _in_which_year(fault.written)
    return fault.mistake(
        f"{fault.told} is not written as year-month-day: {fault.written}",
        hint,
        f"{fault.told_zh}写的“{fault.written}”写法不对。{zh}",
    )


def _in_which_year(written: str) -> tuple[str, str]:
    """How to write a day of which nothing else, or only the year, is missing."""
    if last := _YEAR_LAST.fullmatch(written):
        one, other = int(last["one"]), int(last["other"])
        month, day_of_it = sorted((one, other))
        meant = f"{last['year']}-{month:02}-{day_of_it:02}"
        if month <= 12 < day_of_it and _is_day(meant):
            return f"Write {meant}.", f"请写 {meant}。"
    found = _IN_SOME_YEAR.fullmatch(written)
    if not found:
        return "Write year-month-day, such as 2026-03-15.", "请写年-月-日，例如 2026-03-15。"
    day = f"-{int(found['month']):02}-{int(found['day']):02}"
    return f"Write the year before it: …{day}", f"请写上四位数的年份：……{day}。"


def _no_whole_number(fault: _Fault) -> Mistake:
    in_list = fault.key.rpartition(".")[2].isdecimal()
    if in_list and re.fullmatch(r"\d+(?:[，、]\d+)+", fault.written):
        narrow = re.sub("[，、]", ", ", fault.written)
        return fault.mistake(
            f"{fault.told}: {fault.written} — its comma was typed with the Chinese keyboard",
            f"Write {narrow}.",
            f"{fault.told_zh}写的“{fault.written}”用了中文逗号。请写成 {narrow}。",
        )
    hint, zh = ("Write digits only, such as 1200.", "请只写数字，例如 1200。")
    if number := _in_plain_digits(fault.written):
        hint, zh = f"Write {number} alone.", f"请只写 {number}。"
    return fault.mistake(
        f"{fault.told} is not a whole number: {fault.written}",
        hint,
        f"{fault.told_zh}写的“{fault.written}”不是整数。{zh}",
    )


def _in_plain_digits(written: str) -> str:
    """A number with commas, a 0 before it, its unit, or counted in ten thousands; else empty."""
    if _GROUPED.fullmatch(written):
        return re.sub("[,，]", "", written)
    if _LED_BY_ZERO.fullmatch(written):
        return written.lstrip("0") or "0"
    if found := _IN_THOUSANDS.fullmatch(written):
        return f"{Decimal(found[1]) * _UNITS[found[2]]:f}".partition(".")[0]
    counted = _COUNTED.fullmatch(written)
    return counted[1] if counted else ""


def _other(fault: _Fault) -> Mistake:
    if fault.is_empty_cell:
        return _missing(fault)
    written = fault.written
    reason, reason_zh = _reason(fault.details)
    is_week = isinstance(fault.details.get("ctx", {}).get("error"), NoWeek) or "can't be read" in reason
    is_formless = (reason, reason_zh) == _FIELDS and fault.name in _FORMS
    example = _by_name(fault) if is_formless else _example(fault, "week" if is_week else fault.name)
    hint, hint_zh = ("", "") if fault.is_within else example or _how(fault, reason)
    if fault.document.headings:
        hint, hint_zh = (_IN_QUOTES.sub("", text).replace('"', "") for text in (hint, hint_zh))
    because = f"：{reason_zh}" if reason_zh else ""
    return fault.mistake(
        f"{fault.told}{f': {written}' if written else ''} — {reason}",
        hint,
        f"{fault.told_zh}{f'写的“{written}”' if written else ''}不对{because}。{hint_zh}",
    )


def _example(fault: _Fault, name: str) -> tuple[str, str] | None:
    """How such a value is written, with what is known of this one."""
    error = fault.details.get("ctx", {}).get("error")
    if fault.details["type"] == "tuple_type" and isinstance(fault.details["input"], dict):
        return _as_one_item(fault.details["input"])
    if isinstance(error, Several) and not fault.document.headings:
        return _NUMBERS if name == "number" else None
    if isinstance(error, NoWeek) and (found := _SPANS.fullmatch(fault.written)):
        right = f'"mon-fri {found[0]}"'
        return f"Write the days too, such as {right}.", f"请写上星期几，例如 {right}。"
    return _EXAMPLES.get(name)


_TELLERS: Mapping[str, Callable[[_Fault], Mistake]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _unquoted,
    "literal_error": _none_of_these,
}


def _reason(details: ErrorDetails) -> tuple[str, str]:
    """Why a value can't be, in English and in Chinese, never in the library's words."""
    context = {name: _shown(value) for name, value in details.get("ctx", {}).items()}
    error = context.get("error")
    if isinstance(error, Wrong):
        return str(error), error.zh
    en, zh = _REASONS.get(details["type"], _NOT_SO)
    if context.get("class_name") in _IN_LANGUAGES:
        en, zh = _LANGUAGES
    return en.format(**context), zh.format(**context)


def _shown(value: Any) -> Any:
    """A bound as people write it: 0, not 0.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _by_name(fault: _Fault) -> tuple[str, str]:
    """Coordinates as they must be written; which of two numbers is the latitude, in China it can be told."""
    numbers = _DEGREES.findall(fault.written)
    latitude, longitude = sorted(numbers, key=float) if len(numbers) == 2 else ("30.25", "120.12")
    right = f"{{latitude: {latitude}, longitude: {longitude}}}"
    return f"Write both by name: {right}.", f"请写明哪个是纬度、哪个是经度：{right}。"


def _how(fault: _Fault, reason: str) -> tuple[str, str]:
    """How to write what is wrong, where the reason alone doesn't say it."""
    kind, context = fault.details["type"], fault.details.get("ctx", {})
    if kind in ("model_type", "model_attributes_type"):
        if context.get("class_name") in _IN_LANGUAGES:
            return _in_languages(fault.site, _TEXTS.get(fault.name, {}))
        known = _fields(fault.model, (*fault.path, ""))
        return f"Its fields: {', '.join(known)}.", f"可以写的字段：{'、'.join(known)}。"
    if kind in ("dict_type", "mapping_type") and (names := _names(fault.model, fault.path)):
        shown = f"{{{', '.join(f'{name}: …' for name in names)}}}"
        return f"Write some or all of {shown}.", f"请写成 {shown}，不需要的不写。"
    if reason == "is empty":
        return _NOTHING
    if kind == "float_type" and _MEASURE.fullmatch(fault.written):
        return f"Write {fault.written} without quotation marks.", f"请写 {fault.written}，不加引号。"
    if kind == "float_type" and (number := _in_plain_digits(fault.written)):
        return f"Write {number} alone.", f"请只写 {number}。"
    path = _BEFORE_A_PATH.sub("", fault.written)
    path = f"{path}index.md" if path.endswith("/") else f"{path.removesuffix('.md')}.md"
    if context.get("pattern") == _PATH and path != fault.written and _can_be(fault, path):
        return f"Write {path}: the path below docs/en.", f"请写 {path}，即网页在 docs/zh 下的路径。"
    written = plain(_TIMES.sub("x", fault.written))
    name = written.lower().removesuffix(".yml")
    meant = re.sub("[^a-z0-9]+", "-", name).strip("-")
    if context.get("pattern") == ID.pattern and re.search("[a-z]", meant) and written.isascii():
        return (
            f"Write {meant}: small letters, digits and hyphens.",
            f"请写 {meant}：只用小写字母、数字和连字符。",
        )
    if fault.name in ("latitude", "longitude") and kind.endswith("_equal"):
        return _EXAMPLES["coordinates"]
    return _PATTERNS.get(context.get("pattern", "")) or _WAYS.get(kind, ("", ""))


def _as_one_item(fields: Mapping[str, Any]) -> tuple[str, str]:
    """How fields that stand below a list become its one item; shown in one line, if all of it is plain."""
    if all(_PLAIN.fullmatch(str(one)) for pair in fields.items() for one in pair):
        right = f"- {{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"
        return f"What stands below it is one item. Write {right}", f"下面几行合起来是一项。请写成 {right}"
    return (
        "What stands below it is one item: write “- ” before its first line alone, and let the others begin "
        "two spaces further.",
        "下面几行合起来是一项：只在第一行前面加“- ”，其余各行再缩进两格。",
    )


def _in_languages(site: Languages | None, example: Mapping[str, str]) -> tuple[str, str]:
    """How a text is written that has no language."""
    listed = site.complete if site else ()
    written = ", ".join(f"{language}: {example.get(language, '…')}" for language in listed or ("zh",))
    such, such_zh = (", such as", "，例如 ") if example else (":", "：")
    if len(listed) == 1:
        return f"Write it below its language{such} {{{written}}}.", f"请写在语言下面{such_zh}{{{written}}}。"
    return f"Write it in each language{such} {{{written}}}.", f"请每种语言都写{such_zh}{{{written}}}。"


_TEXTS: Mapping[str, Mapping[str, str]] = {  # of which nobody sees by the name what to write
    "cancelled": {"en": "The hall is under repair", "zh": "大厅装修"},
}
_NOTHING = (
    "Write what belongs here, or leave out the whole line.",
    "请写上内容；不需要的话，整行删掉。",
)
_FIELDS = ("must have fields of its own, each with its value", "要分项写，每项写名称和内容")
_IN_LANGUAGES = ("Text", "Address")  # records that hold a text in each language
_LANGUAGES = ("is in no language", "没有写明是哪种语言")
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
        ("float_type", "finite_number"),
        ("Write digits, such as 30 or 0.5.", "请写数字，例如 30 或 0.5。"),
    ),
}
_TIMES = re.compile(r"(?<=[0-9]) ?[×✕*＊] ?(?=[0-9])")  # 210×285
_PATH = r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$"
_PATTERNS: Mapping[str, tuple[str, str]] = {
    ID.pattern: (
        "Write small letters, digits and hyphens, such as riverside-2.",
        "只用小写字母、数字和连字符，例如 riverside-2。",
    ),
    _PATH: (
        "Write the path of a page as below docs/en, such as risks/loans.md.",
        "请写网页在 docs/zh 下的路径，例如 risks/loans.md。",
    ),
    r"^brand/[a-z0-9-]+\.svg$": (
        "Put an SVG into the folder brand, and write its path: brand/logo.svg.",
        "请把 SVG 文件放进 brand 文件夹，写它的路径：brand/logo.svg。",
    ),
    r"^\d{2}-\d{2}$": ('Write month-day in quotes: "03-15".', '请写月-日，加引号："03-15"。'),
    r"^[0-9]{1,6}$": ('Write the digits alone, in quotes: "8001".', '只写数字，加引号："8001"。'),
    SITE_ADDRESS: (
        "Write the address of the published site with a slash at the end: https://example.org/",
        "请写网站的网址，末尾加斜线：https://example.org/",
    ),
    WEB_ADDRESS: (
        "Write the whole address, with nothing before the name of the host: https://example.org/page",
        "请写完整的网址，域名前面不加别的，域名用英文字母：https://example.org/page",
    ),
}
_NUMBER = ("must be a number", "要写数字")
_REASONS: Mapping[str, tuple[str, str]] = {
    "string_type": ("must be text", "这里要写文字"),
    "string_too_long": ("is too long; at most {max_length} characters", "太长，最多{max_length}个字符"),
    "greater_than": ("must be more than {gt}", "要大于{gt}"),
    "greater_than_equal": ("can't be less than {ge}", "不能小于{ge}"),
    "less_than_equal": ("can't be more than {le}", "不能大于{le}"),
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

_NUMBERS = (
    "Write a list, each number with whom it is for: "
    '[{for: {en: People, zh: 个人}, number: "0571 8888 0000", verified_on: …, owner: …}, …].',
    "几个号码请写成列表，每个写明给谁用："
    '[{for: {en: People, zh: 个人}, number: "0571 8888 0000", verified_on: …, owner: …}, …]。',
)
_FORMS = ("coordinates",)  # of which people write the values without fields
_EXAMPLES = {
    "number": (
        'Write it in quotes, with the area code: "0571 8888 0000", or a service number: "12378".',
        '号码要带区号，写在引号里："0571 8888 0000"；或写服务号码："12378"。',
    ),
    "coordinates": (
        "Look the place up in a map: in China, latitudes are between 3 and 54, longitudes from 73 to 136.",
        "请在地图上查一下：中国的纬度在 3 到 54 之间，经度在 73 到 136 之间。",
    ),
    "contact": (
        "Write a purpose such as complaint or consultation; a number of its own stands below hotline.",
        "请写用途的名称，例如 complaint（投诉）、consultation（咨询）；这一场自己的号码写在 hotline 下面。",
    ),
    "consent": (
        "Write whether everybody in the picture agreed, when, and who asked them: "
        "{given: yes, agreed_on: 2026-03-13, asked_by: Branch office}; or no, and it is not shown.",
        "请写明照片上的人是否都同意、哪天同意的、谁去问的："
        "{given: yes, agreed_on: 2026-03-13, asked_by: 大堂经理}；没有同意就写 no，照片不显示。",
    ),
    "file": (
        "Name the photo with small letters, digits and hyphens, and .jpg or .png at the end, "
        "such as yunlu-2026-desk.jpg; rename the file itself too.",
        "照片文件名只用小写字母、数字和连字符，以 .jpg 或 .png 结尾，例如 yunlu-2026-desk.jpg；"
        "photos 文件夹里的照片也要改成同样的名字。",
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
}


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Its schema, which takes long to make; a file may hold thousands of unknown keys."""
    return model.model_json_schema()


def _fields(model: type[BaseModel], path: KeyPath) -> list[str]:
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


def _fields_of_items(model: type[BaseModel], path: KeyPath, field: str) -> list[str]:
    """The keys known in an item of a list beside an unknown key; none if it is no list."""
    try:
        return _fields(model, (*path[:-1], field, 0, ""))
    except StopIteration:
        return []


def _names(model: type[BaseModel], path: KeyPath) -> list[str]:
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
