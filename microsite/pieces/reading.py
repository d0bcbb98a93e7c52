"""A finished PDF as other programs read it: its text, links, language, fonts, and codes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import zxingcpp
from PIL import Image
from pypdfium2 import PdfDocument, PdfPage, raw

_POINT = 72  # of the PDF to an inch
PRINTED, SHOWN = 150, _POINT  # points to an inch, as an office printer and a screen have them
_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)
_TOUCHING = 1  # point
_Bounds: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_DRAWN = 200  # lines: even the smallest code has more edges
_QUIET = 9  # points round a picture, as a code is found by the white round it
_PROFILED = re.compile(rb"\[/ICCBased (\d+) 0 R\]")
_DEVICE = {b"1": b"/DeviceGray", b"3": b"/DeviceRGB"}  # by the number of parts of a colour


@dataclass(frozen=True)
class Reading:
    """What was found in a PDF."""

    pages: tuple[str, ...]
    language: str
    links: frozenset[str]
    codes: tuple[str, ...]
    smallest: float  # size of letters in points
    is_embedded: bool  # every font
    outside: int  # pieces of text that reach beyond what is left after cutting
    overlapping: int  # pieces of text that cover others


class Opened(NamedTuple):
    """A PDF, and its pages."""

    document: PdfDocument
    pages: tuple[PdfPage, ...]


@lru_cache(1)  # a sheet is proved, then drawn; opening it takes as long as reading it
def opened(made: bytes) -> Opened:
    """A PDF, ready to be read and drawn."""
    document = PdfDocument(_PROFILED.sub(lambda space: _device(space, made), made))
    return Opened(document, tuple(document))


def _device(space: re.Match[bytes], made: bytes) -> bytes:
    """The colours of a screen for those of a profile, the same on a screen: its tables take long to make."""
    parts = re.search(rb"\n%b 0 obj\s*<<[^>]*/N (\d)" % space[1], made)
    return _DEVICE[parts[1]].ljust(len(space[0])) if parts and parts[1] in _DEVICE else space[0]


def read(made: bytes, points: int = PRINTED) -> Reading:
    """A PDF, read; its codes from so many points to an inch."""
    document, pages = opened(made)
    texts_of = [[*_texts(page)] for page in pages]
    texts = [text for page in texts_of for text in page]
    return Reading(
        tuple(_text(page) for page in pages),
        _language(document),
        frozenset(link for page in pages for link in _links(document, page)),
        tuple(code for page in pages for code in _codes(page, points)),
        min((text.size for text in texts), default=0),
        all(text.is_embedded for text in texts),
        sum(text.is_outside for text in texts),
        sum(map(_overlapping, texts_of)),
    )


def codes(picture: Image.Image) -> list[str]:
    """Where the codes of a picture lead."""
    for is_smaller_tried in (False, True):  # it takes time, and only large dots need it
        found = zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            try_rotate=False,
            try_downscale=is_smaller_tried,
            try_invert=False,
        )
        if found:
            break
    return [code.text for code in found]


def _codes(page: PdfPage, points: int) -> Iterator[str]:
    """Where the codes of a page lead; drawn is what may hold one, as drawing a whole page takes long."""
    objects = [*_objects(page, 1)]
    lines = sum(raw.FPDFPath_CountSegments(given) for kind, given in objects if kind == _PATH)
    if lines >= _DRAWN:
        yield from codes(_drawn(page, points, page.get_bbox()))
        return
    for kind, given in objects:
        if kind in _PICTURES:
            yield from codes(_drawn(page, points, _bounds(given)))


def _objects(page: PdfPage, depth: int) -> Iterator[tuple[int, Any]]:
    """The kind and the handle of each object, as deep in forms; what the library wraps it in takes long."""
    return _within(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, depth)


def _within(holder: Any, count: Any, get: Any, depth: int) -> Iterator[tuple[int, Any]]:
    for place in range(count(holder)):
        given = get(holder, place)
        kind = raw.FPDFPageObj_GetType(given)
        yield kind, given
        if kind == raw.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _within(given, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth - 1)


def _bounds(given: Any) -> _Bounds:
    sides = [ctypes.c_float() for _ in range(4)]
    found = raw.FPDFPageObj_GetBounds(given, *sides)
    assert found
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _drawn(page: PdfPage, points: int, bounds: _Bounds) -> Image.Image:
    """A part of a page and what is round it."""
    left, bottom, right, top = page.get_bbox()
    x, y, x_end, y_end = bounds
    cut = (x - left, y - bottom, right - x_end, top - y_end)
    drawn: Image.Image = page.render(
        scale=points / _POINT, grayscale=True, crop=tuple(max(0, side - _QUIET) for side in cut)
    ).to_pil()
    return drawn


def _text(page: PdfPage) -> str:
    """The text of a page; a hyphen at the end of a line is given as no character at all."""
    return str(page.get_textpage().get_text_range()).replace("\ufffe", "-")


class _Text(NamedTuple):
    """A piece of text on a page."""

    size: float
    is_embedded: bool
    is_outside: bool
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: _Text) -> bool:
        """Whether it hides a part of another; what hangs below one line may touch the next."""
        if min(self.right, other.right) - max(self.left, other.left) <= _TOUCHING:
            return False
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return high > _TOUCHING and high > min(self.size, other.size) / 4


def _overlapping(texts: list[_Text]) -> int:
    """How many texts of a page cover another; only those that begin below the top of one can cover it."""
    found, near = 0, list[_Text]()
    for text in sorted(texts, key=lambda text: text.bottom):
        near = [other for other in near if other.top > text.bottom]
        found += sum(text.covers(other) for other in near)
        near.append(text)
    return found


def _texts(page: PdfPage) -> Iterator[_Text]:
    left, bottom, right, top = page.get_trimbox()
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    for kind, given in _objects(page, 4):
        if kind != _TEXT:
            continue
        found = raw.FPDFTextObj_GetFontSize(given, size) and raw.FPDFPageObj_GetMatrix(given, matrix)
        assert found
        embedded = raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(given)) == 1
        x, y, x_end, y_end = _bounds(given)
        is_outside = x < left - 1 or y < bottom - 1 or x_end > right + 1 or y_end > top + 1
        yield _Text(size.value * abs(matrix.d), embedded, is_outside, x, y, x_end, y_end)


def _language(document: PdfDocument) -> str:
    return _string(lambda buffer, size: raw.FPDFCatalog_GetLanguage(document, buffer, size), "utf-16-le")


def _links(document: PdfDocument, page: PdfPage) -> Iterator[str]:
    """The addresses to which a page leads."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        if action := raw.FPDFLink_GetAction(link):
            leads = _string(
                lambda buffer, size, action=action: raw.FPDFAction_GetURIPath(document, action, buffer, size),
                "ascii",
            )
            if leads:
                yield leads


def _string(read_into: Any, encoding: str) -> str:
    """A string of the library, which first says how long it is."""
    size = read_into(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read_into(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)) if encoding != "ascii" else buffer, size)
    return buffer.raw[:size].decode(encoding, "replace").rstrip("\0")
