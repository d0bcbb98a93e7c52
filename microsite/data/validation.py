"""From data as written to records, each mistake in the editor's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, takewhile
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from microsite.data.advice import advise, parted_item, things_of, words_behind
from microsite.data.fault import Fault
from microsite.data.record import Record
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Languages
from microsite.languages.writing import known

MOST = 100  # mistakes told of one record
_HOLDING = (dict, list)  # what holds other values

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
    faults = [Fault(one, model, document, site, _lacking(one, told)) for one in told]
    paths = {fault.path for fault in faults}
    empty = [Fault(one, model, document, site) for one in blank if one["loc"] not in paths]
    faults = [fault for fault in faults if not _is_of_empty(fault, empty)] + empty
    raise Mistakes([*(advise(fault) for fault in faults if not _follows(fault, faults)), *repeated])


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


def _is_of_empty(fault: Fault, empty: list[Fault]) -> bool:
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


def _follows(fault: Fault, faults: list[Fault]) -> bool:
    """Whether a list is too short only because something in it can't be, or a key is only misspelt."""
    if fault.details["type"] == "missing":
        parted = parted_item(fault)
        told = takewhile(lambda other: other is not fault, faults)
        is_told = bool(parted) and any(parted == parted_item(other) for other in told)
        return is_told or any(_is_misspelt(other, fault) for other in faults)
    if fault.path and _lacks_value(fault):
        lists = (other for other in faults if other.path[:-1] == fault.path[:-1] and _lacks_brackets(other))
        return any(fault.name in words_behind(other) for other in lists)
    return fault.details["type"] == "too_short" and any(other.path[:-1] == fault.path for other in faults)


def _lacks_value(fault: Fault) -> bool:
    """Whether a key is no key, and has no value."""
    return fault.details["input"] in (None, fault.name)


def _lacks_brackets(fault: Fault) -> bool:
    return fault.details["type"] == "tuple_type" and bool(things_of(fault))


def _is_misspelt(other: Fault, missing: Fault) -> bool:
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
