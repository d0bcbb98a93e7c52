"""What a model refused, told in words that an editor understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import dropwhile, takewhile
from typing import Any

from pydantic_core import ErrorDetails

from microsite.data.chosen import chinese
from microsite.data.fault import Fault
from microsite.data.model_fields import fields_of, names_at
from microsite.data.reasons import (
    EXAMPLES,
    FIELDS,
    FORMS,
    IN_LANGUAGES,
    LANGUAGES,
    NOT_SO,
    NOTHING,
    NUMBERS,
    PATH,
    PATTERNS,
    REASONS,
    TEXTS,
    TIMES,
    WAYS,
)
from microsite.data.record import ID
from microsite.data.values import phone
from microsite.data.values.characters import LIKE_DIGITS, in_digits, named, plain
from microsite.data.values.count import NoCount
from microsite.data.values.day import FORM, NoDay, NoDayOfOurs, day_in_cell
from microsite.data.values.degrees import NoDegrees
from microsite.data.values.hours import NoWeek
from microsite.data.values.month_day import NoMonthDay
from microsite.files.mistakes import Edit, Mistake, Several, Wrong, nearest, nearest_zh
from microsite.files.no_yaml import WIDE, typed_wide, typed_wide_zh
from microsite.files.yamlfile import KeyPath
from microsite.languages.language import Languages

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
_COUNTED = re.compile(r"(\d{1,9}) ?(?:[份人次张本件条场个名日天月年元岁]|个月|人次|万?元)")


def advise(fault: Fault) -> Mistake:
    """What is wrong, and how to mend it."""
    if fault.details["input"] is None and fault.details["type"] != "extra_forbidden":
        return _no_value(fault)
    if fault.details["type"] == "tuple_type" and (things := things_of(fault)):
        return _no_list(fault, things)
    if _WIDE_SIGNS.fullmatch(fault.written) and not fault.document.headings:
        return _typed_wide(fault)
    if _may_be_of_digits(fault) and (digits := in_digits(fault.written)):
        return _letters(fault, digits)
    if len(things := things_of(fault)) > 1 and _is_of_list(fault):
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


def _may_be_of_digits(fault: Fault) -> bool:
    """Whether it is refused because digits alone may stand there."""
    error = fault.details.get("ctx", {}).get("error")
    return fault.details["type"] == "float_type" or isinstance(
        error, NoDay | NoCount | NoDegrees | NoMonthDay
    )


def _letters(fault: Fault, digits: str) -> Mistake:
    """A number in which letters that look like digits stand."""
    letters = list(dict.fromkeys(letter for letter in fault.written if letter in LIKE_DIGITS))
    return fault.mistake(
        f"{fault.told}: {fault.written} — holds {', '.join(map(named, letters))}, a letter and no digit",
        f"Write {digits}, if that is meant.",
        f"{fault.told_zh}写的“{fault.written}”里有字母“{'、'.join(letters)}”，不是数字。"
        f"是 {digits} 的话，请用数字重新输入。",
    )


def _typed_wide(fault: Fault) -> Mistake:
    """A value whose quotation marks, braces or brackets are those of the Chinese keyboard."""
    narrow = re.sub("(?<! ) *([：，]) *", r"\1 ", fault.written)
    narrow = "".join(WIDE.get(sign, sign) for sign in narrow)
    return fault.mistake(
        f"{fault.told}: {fault.written} — its signs were typed with the Chinese keyboard",
        f"Write {narrow}",
        f"{fault.told_zh}写的 {fault.written}，符号是中文输入法打的。请写成 {narrow}",
    )


def things_of(fault: Fault) -> list[str]:
    """What stands in a list that is written as no list; nothing if it is more than plain words."""
    things = _BETWEEN.split(fault.written.strip(_ROUND_A_LIST))
    is_plain = all(_PLAIN.fullmatch(thing) for thing in things)
    return things if is_plain and not fault.document.headings else []


def _no_list(fault: Fault, things: list[str]) -> Mistake:
    """Words without the brackets of a list, or with those of another keyboard."""
    things = _counted_up(things) + words_behind(fault)
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


def words_behind(fault: Fault) -> list[str]:
    """What stands behind the first word of a list without brackets, and is taken for keys without a value."""
    behind = [*dropwhile(lambda pair: pair[0] != fault.name, fault.beside.items())][1:]
    return [str(key) for key, _ in takewhile(lambda pair: pair[1] is None, behind)]


def _is_of_list(fault: Fault) -> bool:
    """Whether each part of what is refused in a list could stand there by itself."""
    if not fault.path or not isinstance(fault.path[-1], int):
        return False
    return all(_can_be(fault, thing) for thing in things_of(fault))


def _can_be(fault: Fault, written: str) -> bool:
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


def _run_together(fault: Fault, things: list[str]) -> Mistake:
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


def _apart(fault: Fault, joined: str) -> Mistake:
    """A text that would be right without the spaces in it."""
    return fault.mistake(
        f"{fault.told}: {fault.written} — a space too many",
        f"Write {joined}",
        f"{fault.told_zh}写的“{fault.written}”多了空格。请写成 {joined}",
    )


def _no_value(fault: Fault) -> Mistake:
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


def _missing(fault: Fault) -> Mistake:
    if fault.document.headings:
        column = fault.column
        if column not in fault.document.header:
            return _no_column(fault.document.file, column)
        return fault.mistake(
            f"the cell “{column}” of this row is empty",
            f"Write what belongs below “{column}”.",
            f"这一行的“{column}”是空的。请补上。",
        )
    if parted := parted_item(fault):
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


def parted_item(fault: Fault) -> KeyPath:
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


def _dash(fault: Fault, parted: KeyPath) -> Mistake:
    """A dash that makes two items of one."""
    item = fault.document.data
    for part in parted:
        item = item[part]
    key, place = next(iter(item)), int(parted[-1]) + 1
    told = Fault(ErrorDetails(type="", loc=parted, msg="", input=None), fault.model, fault.document, None)
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


def _extra(fault: Fault) -> Mistake:
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
    return fault.misnamed(fields_of(fault.model, fault.path))


_SAYS_NOTHING = ("yes", "no", "true", "false", "on", "off")


def _unquoted(fault: Fault) -> Mistake:
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


def _none_of_these(fault: Fault) -> Mistake:
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


def _together(fault: Fault, choices: list[str]) -> tuple[str, str] | None:
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


def _no_day(fault: Fault) -> Mistake:
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


def _no_whole_number(fault: Fault) -> Mistake:
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


def _other(fault: Fault) -> Mistake:
    if fault.is_empty_cell:
        return _missing(fault)
    written = fault.written
    reason, reason_zh = _reason(fault.details)
    is_week = isinstance(fault.details.get("ctx", {}).get("error"), NoWeek) or "can't be read" in reason
    is_formless = (reason, reason_zh) == FIELDS and fault.name in FORMS
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


def _example(fault: Fault, name: str) -> tuple[str, str] | None:
    """How such a value is written, with what is known of this one."""
    error = fault.details.get("ctx", {}).get("error")
    if fault.details["type"] == "tuple_type" and isinstance(fault.details["input"], dict):
        return _as_one_item(fault.details["input"])
    if isinstance(error, Several) and not fault.document.headings:
        return NUMBERS if name == "number" else None
    if isinstance(error, NoWeek) and (found := _SPANS.fullmatch(fault.written)):
        right = f'"mon-fri {found[0]}"'
        return f"Write the days too, such as {right}.", f"请写上星期几，例如 {right}。"
    return EXAMPLES.get(name)


_TELLERS: Mapping[str, Callable[[Fault], Mistake]] = {
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
    en, zh = REASONS.get(details["type"], NOT_SO)
    if context.get("class_name") in IN_LANGUAGES:
        en, zh = LANGUAGES
    return en.format(**context), zh.format(**context)


def _shown(value: Any) -> Any:
    """A bound as people write it: 0, not 0.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _by_name(fault: Fault) -> tuple[str, str]:
    """Coordinates as they must be written; which of two numbers is the latitude, in China it can be told."""
    numbers = _DEGREES.findall(fault.written)
    latitude, longitude = sorted(numbers, key=float) if len(numbers) == 2 else ("30.25", "120.12")
    right = f"{{latitude: {latitude}, longitude: {longitude}}}"
    return f"Write both by name: {right}.", f"请写明哪个是纬度、哪个是经度：{right}。"


def _how(fault: Fault, reason: str) -> tuple[str, str]:
    """How to write what is wrong, where the reason alone doesn't say it."""
    kind, context = fault.details["type"], fault.details.get("ctx", {})
    if kind in ("model_type", "model_attributes_type"):
        if context.get("class_name") in IN_LANGUAGES:
            return _in_languages(fault.site, TEXTS.get(fault.name, {}))
        known = fields_of(fault.model, (*fault.path, ""))
        return f"Its fields: {', '.join(known)}.", f"可以写的字段：{'、'.join(known)}。"
    if kind in ("dict_type", "mapping_type") and (names := names_at(fault.model, fault.path)):
        shown = f"{{{', '.join(f'{name}: …' for name in names)}}}"
        return f"Write some or all of {shown}.", f"请写成 {shown}，不需要的不写。"
    if reason == "is empty":
        return NOTHING
    if kind == "float_type" and _MEASURE.fullmatch(fault.written):
        return f"Write {fault.written} without quotation marks.", f"请写 {fault.written}，不加引号。"
    if kind == "float_type" and (number := _in_plain_digits(fault.written)):
        return f"Write {number} alone.", f"请只写 {number}。"
    path = _BEFORE_A_PATH.sub("", fault.written)
    path = f"{path}index.md" if path.endswith("/") else f"{path.removesuffix('.md')}.md"
    if context.get("pattern") == PATH and path != fault.written and _can_be(fault, path):
        return f"Write {path}: the path below docs/en.", f"请写 {path}，即网页在 docs/zh 下的路径。"
    written = plain(TIMES.sub("x", fault.written))
    name = written.lower().removesuffix(".yml")
    meant = re.sub("[^a-z0-9]+", "-", name).strip("-")
    if context.get("pattern") == ID.pattern and re.search("[a-z]", meant) and written.isascii():
        return (
            f"Write {meant}: small letters, digits and hyphens.",
            f"请写 {meant}：只用小写字母、数字和连字符。",
        )
    if fault.name in ("latitude", "longitude") and kind.endswith("_equal"):
        return EXAMPLES["coordinates"]
    return PATTERNS.get(context.get("pattern", "")) or WAYS.get(kind, ("", ""))


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
