"""What a branch hands out: which parts of which page and which numbers stand on it, in which design."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from microsite.content.page import Page
from microsite.data.branch import Network
from microsite.data.campaign import PagePath
from microsite.data.record import Id, OneLine, Record, Text
from microsite.data.results import Material
from microsite.data.validation import validate
from microsite.data.values.count import WHOLE
from microsite.data.values.number import Number
from microsite.data.values.yes_no import YesNo
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, Wrong, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language, Languages, is_partial

_BETWEEN = re.compile("[，、；;, ]+")  # several names that were written as one
FOLDER = "pieces"
LEAD = "lead"  # the part of a page above its first heading
_SIZES = f"{FOLDER}/sizes.yml"


Medium = Literal["office", "house", "screen"]  # an office printer, a printing house, or no paper at all


class Size(Record):
    """A sheet of paper in millimetres, with what a printing house cuts away, or a screen in points."""

    name: Text
    medium: Medium = "office"
    width: Annotated[Number, Field(gt=0, le=3000)]
    height: Annotated[Number, Field(gt=0, le=3000)]
    bleed: Annotated[Number, Field(ge=0, le=10)] = 0
    source: OneLine

    @model_validator(mode="after")
    def _bleeds_in_a_house(self) -> Size:
        if (self.bleed > 0) != (self.medium == "house"):
            raise Wrong(
                "bleed is what a printing house cuts away, and a printing house needs it: "
                "write both medium: house and bleed, or neither",
                "bleed（出血）是印刷厂裁掉的边，少不了：medium: house 和 bleed 要么都写，要么都不写",
            )
        return self


class Blank(Record):
    """Something that somebody writes on a form: a line, several, or one of some answers."""

    label: Text
    lines: Annotated[int, Field(ge=1, le=20), WHOLE] = 1
    short: YesNo = False
    answers: tuple[Text, ...] = ()

    @field_validator("answers")
    @classmethod
    def _told_apart(cls, answers: tuple[Text, ...]) -> tuple[Text, ...]:
        said: dict[tuple[str, str], int] = {}
        for place, answer in enumerate(answers):
            for language, text in answer.items():
                if (first := said.setdefault((language, text.casefold()), place)) != place:
                    raise Wrong(
                        f"is what item {first + 1} says in {language} too; change whichever is wrong",
                        f"和第{first + 1}项的 {language} 一样，填表的人分不清。请改掉写错的一个",
                        (place, language),
                    )
        return answers


class Column(Record):
    """A column of a form."""

    label: Text
    width: Annotated[Number, Field(ge=0.2, le=10)] = 1


class Form(Record):
    """What is filled in on paper: lines above a table, the table, lines below it, and a word on how."""

    note: Text | None = None
    above: tuple[Blank, ...] = ()
    columns: tuple[Column, ...] = ()
    items: tuple[Text, ...] = ()
    rows: Annotated[int, Field(ge=0, le=40), WHOLE] = 0
    below: tuple[Blank, ...] = ()


class Piece(Record):
    """pieces/NAME.yml: what a branch hands out; its text stands once, in the page.

    A piece without a title is one of a campaign, and shows its theme.
    """

    design: Id
    material: Material | None = None
    title: Text | None = None
    page: PagePath
    parts: tuple[OneLine, ...] = ()
    chapters: tuple[PagePath, ...] = ()
    form: Form | None = None
    numbers: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    sizes: Annotated[tuple[Id, ...], Field(min_length=1)]
    pages: Annotated[int, Field(ge=1, le=60), WHOLE] = 1
    large_print: YesNo = False
    on_site: YesNo = False


class Sizes(Record):
    """pieces/sizes.yml: every sheet of paper by its name."""

    sizes: Mapping[Id, Size]


@dataclass(frozen=True)
class Pieces:
    """The pieces of a project by their names, and the sizes that they may have."""

    pieces: Mapping[str, Piece]
    sizes: Mapping[str, Size]
    left_out: Mapping[str, str] = field(default_factory=dict)  # the hidden page that each of them shows
    written: Mapping[str, Document] = field(default_factory=dict)  # where each stands

    def written_in(self, pages: Mapping[str, Page]) -> Iterator[tuple[str, Piece]]:
        """The pieces of which all text stands in the pages of a language, which may lack some."""
        for name, piece in self.pieces.items():
            shown = [pages.get(path) for path in (piece.page, *piece.chapters)]
            if all(page and not page.is_borrowed for page in shown):
                yield name, piece


NONE = Pieces({}, {})


def load(
    layers: Layers,
    site: Languages,
    network: Network,
    pages: Mapping[Language, Mapping[str, Page]],
    unread: Collection[str] = (),
    hidden: Collection[str] = (),
) -> Pieces:
    """Every piece of a project that shows no hidden page; every mistake in them is raised at once."""
    file = layers.find(_SIZES)
    if not file.exists():
        return NONE
    sizes = validate(Sizes, yamlfile.read(file, layers.name(file)), site).sizes
    designs = {name.removesuffix(".typ"): "" for name in layers.below(f"{FOLDER}/designs", "*.typ")}
    hotlines = dict.fromkeys((*network.purposes, *network.national_hotlines, *unread), "")
    mistakes: list[Mistake] = []
    pieces: dict[str, Piece] = {}
    left_out: dict[str, str] = {}
    written: dict[str, Document] = {}
    for name, path in layers.below(FOLDER, "*.yml").items():
        if path == file or "/" in name:
            continue
        document = yamlfile.read(path, layers.name(path))
        try:
            piece = validate(Piece, document, site)
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        if shown := [page for page in (piece.page, *piece.chapters) if page in hidden]:
            left_out[name.removesuffix(".yml")] = shown[0]
            continue
        pieces[name.removesuffix(".yml")] = piece
        written[name.removesuffix(".yml")] = document.positions()
        named = _named(
            piece,
            pages,
            site.first,
            {"design": designs, "size": dict.fromkeys(sizes, ""), "hotline": hotlines},
        )
        mistakes += _unknown(document, named, pages)
    if mistakes:
        raise Mistakes(mistakes)
    return Pieces(pieces, sizes, left_out, written)


_MOST = 3  # pages that are named as those that have a heading
# what it is, in Chinese, its name, those known, each with what it is called, and where it stands
_Named = tuple[str, str, str, Mapping[str, str], KeyPath]


def _named(
    piece: Piece,
    pages: Mapping[Language, Mapping[str, Page]],
    first: Language,
    known: Mapping[str, Mapping[str, str]],
) -> Iterator[_Named]:
    """All that a piece names."""
    yield "design", "这个版式", piece.design, known["design"], ("design",)
    for index, size in enumerate(piece.sizes):
        yield "size", "这个纸张尺寸", size, known["size"], ("sizes", index)
    for index, hotline in enumerate(piece.numbers):
        yield "hotline", "这条热线", hotline, known["hotline"], ("numbers", index)
    for language, there in pages.items():
        if is_partial(language, first) and not there.keys() >= {piece.page, *piece.chapters}:
            continue  # it is not made in this language
        yield "page", "这个网页", piece.page, dict.fromkeys(there, ""), ("page",)
        for index, chapter in enumerate(piece.chapters):
            yield "page", "这个网页", chapter, dict.fromkeys(there, ""), ("chapters", index)
        page = there.get(piece.page)
        if page and page.is_sound and all(heading.id for heading in page.headings):
            headings = {LEAD: "", **{heading.id: heading.text for heading in page.headings if heading.id}}
            for index, part in enumerate(piece.parts):
                yield "part", "这个小标题", part, headings, ("parts", index)


def _unknown(
    document: Document, named: Iterator[_Named], pages: Mapping[Language, Mapping[str, Page]]
) -> list[Mistake]:
    """What is named but not there, each once; for a heading its text may stand instead of its id."""
    found: dict[KeyPath, Mistake] = {}
    for what, zh, name, known, place in named:
        if name in known:
            continue
        elsewhere = _with_part(name, pages) if what == "part" and name not in known.values() else []
        meant = (
            f"It stands in {' and '.join(elsewhere)}: is page another one than it should be?",
            f"没有“{name}”{zh}。{'、'.join(elsewhere)} 里有这个小标题：是不是 page 写错了？",
        )
        told = document.mistake(
            place,
            f"unknown {what} “{name}”",
            *(meant if elsewhere else _meant(name, known, f"没有“{name}”{zh}。")),
        )
        if place not in found or name in known.values():
            found[place] = replace(told, follows=what == "part")  # when a heading's id is changed
    return [*found.values()]


def _with_part(id: str, pages: Mapping[Language, Mapping[str, Page]]) -> list[str]:
    """The pages that have a heading of this id; none if there are many."""
    there = [
        page.path
        for page in next(iter(pages.values()), {}).values()
        if page.is_sound and id in {heading.id for heading in page.headings}
    ]
    return there if len(there) <= _MOST else []


def _meant(name: str, known: Mapping[str, str], zh: str) -> tuple[str, str]:
    """How to write what was meant by an unknown name."""
    several = _BETWEEN.split(name)
    if len(several) > 1 and all(one in known for one in several):
        right = ", ".join(several)
        hint = f"Write {right}, with commas of the English keyboard."
        return hint, f"{zh}各项之间用英文逗号，请写 {right}。"
    for id, text in known.items():
        if text == name:
            hint = f"Write {id}: it stands behind the heading in the page, {{#{id}}}."
            return hint, f"{zh}请写 {id}，即网页里这个小标题后面的 {{#{id}}}。"
    return nearest(name, known), f"{zh}{nearest_zh(name, known)}"
