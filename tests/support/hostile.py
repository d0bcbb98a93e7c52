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

# Made only for the test that wants one: some are large.
FILES: dict[str, Callable[[], Hostile]] = {
    # data
    "YAML, deep lists": lambda: Hostile(BRANCH, data("x: " + "[" * 300 + "]" * 300)),
    "YAML, deeper": lambda: Hostile(BRANCH, data("x: " + "[" * 400_000)),
    "YAML, deep keys": lambda: Hostile(BRANCH, data("".join(f"{' ' * n}a:\n" for n in range(1_200)))),
    "YAML, dashes": lambda: Hostile(BRANCH, data("x:\n  " + "- " * DEEP + "a")),
    "YAML, questions": lambda: Hostile(BRANCH, data("? " * DEEP)),
    "YAML, aliases": lambda: Hostile(BRANCH, text(ALIASES)),
    "YAML, an alias of itself": lambda: Hostile(BRANCH, text("a: &a [*a]\n")),
    "YAML, anchors": lambda: Hostile(BRANCH, data("".join(f"k{n}: &a{n} x\n" for n in range(20_000)))),
    "YAML, merge key": lambda: Hostile(BRANCH, text("a: &a {x: 1}\nb:\n  <<: *a\n")),
    "YAML, unknown keys": lambda: Hostile(BRANCH, data("".join(f"key{n}: 1\n" for n in range(70_000)))),
    "YAML, tag": lambda: Hostile(BRANCH, text("!foo\nid: maiwan\n")),
    "YAML, object": lambda: Hostile(BRANCH, text("id: !!python/object/apply:os.system ['true']\n")),
    "YAML, long number": lambda: Hostile(BRANCH, data(f"x: {'9' * 900_000}\n")),
    "YAML, sexagesimal": lambda: Hostile(BRANCH, data(f"x: 1{':59' * 200_000}\n")),
    "YAML, long line": lambda: Hostile(BRANCH, data(f"x: {'a' * 900_000}\n")),
    "YAML, a key that is a list, below one that stands twice": lambda: Hostile(
        BRANCH, text("id: {x: 1}\nid: {[1]: 2}\n")
    ),
    "YAML, wide signs": lambda: Hostile(BRANCH, data("x: {" + "a：b，" * 100_000)),
    "YAML, long key": lambda: Hostile(BRANCH, data(f"{'a' * 900_000}: 1\n")),
    "YAML, large": lambda: Hostile(BRANCH, data("#" * 1_100_000)),
    "YAML, open quote": lambda: Hostile(BRANCH, data('x: "' + "a\n " * 300_000)),
    "YAML, NUL": lambda: Hostile(BRANCH, data("x: a\0b\n")),
    "YAML, surrogate": lambda: Hostile(BRANCH, data("x: \ud800\n")),
    "YAML, escaped surrogate": lambda: Hostile(BRANCH, data('x: "\\ud800"\n')),
    "YAML, UTF-16": lambda: Hostile(BRANCH, text("id: maiwan\n".encode("utf-16"))),
    "YAML, Latin": lambda: Hostile(BRANCH, text(b"id: caf\xe9\n")),
    "YAML, two documents": lambda: Hostile(BRANCH, data("---\n" * 50_000)),
    "YAML, binary": lambda: Hostile(BRANCH, text(os.urandom(200_000))),
    "YAML, empty": lambda: Hostile(BRANCH, text("")),
    "a link to a secret": lambda: Hostile("branches/hostile.yml", link("/etc/shadow")),
    "a link to zeros": lambda: Hostile("branches/hostile.yml", link("/dev/zero")),
    "a link to itself": lambda: Hostile("branches/hostile.yml", link("hostile.yml")),
    "a link to everything": lambda: Hostile("docs/en/all", link("/")),
    "a pipe": lambda: Hostile("branches/hostile.yml", os.mkfifo),
    "a folder": lambda: Hostile("branches/hostile.yml", Path.mkdir),
    "table, many rows": lambda: Hostile(ROWS, text(HEAD + "".join(f"a{n},a,a\n" for n in range(100_000)))),
    "table, wide": lambda: Hostile(ROWS, text("a," * 500_000)),
    "table, wide row": lambda: Hostile(ROWS, text(HEAD + "a," * 1_000_000)),
    "table, long cell": lambda: Hostile(ROWS, text(HEAD + f'a,"{"x" * 200_000}",b\n')),
    "table, long line": lambda: Hostile(ROWS, text(HEAD + "x" * 40_000_000)),
    "table, open quote": lambda: Hostile(ROWS, text(HEAD + 'a,"' + "b\n" * 1_000_000)),
    "table, large": lambda: Hostile(ROWS, text(b"x" * 50_000_001)),
    "table, NUL": lambda: Hostile(ROWS, text(HEAD + "a,b\0,c\n")),
    "table, UTF-16": lambda: Hostile(ROWS, text("编号,名称\n".encode("utf-16"))),
    "table, of no encoding": lambda: Hostile(ROWS, text(b"\xff\xff\xff\n" * 1_000)),
    # pages
    "page, brackets": lambda: Hostile(PAGE, page("[" * 20_000)),
    "page, tags": lambda: Hostile(PAGE, page("<a " * 18_000)),
    "page, some tags": lambda: Hostile(PAGE, page("<a \n\n" * 190 + "b " * 25_000)),
    "page, CDATA": lambda: Hostile(PAGE, page("<![CDATA[" * 6_000)),
    "page, divisions": lambda: Hostile(PAGE, page("<div>\n\n" * 190)),
    "page, quotes": lambda: Hostile(PAGE, page("> " * DEEP)),
    "page, nested lists": lambda: Hostile(PAGE, page("\n".join(" " * 4 * n + "- a" for n in range(160)))),
    "page, definitions": lambda: Hostile(PAGE, page("a\n" + ":   b\n" * 8_000)),
    "page, headings": lambda: Hostile(PAGE, page("# a\n" * 12_000)),
    "page, fences": lambda: Hostile(PAGE, page("~~~a\n" * 10_000)),
    "page, emphasis": lambda: Hostile(PAGE, page("*a **b " * 8_000)),
    "page, long line": lambda: Hostile(PAGE, page("a" * 59_000)),
    "page, large": lambda: Hostile(PAGE, page("a " * 40_000)),
    "page, spaces": lambda: Hostile(PAGE, page("# a" + " " * 50_000 + "b")),
    "page, digits": lambda: Hostile(PAGE, page("1" * 50_000)),
    "page, braces": lambda: Hostile(PAGE, page("{{" * 20_000)),
    "page, passages": lambda: Hostile(PAGE, page('{% call only_for(kind="community") %}\n' * 600)),
    "page, a wide text": lambda: Hostile(PAGE, page("{{ 'a'|center(999999999) }}")),
    "page, loops": lambda: Hostile(PAGE, page("{% for a in range(9) %}" * 60 + "{% endfor %}" * 60)),
    "page, macro": lambda: Hostile(PAGE, page("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")),
    "page, deep list": lambda: Hostile(PAGE, page("{{ cite(" + "[" * 300 + "]" * 300 + ") }}")),
    "page, long number": lambda: Hostile(PAGE, page("{{ cite(" + "9" * 10_000 + ") }}")),
    "page, power": lambda: Hostile(PAGE, page("{{ 9**9**9**9 }}")),
    "page, front matter": lambda: Hostile(PAGE, text("---\n" + ALIASES + "---\n\na\n")),
    "page, NUL": lambda: Hostile(PAGE, page("a\0b")),
    "page, UTF-16": lambda: Hostile(PAGE, text((FRONT_MATTER + "a").encode("utf-16"))),
    "page, of no encoding": lambda: Hostile(PAGE, page(b"\xff\xfe\xfd")),
    "page, a link": lambda: Hostile(PAGE, link("/etc/passwd")),
    "page, a pipe": lambda: Hostile(PAGE, os.mkfifo),
    "page, a long name": lambda: Hostile(f"docs/en/about/{'a' * 250}.md", page("a")),
    "page, a name of two lines": lambda: Hostile("docs/en/about/a\nb.md", page("a")),
    # pictures
    "picture, one line": lambda: Hostile(PICTURE, text(png(89_000_000, 1, lines=1))),
    "picture, many points": lambda: Hostile(PICTURE, text(png(9_400, 9_400, lines=9_400))),
    "picture, says it is large": lambda: Hostile(PICTURE, text(png(2**31 - 1, 2**31 - 1))),
    "picture, long text": lambda: Hostile(
        PICTURE, text(png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(300_000_000)))))
    ),
    "picture, long profile": lambda: Hostile(
        PICTURE, text(png(9, 9, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(300_000_000)))))
    ),
    "picture, of many frames": lambda: Hostile(PICTURE, text(frames("GIF", 3_000))),
    "picture, an archive": lambda: Hostile(PICTURE, archive(("a", bytes(9_000)))),
    "picture, drawn": lambda: Hostile(
        PICTURE, text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    ),
    "picture, another kind": lambda: Hostile("docs/en/hostile.svg", text("<svg/>")),
    "picture, large": lambda: Hostile("docs/en/hostile.jpg", text(b"\xff\xd8\xff" + bytes(11_000_000))),
    "picture, broken off": lambda: Hostile("docs/en/hostile.jpg", shown(noise("JPEG")[:20_000]), "build"),
    "picture, without its lines": lambda: Hostile(PICTURE, shown(png(5_000, 5_000, lines=3)), "build", True),
    "picture, of a deep colour": lambda: Hostile(
        PICTURE, shown(png(4_900, 5_000, depth=16, colour=6, lines=10)), "build", True
    ),
    "a page of HTML": lambda: Hostile("docs/en/hello.html", text("<script>alert(1)</script>")),
    "a script": lambda: Hostile("docs/en/hello.js", text("alert(1)")),
    # sheets
    "sheet, laughs": lambda: Hostile("hostile.xlsx", workbook(xl__sharedStrings=laughs().encode()), "import"),
    "sheet, laughs in its list": lambda: Hostile(
        "hostile.xlsx", workbook(xl__workbook=laughs().encode()), "import"
    ),
    "sheet, secrets": lambda: Hostile(
        "hostile.xlsx",
        workbook(
            xl__workbook=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
        ),
        "import",
    ),
    "sheet, deep": lambda: Hostile("hostile.xlsx", workbook("<row>" * 200_000), "import"),
    "sheet, merged": lambda: Hostile(
        "hostile.xlsx", workbook(CELL, "<mergeCell ref='A2:XFD1048576'/>"), "import"
    ),
    "sheet, merged with dollars": lambda: Hostile(
        "hostile.xlsx",
        workbook(CELL, '<mergeCells><mergeCell ref="$A$2:$XFD$1048576"/></mergeCells>'),
        "import",
    ),
    "sheet, far cells": lambda: Hostile(
        "hostile.xlsx",
        workbook("".join(f'<row r="{n}"><c r="SF{n}"><v>1</v></c></row>' for n in range(1, 50_001))),
        "import",
    ),
    "sheet, one cell": lambda: Hostile(
        "hostile.xlsx",
        workbook(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 55_000_000}</t></is></c></row>'),
        "import",
    ),
    "sheet, attributes": lambda: Hostile(
        "hostile.xlsx",
        workbook(f'<row r="1"><c r="A1" {" ".join(f"a{n}={chr(39) * 2}" for n in range(2_000_000))}/></row>'),
        "import",
    ),
    "sheet, bomb": lambda: Hostile(
        "hostile.xlsx", archive(("xl/workbook.xml", bytes(500_000_000))), "import"
    ),
    "sheet, lying bomb": lambda: Hostile("hostile.xlsx", lying, "import"),
    "sheet, many files": lambda: Hostile(
        "hostile.xlsx", archive(*((f"xl/worksheets/sheet{n}.xml", b"") for n in range(70_000))), "import"
    ),
    "sheet, climbing": lambda: Hostile("hostile.xlsx", archive(("../../../hostile", b"a")), "import"),
    "sheet, broken off": lambda: Hostile("hostile.xlsx", text(b"PK\x03\x04" + os.urandom(9_000)), "import"),
    "sheet, old": lambda: Hostile(
        "hostile.xls", text(bytes.fromhex("d0cf11e0a1b11ae1") + os.urandom(90_000)), "import"
    ),
    "sheet, a web page": lambda: Hostile("hostile.xls", text("<html><table><tr><td>a"), "import"),
    "sheet, rows": lambda: Hostile("hostile.csv", text("name_zh\n" + "柳路支行\n" * 100_000), "import"),
    "sheet, one line": lambda: Hostile("hostile.csv", text("name_zh," * 4_000_000), "import"),
    "sheet, NUL": lambda: Hostile("hostile.csv", text("name_zh\na\0\n"), "import"),
    "sheet, large": lambda: Hostile("hostile.csv", text(b"a" * 50_000_001), "import"),
    "sheet, zeros": lambda: Hostile("hostile.csv", link("/dev/zero"), "import"),
    "sheet, a pipe": lambda: Hostile("hostile.csv", os.mkfifo, "import"),
    "sheet, a folder": lambda: Hostile("hostile.csv", Path.mkdir, "import"),
    "sheet, nothing": lambda: Hostile("hostile.csv", text(""), "import"),
}
HANDFUL = ("page, brackets", "sheet, laughs")
