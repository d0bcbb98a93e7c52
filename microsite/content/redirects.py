"""Pages that have moved: what stands at the old address leads to the new one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pydantic import RootModel

from microsite.content import layered
from microsite.data.validation import validate
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages
from microsite.languages.writing import known

FILE = "docs/redirects.yml"
_ADDRESS = re.compile(  # of a page as a browser shows it
    r"https?://[^/\s]+/(?:[a-z0-9-]+/)?[a-z]{2}/(?P<path>[a-z0-9-]+(?:/[a-z0-9-]+)*)/?"
)
_OLD = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")


class Redirects(RootModel[dict[str, str]]):
    """docs/redirects.yml: the page that stands for one that has moved, such as risks/old.md: risks/new.md"""


def load(layers: Layers, site: Languages, hidden: Collection[str] = ()) -> Mapping[str, str]:
    """Load the page that stands for each that has moved or is hidden, the same in all languages."""
    pages = [set(layers.below(f"docs/{language}", "*.md")) for language in site.complete]
    everywhere, anywhere = pages[0].intersection(*pages), pages[0].union(*pages)
    moved: Mapping[str, str] = {}
    if layers.find(FILE).exists():
        document = layered.read(layers, FILE)
        moved = validate(Redirects, document, None).root
        if mistakes := [*_wrong(moved, everywhere, anywhere, document)]:
            raise Mistakes(mistakes)
    instead = {page: section(page, everywhere.difference(hidden)) for page in sorted(hidden)}
    return {old: instead.get(new, new) for old, new in moved.items()} | instead


def section(page: str, shown: Collection[str]) -> str:
    """The first page of the section of a hidden one; the home page if there is none."""
    first = f"{page.rpartition('/')[0]}/index.md"
    return first if first in shown else "index.md"


def _turned_round(old: str, new: str, document: Document) -> Mistake:
    """A page that is there, sent to one that is not: mostly the two have changed places."""
    return document.mistake(
        (old,),
        f"the page “{old}” is still there, and “{new}” is not",
        f"First stands the old address, then the page that is there now. Write {new}: {old}",
        f"网页“{old}”还在，“{new}”却没有。前面写旧网址，后面写现在的网页。请写成 {new}: {old}",
    )


def _to_itself(path: str, document: Document) -> Mistake:
    return Mistake(
        document.file,
        document.line((path,)),
        f"“{path}” leads to itself",
        "Before the colon stands the old address, where the page was; behind it the page that is there now.",
        f"“{path}”转到了它自己。冒号前面写旧网址，后面写现在的网页。",
    )


def _path(written: str) -> str:
    """The path of a page below the folder of its language, where it is written with more."""
    if found := _ADDRESS.fullmatch(written):
        return f"{found['path']}.md"
    first, _, path = written.removeprefix("docs/").partition("/")
    return path if first in known() and path.endswith(".md") else written


def _no_path(old: str, new: str, document: Document) -> Mistake:
    """An old page written otherwise than as its file: of a web address the file is known."""
    path, meant = _path(old), _path(new)
    example = (
        "Write it as it was below docs/en: risks/old.md",
        "请写它原来在 docs/zh 下的路径，例如 risks/old.md",
    )
    right = (
        f"Write {path}: {meant}. One line holds for all languages.",
        f"请写成 {path}: {meant}。各种语言只写这一行。",
    )
    hint, zh = example if path == old else right
    return Mistake(
        document.file,
        document.line((old,)),
        f"“{old}” is not the path of a page",
        hint,
        f"“{old}”不是网页的路径。{zh}",
    )


def _wrong(
    redirects: Mapping[str, str], common: set[str], pages: set[str], document: Document
) -> Iterator[Mistake]:
    for old, new in redirects.items():
        line = document.line((old,))
        if not _OLD.fullmatch(old) or _path(old) != old:
            yield _no_path(old, new, document)
            if _path(new) != new:
                continue
        elif old == new:
            yield _to_itself(old, document)
            continue
        elif old in pages and new not in common:
            yield _turned_round(old, new, document)
            continue
        elif old in pages:
            yield Mistake(
                document.file,
                line,
                f"the page “{old}” is still there",
                "Delete the page in both languages, or this line.",
                f"网页“{old}”还在。请删掉两种语言的网页，或删掉这一行。",
            )
        if new in redirects:
            yield Mistake(
                document.file,
                line,
                f"“{new}” has moved itself",
                f"Write {old}: {redirects[new]}",
                f"“{new}”自己也搬走了。请写成 {old}: {redirects[new]}",
            )
        elif new not in common:
            yield Mistake(
                document.file,
                line,
                f"there is no page “{new}”",
                nearest(new, common),
                f"没有“{new}”这个网页。{nearest_zh(new, common)}",
                missing=new,
            )
