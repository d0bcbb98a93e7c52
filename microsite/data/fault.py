"""What a record refused, with its place and its name as it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from microsite.data.model_fields import fields_of, fields_of_items
from microsite.files.mistakes import Edit, Mistake, Wrong, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Languages


@dataclass(frozen=True)
class Fault:
    """What the model refused, where it stands and what was written there."""

    details: ErrorDetails
    model: type[BaseModel]
    document: Document
    site: Languages | None
    lacking: tuple[str, ...] = ()  # what is missing beside an unknown key

    @property
    def path(self) -> KeyPath:
        """Where it stands: names, and places in lists."""
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
        """What it is called: the heading of its column, or the names that lead to it."""
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
        """The last of its names."""
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
        """What stands there, as somebody wrote it."""
        value = self.details["input"]
        return self.document.written.get(self.path, value if isinstance(value, str) else "")

    def mistake(self, message: str, hint: str, zh: str, edit: Edit | None = None) -> Mistake:
        """It as a mistake in its file; what mends a cell of a table for certain is not told."""
        told = self.document.mistake(self.path, message, hint, zh)
        return replace(told, edit=edit if told.column and not self.document.headings else None)

    def unknown_key(self, hint: str, zh: str) -> Mistake:
        """That there is no such field."""
        return self.mistake(f"unknown key {self.told}", hint, f"没有{self.told_zh}这个字段。{zh}")

    def _elsewhere(self, known: list[str]) -> tuple[str, str] | None:
        """Where it belongs: in its language below one of the fields known here, or in an item of one."""
        stem, _, language = self.name.rpartition("_")
        if stem in known and self.site and language in self.site.complete:
            right = f"{stem}: {{{', '.join(f'{one}: …' for one in self.site.complete)}}}"
            return f"Write all languages below one field: {right}.", f"各种语言写在一个字段里：{right}。"
        above = self.path[:-1]
        if above and not isinstance(above[-1], int) and self.name in fields_of(self.model, above):
            return self._beside(str(above[-1]), above)
        holders = [field for field in known if self.name in fields_of_items(self.model, self.path, field)]
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
        """The same, with the field that may be meant, or where this one belongs."""
        hint = nearest(self.name, known) or "All fields stand in docs/editors/fields.md."
        zh = nearest_zh(self.name, known) or "全部字段见 docs/editors/fields.md。"
        if len(self.lacking) == 1:
            hint, zh = f"Write {self.lacking[0]}.", f"请写 {self.lacking[0]}。"
        if meant := self._elsewhere(known):
            hint, zh = meant
        told = self.unknown_key(hint, zh)
        return replace(told, column=0)
