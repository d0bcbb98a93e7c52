"""One branch's name or address in a page that all branches have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from microsite.checks.rule import Rule, placed
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language

_BEFORE = re.compile(r"(?:银行|联社|\b[A-Z]{2,} )$")
_BEHIND = re.compile("[a-z]|区")
_FEWEST = 4  # characters: shorter ones stand in other words too
_END = 2  # characters by which the end of a name is found


def check(project: Project) -> Iterator[Mistake]:
    """Find names and addresses of branches in the prose of pages."""
    for language, pages in project.pages.items():
        known = _known(project.roster, language)
        for page in pages.values():
            yield from _named(page, known)


def _known(roster: Roster, language: Language) -> Mapping[str, str]:
    """What tells one branch from the others, with its id; what several have tells none."""
    found: dict[str, str] = {}
    for branch in roster:
        if branch.is_institution:
            continue
        for text in (branch.name, branch.places[0].address if branch.places else None):
            said = text[language] if text else ""
            if len(said) >= _FEWEST:
                found[said] = "" if found.get(said, branch.id) != branch.id else branch.id
    return {said: id for said, id in found.items() if id}


def _named(page: Page, known: Mapping[str, str]) -> Iterator[Mistake]:
    lengths = sorted({len(said) for said in known}, reverse=True)
    for ending in sorted({said[-_END:] for said in known}):
        end = page.prose.find(ending) + _END
        while end >= _END:
            before = [page.prose[max(0, end - length) : end] for length in lengths]
            said = next((said for said in before if said in known), "")
            if said and not _is_another(page.prose, end - len(said), end):
                yield _asked(page, said, known[said], end - len(said))
            end = page.prose.find(ending, end) + _END


def _is_another(text: str, start: int, end: int) -> bool:
    """Whether it is the end of another institution's name, or the beginning of a longer word."""
    return bool(_BEFORE.search(text, max(0, start - 8), start) or _BEHIND.match(text, end))


def _asked(page: Page, said: str, id: str, start: int) -> Mistake:
    line, column = placed(page.prose, start)
    return Mistake(
        page.name,
        line,
        f"“{said}” is of one branch, “{id}”, and the readers of all branches see it",
        "Write {{ branch.name }} or {{ branch.address }}: each branch shows its own.",
        f"“{said}”是网点“{id}”自己的，所有网点的读者都会看到。"
        "请写 {{ branch.name }} 或 {{ branch.address }}，每个网点显示自己的。",
        column=column,
    )


RULE = Rule(
    "MS142",
    "A branch's name and address stand in the data, not in pages",
    check,
    wrong="Come to Maiwan Town Credit Co-operative.",
    right="Come to {{ branch.name }}.",
    zh="某一个网点的名称、地址不要写在网页里。用 {{ branch.name }}、{{ branch.address }}。",
    why="A page is the same for all branches, and sends readers of the others too far. Only asked, as "
    "all may be meant to go there.",
    severity="warning",
)
