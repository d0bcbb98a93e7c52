"""A summary as a document that an office prints, signs and hands in."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from microsite.data.photos import content
from microsite.data.results import Photo
from microsite.files.whole import timeless
from microsite.languages.language import Language
from microsite.languages.writing import writing
from microsite.reports.summary import Summary
from microsite.reports.tables import Table

LATIN = "Times New Roman"
FONTS = {"Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体", "Caption": "黑体"}


def document(summary: Summary, photos: tuple[Photo, ...], folder: Path) -> bytes:
    """The summary on A4, with photos of the branches in `folder`; the same summary gives the same bytes."""
    made = docx.Document()
    _page(made)
    _styles(made, summary.language)
    _properties(made, summary)
    made.add_paragraph(summary.title, "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for sentence in summary.opening:
        _sentence(made, sentence)
    for section in summary.sections:
        made.add_paragraph(section.title, "Heading 1")
        for sentence in section.sentences:
            _sentence(made, sentence)
        for point in section.points:
            made.add_paragraph(point, "List Bullet")
        for table in section.tables:
            _table(made, table, writing(summary.language).faces["Caption"])
    for photo in photos:
        shown = made.add_picture(io.BytesIO(content(folder, photo.file)), width=Mm(120))
        shown._inline.docPr.set("descr", photo.alt[summary.language])
        made.add_paragraph(photo.alt[summary.language], "Caption")
    for line in summary.signature:
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    saved = io.BytesIO()
    made.save(saved)
    return timeless(saved)


def _page(made: Any) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)


def _styles(made: Any, language: Language) -> None:
    for name, font in FONTS.items():
        style = made.styles[name]
        style.font.name = LATIN
        style.font.size = Pt(writing(language).faces[name])
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for attribute in [attribute for attribute in fonts.attrib if "Theme" in attribute]:
            del fonts.attrib[attribute]  # a theme's font would come before the named one
        fonts.set(qn("w:eastAsia"), font)
    if writing(language).direction == "rtl":
        made.styles["Normal"].element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    written = OxmlElement("w:lang")
    written.set(qn("w:val"), "en-GB")
    written.set(qn("w:eastAsia"), "zh-CN")
    made.styles["Normal"].element.rPr.append(written)


def _properties(made: Any, summary: Summary) -> None:
    day = datetime.combine(summary.day, time())
    known = made.core_properties
    known.title = summary.title[:255]
    known.author = summary.signature[0][:255]
    known.language = _written_in(summary.language)
    known.last_modified_by = known.comments = ""
    known.created = known.modified = day
    known.revision = 1


def _written_in(language: Language) -> str:
    """The language as word processors name it, such as en-GB."""
    cldr = writing(language).cldr
    return "-".join(filter(None, (cldr.language, cldr.territory)))


def _sentence(made: Any, text: str) -> None:
    paragraph = made.add_paragraph(text)
    paragraph.paragraph_format.first_line_indent = Pt(2 * made.styles["Normal"].font.size.pt)


def _table(made: Any, table: Table, size: int) -> None:
    caption = made.add_paragraph(table.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    grid = made.add_table(0, len(table.header), "Table Grid")
    for row in (table.header, *table.rows):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].font.size = Pt(size)
    header = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(header)
    made.add_paragraph()
