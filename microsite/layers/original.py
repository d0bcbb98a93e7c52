"""The common page in whose place an institution's own one stands, and whether it has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from microsite.content.page import LARGEST_FILE, Call, Page
from microsite.content.project import Project
from microsite.files import plain
from microsite.files.layers import Layers
from microsite.words.context import listed

_SAYING = ("cite", "figure", "hotline", "emergency", "calls")  # words that state a fact


class Digests(NamedTuple):
    """What a common page says, in short: its text, and what it cites and which numbers it gives."""

    text: str
    facts: str


def originals(layers: Layers, path: str) -> dict[str, Page]:
    """A page of the common layer in each language that has it."""
    found = {}
    for file in sorted(layers.base.glob(f"docs/*/{path}")):
        language: Any = file.relative_to(layers.base / "docs").parts[0]
        name = layers.name(file)
        found[language] = Page(name, path, language, plain.text(file, name, LARGEST_FILE))
    return found


def digests(project: Project, path: str) -> Digests:
    """The digests of a common page as it is now."""
    pages = originals(project.layers, path).values()
    facts = {fact for page in pages for call in page.calls(*_SAYING) for fact in _facts(project, call)}
    return Digests(_short(*(page.text for page in pages)), _short(*sorted(facts)))


def copy_missing(layers: Layers, path: str, languages: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The files of a common page that an institution does not have yet, with their text."""
    for language, page in originals(layers, path).items():
        file = layers.own / "docs" / language / path
        if language in languages and not file.exists():
            yield file, page.text


def _facts(project: Project, call: Call) -> Iterator[str]:
    """What a word states, with the clause, the value or the number behind it."""
    stated = f"{call.word}{call.args}{sorted(call.kwargs.items())}"
    name, facts = str(call.args[0]) if call.args else "", project.facts
    if call.word == "cite":
        given = call.args[1] if len(call.args) > 1 else call.kwargs.get("article")
        source, clauses = facts.sources.get(name), facts.clauses.get(name, {})
        for article in listed(given) or [""]:
            yield f"{stated} {source and source.status} {clauses.get(article)}"
    elif call.word == "figure":
        figure = facts.figures.get(name)
        yield f"{stated} {figure and (figure.value, figure.unit)}"
    elif call.word == "hotline":
        national = project.roster.network.national_hotlines.get(name)
        yield f"{stated} {national and national.number}"
    else:
        case = project.emergency.cases.get(name) if project.emergency else None
        yield f"{stated} {case}"


def _short(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=6).hexdigest()
