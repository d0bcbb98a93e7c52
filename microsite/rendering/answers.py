"""The small index that answers a question at once: titles, people's own words, hard words.

Of people's words it holds those that stand first in facts/synonyms.yml, as many as nobody waits for; the
rest comes right after it with the headings of pages, then what the pages say of themselves, then their full
text. answers.js understands it; it holds nothing of any branch. Words of another language are looked for in
that one's.
"""

from __future__ import annotations

import json
import lzma
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microsite.content.page import address
from microsite.content.project import Project
from microsite.languages import chinese
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.rendering.own_words import OwnWords

FOLDER = "assets/answers"
MOST = 16_000  # bytes as LZMA, which Python has, makes them: with the script 20,000 as brotli does
GLOSSARY, TRIAGE = "about/glossary.md", "complain/what-happened.md"


class Row(NamedTuple):
    """A page or a hard word that may be found."""

    address: str
    title: str
    words: Sequence[str]
    section: str
    said: str


def names(language: Language) -> list[str]:
    """The files of one language: the index, the rest of it, and what the pages say of themselves."""
    return [f"{FOLDER}/{language}{part}.json" for part in ("", "-rest", "-said")]


def write(project: Project, language: Language, folder: Path) -> dict[str, Path]:
    """Write the files of one language into a folder; gives them by their names."""
    contents = (*answers(project, language), said(project, language))
    files = {name: folder / name for name in names(language)}
    for file, content in zip(files.values(), contents, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return files


def answers(project: Project, language: Language, most: int = MOST) -> tuple[bytes, bytes]:
    """The small index with the words that matter most, at most so long, and one of the rest of them."""
    found = list(_rows(project, language))
    own = OwnWords([row.words for row in found], language)
    rows = [row._replace(words=own.shortened(row.words)) for row in found]
    sounds, older = chinese.sounds(_text(rows)), chinese.traditional(_text(rows))
    means = {name: phrases(language)[name] for name in ("frequent", "endings", "alike")}

    def index(share: int) -> bytes:
        first = [row._replace(words=row.words[: len(row.words) * share // 1000]) for row in rows]
        return _written(_columns(first, sounds, older) | means)

    # of each page the same share of its words, those that stand first, as much as is short enough
    share = bisect_left(range(1, 1001), True, key=lambda share: len(lzma.compress(index(share))) > most)
    cut = [row._replace(title="", words=row.words[len(row.words) * share // 1000 :]) for row in rows]
    rest = [Row(row.address, "", row.words, "", "") for row in cut if row.words]
    return index(share), _written(_columns(rest, sounds, older))


def _columns(rows: Sequence[Row], sounds: Mapping[str, str], older: Mapping[str, str]) -> dict[str, Any]:
    """Addresses, titles, people's own words and sections, and how all that is typed."""
    columns = [[row.address, row.title, _said(row), row.section] for row in rows]
    return {
        "pages": [[row[at] for row in columns] for at in range(4)],
        "typed": _typed(_text(rows), sounds, older),
    }


def _said(row: Row) -> str:
    """People's own words of a page, in an order in which they take little."""
    return "|".join(sorted(row.words))


def _text(rows: Sequence[Row]) -> str:
    return "\n".join(f"{row.title}|{_said(row)}" for row in rows)


def said(project: Project, language: Language) -> bytes:
    """What each page says of itself and each hard word means, in the same order; what may have happened."""
    texts = [row.said for row in _rows(project, language)]
    return _written({"texts": texts, "triage": list(_triage(project, language))})


def _typed(text: str, sounds: Mapping[str, str], older: Mapping[str, str]) -> str:
    """How each character of a text is said and, behind a dot, its traditional forms: qian.錢.前.

    They come in the order of GB 2312, nearly that of their sounds, and a sound like the one before is left
    out. answers.js brings those that it sees in the text into the same order, so that none is sent twice.
    """
    forms: dict[str, str] = {}
    for old, new in older.items():
        forms[new] = forms.get(new, "") + old
    typed, before = "", ""
    for one in chinese.by_sound(character for character in text if character in sounds):
        typed += ("" if sounds[one] == before else sounds[one]) + "." + forms.get(one, "")
        before = sounds[one]
    return typed


def _written(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _rows(project: Project, language: Language) -> Iterator[Row]:
    yield from _pages(project, language)
    yield from _terms(project, language)


def _pages(project: Project, language: Language) -> Iterator[Row]:
    """Every page in the order of the menu, in which the more general one comes first."""
    pages, words = project.published(language), project.synonyms.root
    for section, paths in _sections(project, language):
        for path in paths:
            page = pages[path].without_links(project.layering.hidden)
            own = words[path][language] if path in words else ()
            headings = [heading.text for heading in page.headings[1:] if "{{" not in heading.text]
            yield Row(address(path), page.front.title, [*own, *headings], section, page.front.description)


def _sections(project: Project, language: Language) -> Iterator[tuple[str, list[str]]]:
    for entry in project.navigation(language):
        if isinstance(entry, str):
            yield "", [entry]
        else:
            yield from entry.items()


def _terms(project: Project, language: Language) -> Iterator[Row]:
    pages = project.pages[language]
    if GLOSSARY in pages:
        for id, term in project.facts.terms.items():
            title = pages[GLOSSARY].front.title
            yield Row(f"{address(GLOSSARY)}#{id}", term.name[language], (), title, term.meaning[language])


def _triage(project: Project, language: Language) -> Iterator[list[str]]:
    """What may have happened, for whoever finds nothing."""
    cases = project.emergency.cases if project.emergency else {}
    has_page = TRIAGE in project.published(language)
    for id, case in cases.items():
        yield [f"{address(TRIAGE)}#case-{id}" if has_page else address(case.page), case.title[language]]
