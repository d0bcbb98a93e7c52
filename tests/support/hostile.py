"""Files that somebody hostile may send or merge: each laid into a small project, and what is done with it."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from PIL import Image
from support.network import FRONT_MATTER

Lay = Callable[[Path], object]


class Hostile(NamedTuple):
    """A file by its path in a project, what lays it there, and the command that meets it."""

    file: str
    lay: Lay
    command: str = "check"
    bearable: bool = False  # it may be taken as well


def text(written: str | bytes) -> Lay:
    content = written.encode("utf-8", "surrogatepass") if isinstance(written, str) else written
    return lambda path: path.write_bytes(content)


def link(to: str) -> Lay:
    return lambda path: path.symlink_to(to)


def page(body: str | bytes) -> Lay:
    return text(FRONT_MATTER.encode() + (body.encode() if isinstance(body, str) else body))


def data(written: str) -> Lay:
    """A branch's file with something behind what it holds."""
    return lambda path: path.write_bytes(path.read_bytes() + written.encode("utf-8", "surrogatepass"))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 1, colour: int = 0, lines: int = 0) -> bytes:
    """A picture that says it is as large as that, written by hand."""
    line = bytes(1 + (width * depth * {0: 1, 2: 3, 6: 4}[colour] + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(line) for _ in range(lines)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def noise(kind: str, size: tuple[int, int] = (600, 400)) -> bytes:
    made = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(made, kind)
    return made.getvalue()


def frames(kind: str, count: int) -> bytes:
    made = io.BytesIO()
    pictures = [Image.new("RGB", (64, 64), (number % 256, 0, number // 256)) for number in range(count)]
    pictures[0].save(made, kind, save_all=True, append_images=pictures[1:])
    return made.getvalue()


def shown(picture: bytes, suffix: str = "png") -> Lay:
    """A picture with a page that shows it, so that it is published."""

    def lay(path: Path) -> None:
        path.write_bytes(picture)
        index = path.with_name("index.md")
        index.write_text(f"{index.read_text('utf-8')}\n\n![A green field]({path.name})\n", "utf-8")

    return lay


def workbook(sheet_data: str = "", merged: str = "", **others: bytes) -> Lay:
    """A workbook whose sheet is written by hand; `others` replace its other parts."""

    def lay(path: Path) -> None:
        empty = io.BytesIO()
        Workbook().save(empty)
        namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sheet = f'<worksheet xmlns="{namespace}"><sheetData>{sheet_data}</sheetData>{merged}</worksheet>'
        replaced = {"xl/worksheets/sheet1.xml": sheet.encode()}
        replaced |= {name.replace("__", "/") + ".xml": content for name, content in others.items()}
        with zipfile.ZipFile(empty) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name in source.namelist():
                out.writestr(name, replaced.pop(name, source.read(name)))
            for name, content in replaced.items():
                out.writestr(name, content)

    return lay


def archive(*entries: tuple[str, bytes]) -> Lay:
    def lay(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
            for name, content in entries:
                out.writestr(name, content)

    return lay


def lying(path: Path) -> None:
    """An archive that says it unpacks to little."""
    archive(("xl/workbook.xml", bytes(200_000_000)))(path)
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 200_000_000), struct.pack("<I", 99)))


def laughs(levels: int = 12) -> str:
    entities = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(levels)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><x>&a{levels};</x>'


ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(12)
)
BRANCH, ROWS, PAGE, PICTURE = (
    "branches/maiwan.yml",
    "branches/roster.csv",
    "docs/en/about/hostile.md",
    "docs/en/hostile.png",
)
HEAD = "id,name_en,name_zh\n"
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
DEEP = 5_000

FILES: dict[str, Hostile] = {
    # data
    "YAML, deep lists": Hostile(BRANCH, data("x: " + "[" * 300 + "]" * 300)),
    "YAML, deeper": Hostile(BRANCH, data("x: " + "[" * 400_000)),
    "YAML, deep keys": Hostile(BRANCH, data("".join(f"{' ' * n}a:\n" for n in range(1_200)))),
    "YAML, dashes": Hostile(BRANCH, data("x:\n  " + "- " * DEEP + "a")),
    "YAML, questions": Hostile(BRANCH, data("? " * DEEP)),
    "YAML, aliases": Hostile(BRANCH, text(ALIASES)),
    "YAML, an alias of itself": Hostile(BRANCH, text("a: &a [*a]\n")),
    "YAML, anchors": Hostile(BRANCH, data("".join(f"k{n}: &a{n} x\n" for n in range(20_000)))),
    "YAML, merge key": Hostile(BRANCH, text("a: &a {x: 1}\nb:\n  <<: *a\n")),
    "YAML, unknown keys": Hostile(BRANCH, data("".join(f"key{n}: 1\n" for n in range(70_000)))),
    "YAML, tag": Hostile(BRANCH, text("!foo\nid: maiwan\n")),
    "YAML, object": Hostile(BRANCH, text("id: !!python/object/apply:os.system ['true']\n")),
    "YAML, long number": Hostile(BRANCH, data(f"x: {'9' * 900_000}\n")),
    "YAML, sexagesimal": Hostile(BRANCH, data(f"x: 1{':59' * 200_000}\n")),
    "YAML, long line": Hostile(BRANCH, data(f"x: {'a' * 900_000}\n")),
    "YAML, long key": Hostile(BRANCH, data(f"{'a' * 900_000}: 1\n")),
    "YAML, large": Hostile(BRANCH, data("#" * 1_100_000)),
    "YAML, open quote": Hostile(BRANCH, data('x: "' + "a\n " * 300_000)),
    "YAML, NUL": Hostile(BRANCH, data("x: a\0b\n")),
    "YAML, surrogate": Hostile(BRANCH, data("x: \ud800\n")),
    "YAML, escaped surrogate": Hostile(BRANCH, data('x: "\\ud800"\n')),
    "YAML, UTF-16": Hostile(BRANCH, text("id: maiwan\n".encode("utf-16"))),
    "YAML, Latin": Hostile(BRANCH, text(b"id: caf\xe9\n")),
    "YAML, two documents": Hostile(BRANCH, data("---\n" * 50_000)),
    "YAML, binary": Hostile(BRANCH, text(os.urandom(200_000))),
    "YAML, empty": Hostile(BRANCH, text("")),
    "a link to a secret": Hostile("branches/hostile.yml", link("/etc/shadow")),
    "a link to zeros": Hostile("branches/hostile.yml", link("/dev/zero")),
    "a link to itself": Hostile("branches/hostile.yml", link("hostile.yml")),
    "a link to everything": Hostile("docs/en/all", link("/")),
    "a pipe": Hostile("branches/hostile.yml", os.mkfifo),
    "a folder": Hostile("branches/hostile.yml", Path.mkdir),
    "table, many rows": Hostile(ROWS, text(HEAD + "".join(f"a{n},a,a\n" for n in range(100_000)))),
    "table, wide": Hostile(ROWS, text("a," * 500_000)),
    "table, wide row": Hostile(ROWS, text(HEAD + "a," * 1_000_000)),
    "table, long cell": Hostile(ROWS, text(HEAD + f'a,"{"x" * 200_000}",b\n')),
    "table, long line": Hostile(ROWS, text(HEAD + "x" * 40_000_000)),
    "table, open quote": Hostile(ROWS, text(HEAD + 'a,"' + "b\n" * 1_000_000)),
    "table, large": Hostile(ROWS, text(b"x" * 50_000_001)),
    "table, NUL": Hostile(ROWS, text(HEAD + "a,b\0,c\n")),
    "table, UTF-16": Hostile(ROWS, text("编号,名称\n".encode("utf-16"))),
    "table, of no encoding": Hostile(ROWS, text(b"\xff\xff\xff\n" * 1_000)),
    # pages
    "page, brackets": Hostile(PAGE, page("[" * 20_000)),
    "page, tags": Hostile(PAGE, page("<a " * 18_000)),
    "page, some tags": Hostile(PAGE, page("<a \n\n" * 190 + "b " * 25_000)),
    "page, CDATA": Hostile(PAGE, page("<![CDATA[" * 6_000)),
    "page, divisions": Hostile(PAGE, page("<div>\n\n" * 190)),
    "page, quotes": Hostile(PAGE, page("> " * DEEP)),
    "page, nested lists": Hostile(PAGE, page("\n".join(" " * 4 * n + "- a" for n in range(160)))),
    "page, definitions": Hostile(PAGE, page("a\n" + ":   b\n" * 8_000)),
    "page, headings": Hostile(PAGE, page("# a\n" * 12_000)),
    "page, fences": Hostile(PAGE, page("~~~a\n" * 10_000)),
    "page, emphasis": Hostile(PAGE, page("*a **b " * 8_000)),
    "page, long line": Hostile(PAGE, page("a" * 59_000)),
    "page, large": Hostile(PAGE, page("a " * 40_000)),
    "page, spaces": Hostile(PAGE, page("# a" + " " * 50_000 + "b")),
    "page, digits": Hostile(PAGE, page("1" * 50_000)),
    "page, braces": Hostile(PAGE, page("{{" * 20_000)),
    "page, passages": Hostile(PAGE, page('{% call only_for(kind="community") %}\n' * 600)),
    "page, a wide text": Hostile(PAGE, page("{{ 'a'|center(999999999) }}")),
    "page, loops": Hostile(PAGE, page("{% for a in range(9) %}" * 60 + "{% endfor %}" * 60)),
    "page, macro": Hostile(PAGE, page("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")),
    "page, deep list": Hostile(PAGE, page("{{ cite(" + "[" * 300 + "]" * 300 + ") }}")),
    "page, long number": Hostile(PAGE, page("{{ cite(" + "9" * 10_000 + ") }}")),
    "page, power": Hostile(PAGE, page("{{ 9**9**9**9 }}")),
    "page, front matter": Hostile(PAGE, text("---\n" + ALIASES + "---\n\na\n")),
    "page, NUL": Hostile(PAGE, page("a\0b")),
    "page, UTF-16": Hostile(PAGE, text((FRONT_MATTER + "a").encode("utf-16"))),
    "page, of no encoding": Hostile(PAGE, page(b"\xff\xfe\xfd")),
    "page, a link": Hostile(PAGE, link("/etc/passwd")),
    "page, a pipe": Hostile(PAGE, os.mkfifo),
    "page, a long name": Hostile(f"docs/en/about/{'a' * 250}.md", page("a")),
    "page, a name of two lines": Hostile("docs/en/about/a\nb.md", page("a")),
    # pictures
    "picture, one line": Hostile(PICTURE, text(png(89_000_000, 1, lines=1))),
    "picture, many points": Hostile(PICTURE, text(png(9_400, 9_400, lines=9_400))),
    "picture, says it is large": Hostile(PICTURE, text(png(2**31 - 1, 2**31 - 1))),
    "picture, long text": Hostile(
        PICTURE, text(png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(300_000_000)))))
    ),
    "picture, long profile": Hostile(
        PICTURE, text(png(9, 9, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(300_000_000)))))
    ),
    "picture, of many frames": Hostile(PICTURE, text(frames("GIF", 3_000))),
    "picture, an archive": Hostile(PICTURE, archive(("a", bytes(9_000)))),
    "picture, drawn": Hostile(PICTURE, text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
    "picture, another kind": Hostile("docs/en/hostile.svg", text("<svg/>")),
    "picture, large": Hostile("docs/en/hostile.jpg", text(b"\xff\xd8\xff" + bytes(11_000_000))),
    "picture, broken off": Hostile("docs/en/hostile.jpg", shown(noise("JPEG")[:20_000]), "build"),
    "picture, without its lines": Hostile(PICTURE, shown(png(5_000, 5_000, lines=3)), "build", True),
    "picture, of a deep colour": Hostile(
        PICTURE, shown(png(4_900, 5_000, depth=16, colour=6, lines=10)), "build", True
    ),
    "a page of HTML": Hostile("docs/en/hello.html", text("<script>alert(1)</script>")),
    "a script": Hostile("docs/en/hello.js", text("alert(1)")),
    # sheets
    "sheet, laughs": Hostile("hostile.xlsx", workbook(xl__sharedStrings=laughs().encode()), "import"),
    "sheet, laughs in its list": Hostile("hostile.xlsx", workbook(xl__workbook=laughs().encode()), "import"),
    "sheet, secrets": Hostile(
        "hostile.xlsx",
        workbook(
            xl__workbook=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
        ),
        "import",
    ),
    "sheet, deep": Hostile("hostile.xlsx", workbook("<row>" * 200_000), "import"),
    "sheet, merged": Hostile("hostile.xlsx", workbook(CELL, "<mergeCell ref='A2:XFD1048576'/>"), "import"),
    "sheet, merged with dollars": Hostile(
        "hostile.xlsx",
        workbook(CELL, '<mergeCells><mergeCell ref="$A$2:$XFD$1048576"/></mergeCells>'),
        "import",
    ),
    "sheet, far cells": Hostile(
        "hostile.xlsx",
        workbook("".join(f'<row r="{n}"><c r="SF{n}"><v>1</v></c></row>' for n in range(1, 50_001))),
        "import",
    ),
    "sheet, one cell": Hostile(
        "hostile.xlsx",
        workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 55_000_000}</t></is></c></row>'),
        "import",
    ),
    "sheet, attributes": Hostile(
        "hostile.xlsx",
        workbook(f'<row r="1"><c r="A1" {" ".join(f"a{n}={chr(39) * 2}" for n in range(2_000_000))}/></row>'),
        "import",
    ),
    "sheet, bomb": Hostile("hostile.xlsx", archive(("xl/workbook.xml", bytes(500_000_000))), "import"),
    "sheet, lying bomb": Hostile("hostile.xlsx", lying, "import"),
    "sheet, many files": Hostile(
        "hostile.xlsx", archive(*((f"xl/worksheets/sheet{n}.xml", b"") for n in range(70_000))), "import"
    ),
    "sheet, climbing": Hostile("hostile.xlsx", archive(("../../../hostile", b"a")), "import"),
    "sheet, broken off": Hostile("hostile.xlsx", text(b"PK\x03\x04" + os.urandom(9_000)), "import"),
    "sheet, old": Hostile(
        "hostile.xls", text(bytes.fromhex("d0cf11e0a1b11ae1") + os.urandom(90_000)), "import"
    ),
    "sheet, a web page": Hostile("hostile.xls", text("<html><table><tr><td>a"), "import"),
    "sheet, rows": Hostile("hostile.csv", text("name_zh\n" + "柳路支行\n" * 100_000), "import"),
    "sheet, one line": Hostile("hostile.csv", text("name_zh," * 4_000_000), "import"),
    "sheet, NUL": Hostile("hostile.csv", text("name_zh\na\0\n"), "import"),
    "sheet, large": Hostile("hostile.csv", text(b"a" * 50_000_001), "import"),
    "sheet, zeros": Hostile("hostile.csv", link("/dev/zero"), "import"),
    "sheet, a pipe": Hostile("hostile.csv", os.mkfifo, "import"),
    "sheet, a folder": Hostile("hostile.csv", Path.mkdir, "import"),
    "sheet, nothing": Hostile("hostile.csv", text(""), "import"),
}
HANDFUL = ("YAML, aliases", "page, brackets", "picture, many points", "sheet, laughs")
