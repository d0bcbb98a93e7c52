"""What the cited articles say, word for word: facts/clauses/<source>.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import RootModel

from microsite.data.record import OneLine
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document

FOLDER = "clauses"
_PAGE = re.compile(r"(?:^|[\s\u3400-\u9fff])(?P<line>[—–-]{1,2}) ?\d{1,4} ?(?P=line)(?=\s|$|[\u3400-\u9fff])")
EXCEPTION = re.compile(r"除[^。；]{1,60}?外|但是|但[^是书]{0,30}除外")  # what a claim must not leave out


class Clauses(RootModel[dict[str, tuple[OneLine, ...]]]):
    """The cited articles of one source, by number, each paragraph by paragraph."""


def load(layers: Layers, sources: Mapping[str, object]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """Load the clauses of every source; every mistake in them is raised at once."""
    mistakes: list[Mistake] = []
    clauses: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for path in layers.below(f"facts/{FOLDER}", "*.yml").values():
        name = layers.name(path)
        if path.stem not in sources:
            mistakes.append(_foreign(name, path.stem, sources))
            continue
        try:
            document = yamlfile.read(path, name)
            clauses[path.stem] = validate(Clauses, document, None).root
            mistakes += _with_pages(clauses[path.stem], document)
        except Mistakes as found:
            mistakes += found.mistakes
    if mistakes:
        raise Mistakes(mistakes)
    return clauses


def _with_pages(articles: Mapping[str, tuple[str, ...]], document: Document) -> Iterator[Mistake]:
    """Paragraphs into which the number of a page came with what was pasted."""
    for article, paragraphs in articles.items():
        for place, paragraph in enumerate(paragraphs):
            if found := _PAGE.search(paragraph):
                yield document.mistake(
                    (article, place),
                    f"“{found[0].strip()}” is the number of a page, and no part of article {article}",
                    "Delete it, and write the paragraph in one line.",
                    f"“{found[0].strip()}”是粘贴时带来的页码，不是第{article}条的文字。请删掉，这一款写在一行里。",
                )


def _foreign(name: str, source: str, sources: Mapping[str, object]) -> Mistake:
    return Mistake(
        name,
        0,
        f"no source is called “{source}”",
        f"Name the file after a source of facts/sources.yml. {nearest(source, sources)}",
        f"没有“{source}”这个出处。文件名要用 facts/sources.yml 里的出处名。{nearest_zh(source, sources)}",
    )
