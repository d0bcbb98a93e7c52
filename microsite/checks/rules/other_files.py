"""Files below docs/ that are neither pages nor pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from microsite.checks.rule import PageRule
from microsite.content.project import Content
from microsite.files import pictures, plain
from microsite.files.mistakes import Mistake, Mistakes

BESIDE = ("editors", "redirects.yml")  # what stands beside the languages and is not published
_IGNORED = (".DS_Store", ".gitkeep")
_NAME = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+")


def check(content: Content) -> Iterator[Mistake]:
    """Find every file that must not be published, and pictures that are none."""
    docs = content.folder / "docs"
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if path.name in content.pages:
            for file in sorted(path.rglob("*")):
                if not file.is_dir() and file.name not in _IGNORED and file.suffix != ".md":
                    yield from _picture(file, file.relative_to(path).as_posix(), f"docs/{path.name}")
        elif path.name not in (*BESIDE, *_IGNORED):
            yield _stray(f"docs/{path.name}")


def _picture(file: Path, path: str, folder: str) -> Iterator[Mistake]:
    name = f"{folder}/{path}"
    if file.suffix not in pictures.FORMATS or not _NAME.fullmatch(path) or path.startswith("assets/"):
        yield _stray(name)
        return
    try:
        content = plain.read(file, name, pictures.LARGEST_FILE)
        with pictures.opened(content, (pictures.FORMATS[file.suffix],)):
            return
    except Mistakes as found:
        yield from found.mistakes
    except pictures.UNREADABLE:
        yield Mistake(
            name,
            0,
            "is not the picture that its name says, or has too many points",
            "Save it anew as .png, .jpg or .webp, 1,200 points wide.",
            "不是文件名所说的图片，或者尺寸太大。请重新存成 .png、.jpg 或 .webp，宽 1,200 像素。",
        )


def _stray(name: str) -> Mistake:
    return Mistake(
        name,
        0,
        "is neither a page nor a picture",
        "Below docs/en and docs/zh stand pages (.md) and pictures (.png, .jpg, .webp), "
        "their names in small letters, digits and hyphens.",
        "既不是网页，也不是图片。docs/en 和 docs/zh 里只放网页（.md）和图片（.png、.jpg、.webp），"
        "文件名只用小写字母、数字和连字符。",
    )


RULE = PageRule(
    "MS038",
    "Below docs/ stand pages and pictures only",
    check,
    wrong="docs/en/hello.html",
    right="docs/en/hello.md",
    zh="docs/ 里只放网页和图片。别的文件请删掉。",
    why="Whatever stands there would be published under the institution's name, on every branch's site.",
    stops_build=True,
)
