"""A finished sheet read back, by other libraries than those that made it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from PIL import Image

from microsite.data.branch import Branch
from microsite.data.site_numbers import AllNumbers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.pieces import pictures, reading
from microsite.pieces.reading import Reading
from microsite.pieces.sheet import Sheet
from microsite.pieces.typesetting import Typesetter

LARGE = 16  # points, the smallest letters of large print
_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_NO_TEXT = {"language", "kind", "code", "colours", "size", "logo", "leads"}
_SOMETIMES = {"scan", "contents"}  # some designs do without
_SAID = re.compile(r"[^\W\d_]+|\d{3,}")  # words and numbers; fewer digits count steps and pages


def proved(sheet: Sheet, typesetter: Typesetter, numbers: AllNumbers) -> bytes:
    """A sheet as its file holds it, made and read back; all that is wrong with it is raised.

    Of a picture the text is read from its PDF, as nothing reads Chinese in pictures without a doubt.
    """
    pdf = typesetter.pdf(sheet)
    refuse(sheet, pdf, numbers)
    if sheet.size.medium != "screen":
        return pdf
    picture = pictures.screen(pdf)
    if wrong := [*picture_faults(sheet, picture)]:
        raise Mistakes(wrong)
    return picture


def refuse(sheet: Sheet, made: bytes, numbers: AllNumbers) -> None:
    """Raise everything that is wrong with a sheet that was made."""
    if wrong := [*faults(sheet, made, numbers)]:
        raise Mistakes(wrong)


def faults(sheet: Sheet, made: bytes, numbers: AllNumbers) -> Iterator[Mistake]:
    """What is missing on a sheet, foreign to it, or otherwise than it must be."""
    is_shown = sheet.size.medium == "screen"
    read = reading.read(made, reading.SHOWN if is_shown else reading.PRINTED)
    branch, language = sheet.context.branch, sheet.context.language
    if len(read.pages) != sheet.piece.pages:
        yield _too_much(
            sheet,
            f"takes {len(read.pages)} pages, and may take {sheet.piece.pages}",
            f"排成了{len(read.pages)}页，只能有{sheet.piece.pages}页",
        )
    yield from _texts_faults(sheet, _joined(sheet, read))
    for shown, owner in set(numbers.of(branch).foreign("".join(read.pages).encode())):
        yield _foreign(sheet, shown, owner)
    yield from _wrong_codes(sheet, [*read.codes])
    if read.language != language:
        yield _ill_designed(
            sheet, f"says that its language is “{read.language}”", f"语言标成了“{read.language}”"
        )
    yield from _ill_set(sheet, read)


def _texts_faults(sheet: Sheet, joined: str) -> Iterator[Mistake]:
    """What is missing of the texts that a design is given to show, and what stands there besides."""
    given = sheet.data
    texts = {_BLANK.sub("", text): text for text in _texts(given)}
    optional = {_BLANK.sub("", text) for name in _SOMETIMES for text in _texts(given[name])}
    if sheet.size.medium == "screen":  # has room for little of a campaign
        optional |= {_BLANK.sub("", text) for text in _texts(given["campaign"])}
    for text, shown in texts.items():
        if text not in joined and text not in optional:
            yield _ill_designed(sheet, f"lacks “{shown}”", f"上面没有“{shown}”")
    for text in sorted(texts, key=len, reverse=True):
        joined = joined.replace(text, " ") if text else joined
    for foreign in dict.fromkeys(_SAID.findall(joined)):
        yield _ill_designed(
            sheet, f"shows “{foreign}”, which nothing says", f"上面有“{foreign}”，不知道是从哪里来的"
        )


def _texts(said: Any) -> Iterator[str]:
    """Every text in what a design is given."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for name, value in said.items():
            if name not in _NO_TEXT:
                yield from _texts(value)
    elif isinstance(said, list | tuple):
        for value in said:
            yield from _texts(value)


def _joined(sheet: Sheet, read: Reading) -> str:
    """All text without blanks; what begins on one page may end on the next, beyond the number of the page."""
    branch = _BLANK.sub("", sheet.context.branch.name[sheet.context.language])
    pages = (_BLANK.sub("", text) for text in read.pages)
    return "".join(text.removesuffix(f"{branch}{place}") for place, text in enumerate(pages, 1))


def _ill_set(sheet: Sheet, read: Reading) -> Iterator[Mistake]:
    """What is wrong with how it is set."""
    if read.outside:
        yield _too_much(
            sheet, f"has {read.outside} pieces of text beyond its edge", f"有{read.outside}处文字超出了纸边"
        )
    if read.overlapping:
        yield _too_much(
            sheet, f"has {read.overlapping} texts that cover others", f"有{read.overlapping}处文字叠在一起"
        )
    if not read.is_embedded:
        yield _ill_designed(sheet, "lacks a font that it needs", "缺少要用的字体")
    if sheet.piece.large_print and read.smallest < LARGE - 0.01:
        more = sheet.piece.pages + 1
        yield sheet.fault(
            f"the sheet has letters of {read.smallest:.1f} points, and large print needs {LARGE}",
            f"Write pages: {more} for one page more, shorten its text or its parts, or choose a larger size.",
            f"有{read.smallest:.1f}磅的字，大字版不能小于{LARGE}磅。"
            f"请写 pages: {more}（多排一页），或删减文字、段落，或换大一号的纸。",
        )
    for link in read.links - {sheet.address}:
        yield _ill_designed(sheet, f"leads to {link}", f"有链接指向{link}")


def proved_list(
    branch: Branch, said: Mapping[str, Any], day: date, typesetter: Typesetter, numbers: AllNumbers
) -> bytes:
    """The list of a kit, made and read back; all that is wrong with it is raised."""
    made = typesetter.set("list", said, day)
    if wrong := [*list_faults(branch, said, made, numbers)]:
        raise Mistakes(wrong)
    return made


def list_faults(
    branch: Branch, said: Mapping[str, Any], made: bytes, numbers: AllNumbers
) -> Iterator[Mistake]:
    """What is missing in the list of a kit, foreign to it, or set otherwise than it must be."""
    read = reading.read(made)
    joined = _BLANK.sub("", "".join(read.pages))
    for text in _texts({name: said[name] for name in ("title", "branch", "lines", "header", "rows")}):
        if _BLANK.sub("", text) not in joined:
            yield _ill_listed(branch, f"lacks “{text}”", f"上面没有“{text}”")
    for shown, owner in set(numbers.of(branch).foreign("".join(read.pages).encode())):
        yield _ill_listed(branch, f"shows {shown}, a number of “{owner}”", f"上面有“{owner}”的电话{shown}")
    if read.language != said["language"]:
        yield _ill_listed(branch, f"has “{read.language}” for its language", f"语言标成了“{read.language}”")
    if read.outside or read.overlapping:
        yield _ill_listed(branch, "has text beyond its edge or over other text", "有文字超出纸边，或叠在一起")
    if not read.is_embedded or read.links or read.codes:
        yield _ill_listed(branch, "lacks a font, or leads somewhere", "缺少字体，或带有链接")


def _ill_listed(branch: Branch, message: str, zh: str) -> Mistake:
    name = "pieces/designs/list.typ"
    return Mistake(
        name,
        0,
        f"the list of the kit of “{branch.id}” {message}",
        "Look at this design, and at how long the names are that it lists.",
        f"“{branch.id}”物料包的清单{zh}。请检查这个版式，以及清单里的名称是不是太长。",
    )


def picture_faults(sheet: Sheet, made: bytes) -> Iterator[Mistake]:
    """What is wrong with the picture of a screen."""
    picture = Image.open(io.BytesIO(made))
    if picture.size != (sheet.size.width, sheet.size.height):
        width, height = picture.size
        yield _ill_designed(
            sheet, f"is a picture of {width} × {height} points", f"排成了 {width}×{height} 像素的图片"
        )
    yield from _wrong_codes(sheet, reading.codes(picture.convert("L")))


def _wrong_codes(sheet: Sheet, codes: list[str]) -> Iterator[Mistake]:
    if codes != [sheet.address]:
        yield _ill_designed(
            sheet, f"has codes that lead to {codes}", f"二维码读出来是{codes}，应该是{sheet.address}"
        )


def _too_much(sheet: Sheet, message: str, zh: str) -> Mistake:
    """Something for which there is no room."""
    hint = "Shorten its text or its parts, or choose a larger size."
    return sheet.fault(f"the sheet {message}", hint, f"{zh}。请删减文字或段落，或换大一号的纸。")


def _ill_designed(sheet: Sheet, message: str, zh: str) -> Mistake:
    """Something that the design did, as no text of an editor can."""
    name = f"pieces/designs/{sheet.piece.design}.typ"
    return sheet.fault(f"the sheet {message}", f"Look at {name}.", f"{zh}。请检查版式 {name}。")


def _foreign(sheet: Sheet, shown: str, owner: str) -> Mistake:
    """The number of another branch, which somebody typed."""
    word = '{{ hotline("complaint") }}'
    return sheet.fault(
        f"the sheet shows {shown}, a number of “{owner}”",
        f"Write a word such as {word} instead of the number, in the page or the piece.",
        f"上面有“{owner}”的电话{shown}。请把直接写的号码改成词，例如 {word}。",
    )
