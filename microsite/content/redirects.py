"""Pages that have moved: what stands at the old address leads to the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import RootModel

from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

FILE = "docs/redirects.yml"
_OLD = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")


class Redirects(RootModel[dict[str, str]]):
    """docs/redirects.yml: the page that stands for one that has moved, such as risks/old.md: risks/new.md"""


def load(project: Path, site: Languages) -> Mapping[str, str]:
    """Load the new page of each that has moved, the same in all languages; without the file none has."""
    if not (project / FILE).exists():
        return {}
    document = yamlfile.read(project / FILE, FILE)
    redirects = validate(Redirects, document, None)
    pages = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        for folder in (project / "docs" / language for language in site.complete)
    ]
    if mistakes := list(
        _wrong(redirects.root, pages[0].intersection(*pages), pages[0].union(*pages), document)
    ):
        raise Mistakes(mistakes)
    return redirects.root


def _wrong(
    redirects: Mapping[str, str], common: set[str], pages: set[str], document: Document
) -> Iterator[Mistake]:
    for old, new in redirects.items():
        line = document.line((old,))
        if not _OLD.fullmatch(old):
            yield Mistake(
                document.file,
                line,
                f"“{old}” is not the path of a page",
                "Write it as it was below docs/en: risks/old.md",
                f"“{old}”不是网页的路径。请写它原来在 docs/zh 下的路径，例如 risks/old.md",
            )
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
