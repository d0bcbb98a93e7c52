"""Files below docs/ that are neither pages nor pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from microsite.checks.homes import elsewhere, homes
from microsite.checks.rule import PageRule
from microsite.content.project import Content
from microsite.files import pictures, plain
from microsite.files.mistakes import Mistake, Mistakes, Wrong
from microsite.languages.language import Language

BESIDE = ("editors", "nav.yml", "redirects.yml")  # what stands beside the languages and is not published
_IGNORED = (".DS_Store", ".gitkeep")
NAME = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+")


def check(content: Content) -> Iterator[Mistake]:
    """Find every file that must not be published, and pictures that are none."""
    docs = content.folder / "docs"
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if path.name in content.pages:
            for file in sorted(path.rglob("*")):
                if not file.is_dir() and file.name not in _IGNORED and file.suffix != ".md":
                    yield from _other(file, path, content.folder)
        elif path.name not in (*BESIDE, *_IGNORED):
            yield from elsewhere(path, content.folder, "docs/") or [_beside(path, [*content.pages])]


def _other(file: Path, pages: Path, folder: Path) -> Iterator[Mistake]:
    """A file that is no page, among the pages of a language."""
    home = homes(file)
    if home and home[0].startswith("docs/") and home[0].endswith(".md"):
        yield _misnamed(file, folder)
    elif home:
        yield from elsewhere(file, folder)
    else:
        yield from _picture(file, file.relative_to(pages).as_posix(), f"docs/{pages.name}")


def _misnamed(file: Path, folder: Path) -> Mistake:
    """A page whose name ends otherwise, in the folder where it belongs."""
    page = file.with_name(f"{file.name.lstrip('.').partition('.')[0]}.md")
    name, meant = file.relative_to(folder).as_posix(), page.relative_to(folder).as_posix()
    hint = f"Rename it to {page.name}, or delete it."
    zh = f"请改名为 {page.name}；不要的就删掉。"
    if page.exists():
        hint = f"{meant} stands beside it: delete this file. What is newer in it belongs into {page.name}."
        zh = f"旁边已有 {meant}：请删掉这个文件；里面有更新的内容，请先改到 {page.name} 里。"
    return Mistake(
        name,
        0,
        "nothing reads this file: the name of a page ends in .md",
        hint,
        f"这个文件不会被读取：网页的文件名要以 .md 结尾。{zh}",
    )


def _beside(path: Path, languages: list[Language]) -> Mistake:
    """Something beside the folders of the languages, where nothing is read."""
    name, homes = f"docs/{path.name}", [f"docs/{language}" for language in languages]
    if path.suffix not in ("", ".md", *pictures.FORMATS):
        return _stray(name)
    if path.is_dir():
        return Mistake(
            name,
            0,
            f"nothing reads this folder: the languages of this network are {', '.join(languages)}",
            f"Pages stand in {' and '.join(homes)}; move what belongs there, and delete the rest. "
            "How a language is added says ARCHITECTURE.md.",
            f"这个文件夹不会被读取：本网络的语言是 {'、'.join(languages)}。"
            f"网页放在 {'、'.join(homes)}，请移过去，其余删掉。",
        )
    moved = [f"{home}/{path.name}" for home in homes]
    return Mistake(
        name,
        0,
        "nothing reads this file: it stands beside the folders of the languages",
        f"Move it to {' or '.join(moved)}.",
        f"文件放在语言文件夹外面，不会被读取。请移到 {' 或 '.join(moved)}。",
    )


def _picture(file: Path, path: str, folder: str) -> Iterator[Mistake]:
    name = f"{folder}/{path}"
    if file.suffix not in pictures.FORMATS or not NAME.fullmatch(path) or path.startswith("assets/"):
        yield _stray(name)
        return
    try:
        content = plain.read(file, name, pictures.LARGEST_FILE)
        pictures.look(content, (pictures.FORMATS[file.suffix],))
    except Mistakes as found:
        yield from found.mistakes
    except Wrong as error:
        yield Mistake(
            name,
            0,
            str(error),
            "Save it anew as .png, .jpg or .webp, 1,200 points wide.",
            f"{error.zh}。请重新存成 .png、.jpg 或 .webp，宽 1,200 像素。",
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
