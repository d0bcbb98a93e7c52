"""All rules over everything that editors keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from microsite.checks import causes
from microsite.checks.consequences import HEADINGS, SECTIONS, page_path, without_consequences
from microsite.checks.displaced import copied_over, displaced
from microsite.checks.rule import Finding, PageRule, Rule, finding
from microsite.checks.rules import (
    RULES,
    amounts,
    conflicts,
    copies,
    data,
    front_matter,
    links,
    menu,
    parity,
    paths,
    tongues,
)
from microsite.content import project
from microsite.content.project import Content, Project
from microsite.content.word import Words
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.sharing import shared

_OF_TEXT = (parity.RULE, tongues.RULE, amounts.RULE, front_matter.RULE)  # which find otherwise what is a copy
_OF_PLACES = (links.RULE, menu.RULE, paths.RULE)  # which find otherwise what is under another name
_LARGE = 100  # pages, which are worth another process


def found(content: Content) -> Iterator[Finding]:
    """Every mistake of every rule that can be applied, with its rule, but what follows from another."""
    spoilt = causes.spoilt(content)
    copied = {copy.page.path for copy in copied_over(content)}
    all = [
        finding(rule, mistake)
        for rule, mistake in _broken(content)
        if rule.is_cause or mistake.file not in spoilt
    ]
    for one in without_consequences(content, all):
        if not (one.rule in _OF_TEXT and page_path(content, one.mistake) in copied):
            yield one


def _broken(content: Content) -> list[tuple[Rule, Mistake]]:
    """Each rule with each mistake, in the order of the rules; several processes share them in large ones."""
    families: dict[str, list[Rule]] = {}
    for rule in RULES:
        families.setdefault(rule.reads or rule.id, []).append(rule)
    longest_first = sorted(families.values(), key=len, reverse=True)
    works = [partial(_of_family, rules, content) for rules in longest_first]
    is_large = sum(map(len, content.pages.values())) > _LARGE
    done = shared(works) if is_large else [work() for work in works]
    found = {
        rule.id: mistakes
        for rules, told in zip(longest_first, done, strict=True)
        for rule, mistakes in zip(rules, told, strict=True)
    }
    return [(rule, mistake) for rule in RULES for mistake in found[rule.id]]


def _of_family(rules: Iterable[Rule], content: Content) -> list[list[Mistake]]:
    return [[*_mistakes(rule, content)] for rule in rules]


def _mistakes(rule: Rule, content: Content) -> Iterable[Mistake]:
    if isinstance(rule, PageRule):
        return rule.check(content)
    is_ready = isinstance(content, Project) and (content.is_whole or not rule.of_whole)
    return rule.check(content) if isinstance(content, Project) and is_ready else ()


def findings(folder: Path, words: Words, day: str | None, files: Collection[Path] = ()) -> list[Finding]:
    """Everything wrong in a project or some of its files: causes first, then by place, warnings last."""
    try:
        content, unreadable = project.read(folder, words, day)
    except Mistakes as wrong:
        return [finding(data.RULE, mistake) for mistake in wrong.mistakes]
    once = dict.fromkeys(unreadable)  # each row tells of a column that all lack
    all = [*found(content), *(finding(data.RULE, mistake) for mistake in once)]
    spoilt = causes.spoilt(content)

    def order(one: Finding) -> tuple[int, Mistake, str]:
        return _rank(one, spoilt), one.mistake, one.rule.id

    told = _with_causes(content, all)
    return sorted((one for one in told if not files or _within(one.mistake, files)), key=order)


def _rank(one: Finding, spoilt: Collection[str]) -> int:
    """What is told first: causes, then what may stand for itself, then what may follow, then warnings."""
    mistake = one.mistake
    if one.rule.severity == "warning":
        return 3
    if mistake.follows or SECTIONS.holds(one):
        return 2
    is_cause = one.rule is data.RULE or mistake.file in spoilt or mistake.missing
    return 0 if is_cause or HEADINGS.holds(one) else 1


def _with_causes(content: Content, all: list[Finding]) -> list[Finding]:
    """The findings, those that say that a page is missing below the page; of undecided files only that."""
    all = _without_displaced(content, all)
    unread = causes.unread_pages(content, {one.mistake.missing for one in all if one.mistake.missing})
    missing = causes.missing_pages(content, (one.mistake for one in all if one.mistake.missing not in unread))
    told = {page.missing for page in missing} | unread
    copied = {_record(one.mistake) for one in all if one.rule is copies.RULE}
    undecided = {one.mistake.file for one in all if one.rule is conflicts.RULE}
    return [
        *(finding(links.RULE, mistake) for mistake in missing),
        *(
            one
            for one in all
            if one.mistake.missing not in told
            and not (one.mistake.about == "names" and _record(one.mistake) in copied)
            and (one.rule is conflicts.RULE or one.mistake.file not in undecided)
        ),
    ]


def _without_displaced(content: Content, all: list[Finding]) -> list[Finding]:
    """The findings but those that go as soon as a page is back under its name, or a text in its page."""
    pages = displaced(content)
    lost = {path for one in pages for path in one.paths}
    own = {one.page.name for one in pages}
    copied = {copy.page.path for copy in copied_over(content)}
    return [
        one
        for one in all
        if (one.rule is parity.RULE and one.mistake.file in own)
        or not (
            one.mistake.missing in lost
            or (one.rule in _OF_PLACES and one.mistake.file in own)
            or (one.rule is data.RULE and _names_one(content, one.mistake, lost | copied))
        )
    ]


def _names_one(content: Content, mistake: Mistake, paths: Collection[str]) -> bool:
    """Whether a mistake in data is told of a page, or stands in a piece that is made from one."""
    said = content.written.get(mistake.file, "") if paths and mistake.file.startswith("pieces/") else ""
    return any(f"“{path}”" in mistake.message or path in said for path in paths)


def _record(mistake: Mistake) -> tuple[str, int]:
    """The file of a branch, or its row in a table."""
    return mistake.file, mistake.line if mistake.file.endswith(".csv") else 0


def _within(mistake: Mistake, files: Collection[Path]) -> bool:
    return any(
        Path(one.file).is_relative_to(file) for one in (mistake, *mistake.consequences) for file in files
    )


def refuse(project: Project) -> None:
    """Raise the mistakes with which nothing can be built."""
    mistakes = [
        finding(rule, mistake).mistake
        for rule in RULES
        if rule.stops_build
        for mistake in rule.check(project)
    ]
    if mistakes:
        raise Mistakes(mistakes)
