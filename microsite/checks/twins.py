"""What the words of a page state, compared section by section with its twin in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from microsite.content.page import Call, Page
from microsite.files.mistakes import Mistake
from microsite.words import grammar
from microsite.words.context import listed

CARRYING = (  # words that carry facts, beside citations
    *("figure", "hotline", "campaign", "hotlines", "complaint_steps", "campaigns", "on_now", "events"),
    *("branch_card", "branch_finder", "summary", "network_campaigns"),
)
_PASSAGE = "only_for"
_MOST = 3  # places that are told of a word


class Fact(NamedTuple):
    """What a word states in a section: its kind, what it names, and what it is called."""

    section: str
    kind: str
    name: str
    en: str
    zh: str


Stated = Mapping[Fact, list[int]]  # with the lines in which it stands


def differences(one: Page, other: Page) -> Iterator[Mistake]:
    """Whatever stands in one of two pages, but not so often in the same section of the other."""
    sections = common_sections(one, other)
    unlike = _unlike(one, other, sections)
    ours, theirs = (
        {fact: lines for fact, lines in _stated(page, sections).items() if fact.section not in unlike}
        for page in (one, other)
    )
    here, there = _more(ours, theirs), _more(theirs, ours)
    for mine, its in _exchanged(here, there):
        yield _exchange(one, other, mine, its, ours[mine], theirs[its])
        del here[mine], there[its]
    for page, twin, lacking, stated in ((one, other, there, theirs), (other, one, here, ours)):
        for fact, count in sorted(lacking.items()):
            yield _lack(page, twin, fact, count, stated[fact])


def articles_there(page: Page, twin: Page, source: str, line: int) -> list[tuple[str, int]]:
    """The articles of a source, and where, that only the twin cites in the section of a line."""
    found: list[dict[str, int]] = []
    for one in (page, twin):
        calls = [call for call in _in_section(one, page, twin, line, "cite") if call.args[:1] == (source,)]
        found.append({number: call.line for call in calls for number in _numbers(call)})
    ours, theirs = found
    return [(number, at) for number, at in theirs.items() if number not in ours]


def instead(page: Page, twin: Page, word: str, meant: str, line: int) -> tuple[str, int] | None:
    """What the twin says in the section of a line where a page that is mended would say `meant`, and where.

    Both are empty where the twin says nothing at all; None if it says as much of it as the page then will.
    """
    ours, theirs = (
        [call for call in _in_section(one, page, twin, line, word) if call.args] for one in (page, twin)
    )
    said = [str(call.args[0]) for call in ours]
    if sum(call.args[0] == meant for call in theirs) > said.count(meant):
        return None
    other = next((call for call in theirs if call.args[0] != meant and call.args[0] not in said), None)
    return (str(other.args[0]), other.line) if other else ("", 0)


def _in_section(one: Page, page: Page, twin: Page, line: int, word: str) -> Iterator[Call]:
    """The calls of a word in one of two pages, in the section in which a line of `page` stands."""
    sections = common_sections(page, twin)
    section = section_of(page, line, sections)
    return (call for call in one.calls(word) if section_of(one, call.line, sections) == section)


def common_sections(one: Page, other: Page) -> set[str]:
    """The ids of the headings that both pages have."""
    ours, theirs = ({heading.id for heading in page.headings} for page in (one, other))
    return {id for id in ours & theirs if id}


def _unlike(one: Page, other: Page, sections: Collection[str]) -> set[str]:
    """Sections in which one page has more headings than the other, which is told by itself."""
    ours, theirs = (
        Counter(section_of(page, heading.line, sections) for heading in page.headings)
        for page in (one, other)
    )
    return {id for id in ours | theirs if ours[id] != theirs[id]}


def _more(ours: Stated, theirs: Stated) -> dict[Fact, int]:
    counts = {fact: len(lines) - len(theirs.get(fact, ())) for fact, lines in ours.items()}
    return {fact: count for fact, count in counts.items() if count > 0}


def _exchanged(here: Collection[Fact], there: Collection[Fact]) -> list[tuple[Fact, Fact]]:
    """Facts of one kind and section of which each page has one that the other lacks."""
    kinds: dict[tuple[str, str], tuple[list[Fact], list[Fact]]] = {}
    for place, facts in enumerate((here, there)):
        for fact in facts:
            kinds.setdefault((fact.section, fact.kind), ([], []))[place].append(fact)
    return [(ours[0], theirs[0]) for ours, theirs in kinds.values() if len(ours) == len(theirs) == 1]


def _exchange(
    one: Page, other: Page, ours: Fact, theirs: Fact, at_ours: list[int], at_theirs: list[int]
) -> Mistake:
    """A fact in the place of which the twin states another one."""
    where = _places(one, at_ours)
    return Mistake(
        other.name,
        at_theirs[0],
        f"{theirs.en} stands here, {ours.en} in the other language ({where})",
        "One of the two is wrong: write the same in both pages.",
        f"这里是{theirs.zh}，另一种语言（{where}）是{ours.zh}。总有一个写错了，两个网页要写同一个。",
        column=grammar.column(other, at_theirs[0], theirs.name),
        about="words",
    )


def _lack(page: Page, twin: Page, fact: Fact, count: int, lines: list[int]) -> Mistake:
    """A fact that stands in the twin more often than in the same section of a page."""
    where, times = _places(twin, lines), f"{count} time{'s' if count > 1 else ''}"
    word = f'{{{{ {fact.kind}("{fact.name}") }}}}' if fact.kind in ("figure", "hotline") else ""
    instead = word and f"write {word} here too, instead of what is typed"
    instead_zh = word and f"：这里直接写了数的，请改成 {word}"
    return Mistake(
        page.name,
        next((heading.line for heading in page.headings if heading.id == fact.section), 0),
        f"{fact.en} stands {times} more in this section of the other language ({where})",
        f"Say the same in both pages{instead and '; '}{instead}.",
        f"另一种语言的这一节里多出现{count}次{fact.zh}（{where}）。两个网页内容要一致{instead_zh}。",
        about="words",
    )


def _places(page: Page, lines: list[int]) -> str:
    return ", ".join(f"{page.name}:{line}" for line in dict.fromkeys(lines[:_MOST]))


def _stated(page: Page, sections: Collection[str]) -> Stated:
    """What a page states, each citation once in a section."""
    found: dict[Fact, list[int]] = {}
    for call in page.calls(*CARRYING):
        found.setdefault(_fact(call, section_of(page, call.line, sections)), []).append(call.line)
    for call in page.calls("cite"):
        for fact in _cited(call, section_of(page, call.line, sections)):
            found.setdefault(fact, [call.line])
    for passage in page.tree.find_all(nodes.CallBlock):
        section, told = section_of(page, passage.lineno, sections), f"{{% call {_PASSAGE} %}}"
        found.setdefault(Fact(section, _PASSAGE, "{%", told, told), []).append(passage.lineno)
    return found


def section_of(page: Page, line: int, sections: Collection[str]) -> str:
    """The last heading above a line that both pages have; empty where there is none."""
    above = [heading.id for heading in page.headings if heading.line <= line and heading.id in sections]
    return above[-1] or "" if above else ""


def _fact(call: Call, section: str) -> Fact:
    name = str(call.args[0]) if call.args else ""
    if call.word == "figure":
        return Fact(section, call.word, name, f"the figure “{name}”", f"数值“{name}”")
    shown = f"{{{{ {call.word}({', '.join(map(repr, call.args[:1]))}) }}}}"
    return Fact(section, call.word, name, shown, shown)


def _cited(call: Call, section: str) -> Iterator[Fact]:
    source = str(call.args[0]) if call.args else ""
    yield Fact(section, "source", source, f"the source “{source}”", f"出处“{source}”")
    for number in _numbers(call):
        en, zh = f"article {number} of “{source}”", f"“{source}”第{number}条"
        yield Fact(section, f"article of {source}", source, en, zh)


def _numbers(call: Call) -> list[str]:
    """The articles that a citation names."""
    return listed(call.args[1] if len(call.args) > 1 else call.kwargs.get("article"))
