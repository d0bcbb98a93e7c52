"""All rules over everything that editors keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from microsite.checks import causes
from microsite.checks.displaced import copied_over, displaced
from microsite.checks.rule import PageRule, Rule
from microsite.checks.rules import (
    RULES,
    amounts,
    conflicts,
    copies,
    data,
    front_matter,
    headings,
    layout,
    links,
    marks,
    menu,
    numbers,
    parity,
    paths,
    raw_html,
    tongues,
)
from microsite.checks.rules import words as said
from microsite.content import project
from microsite.content.project import Content, Project
from microsite.content.word import Words
from microsite.data import references
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.sharing import shared

_OF_TEXT = (parity.RULE, tongues.RULE, amounts.RULE, front_matter.RULE)  # which find otherwise what is a copy
_OF_PLACES = (links.RULE, menu.RULE, paths.RULE)  # which find otherwise what is under another name
_LARGE = 100  # pages, which are worth another process


class Finding(NamedTuple):
    """A mistake with the rule that it breaks."""

    rule: Rule
    mistake: Mistake


def finding(rule: Rule, mistake: Mistake) -> Finding:
    """A mistake of a rule; one that has no Chinese of its own has the rule's."""
    return Finding(rule, mistake if mistake.zh else replace(mistake, zh=rule.zh))


def found(content: Content) -> Iterator[Finding]:
    """Every mistake of every rule that can be applied, with its rule, but what follows from another."""
    spoilt = causes.spoilt(content)
    copied = {copy.page.path for copy in copied_over(content)}
    all = [
        finding(rule, mistake)
        for rule, mistake in _broken(content)
        if rule.is_cause or mistake.file not in spoilt
    ]
    all = [one for one in all if not (_path(one.mistake) in copied and one.rule in _OF_TEXT)]
    of_words = {_path(one.mistake) for one in all if one.rule in (said.RULE, numbers.RULE)}
    of_headings = {_path(one.mistake) for one in all if one.rule is headings.RULE}
    of_headings |= {_path(one.mistake) for one in all if _is_in_another(one)}
    of_shape = {
        _section(content, mistake)
        for one in all
        if _spoils_shape(one)
        for mistake in (one.mistake, *one.mistake.consequences)
    }
    of_related = {_path(one.mistake) for one in all if _has_no_related(one)}
    typed = {(one.mistake.file, one.mistake.line) for one in all if one.rule is numbers.RULE}
    kinds = ((_is_of_words, of_words), (_is_of_headings, of_headings), (_is_of_related, of_related))
    for one in all:
        path = _path(one.mistake)
        if _is_of_sections(one) and _section(content, one.mistake) in of_shape:
            continue
        if _calls_number(one) and (one.mistake.file, one.mistake.line) in typed:
            continue
        if not any(path in causing and follows(one) for follows, causing in kinds):
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


def _is_in_another(one: Finding) -> bool:
    """Whether it is a paragraph in another language, which the section has too many."""
    return one.rule is tongues.RULE and not _is_of_sections(one)


def _is_of_words(one: Finding) -> bool:
    """Whether it may come from a word that is wrong."""
    return one.rule is parity.RULE and parity.is_of_words(one.mistake)


def _is_of_headings(one: Finding) -> bool:
    """Whether it may come from a heading that is wrong, in one of the twins."""
    is_of_parity = one.rule is parity.RULE and parity.is_of_headings(one.mistake)
    return is_of_parity or _is_of_sections(one)


def _calls_number(one: Finding) -> bool:
    """Whether it is a link that calls a number, which is told if the number is typed."""
    return one.rule is raw_html.RULE and raw_html.is_of_number(one.mistake)


def _has_no_related(one: Finding) -> bool:
    """Whether a page names a related one that is not there."""
    return one.rule is front_matter.RULE and front_matter.is_of_related(one.mistake)


def _is_of_related(one: Finding) -> bool:
    """Whether it may come from such a page."""
    return one.rule is parity.RULE and parity.is_of_related(one.mistake)


def _is_of_sections(one: Finding) -> bool:
    """Whether it counts the paragraphs of a section, which a list that is none makes fewer."""
    return one.rule is tongues.RULE and tongues.is_of_sections(one.mistake)


def _spoils_shape(one: Finding) -> bool:
    """Whether it says that a list, a table or a paragraph is shown as something else."""
    return one.rule is layout.RULE or (one.rule is marks.RULE and marks.is_of_shape(one.mistake))


def _section(content: Content, mistake: Mistake) -> tuple[str, str]:
    """The page and section in which a mistake stands, the same in all languages."""
    path = _path(mistake)
    pages = [pages[path] for pages in content.pages.values() if path in pages]
    above = [
        heading.id or ""
        for page in pages
        for heading in page.headings
        if page.name == mistake.file and heading.line <= mistake.line
    ]
    return path, above[-1] if above else ""


def _path(mistake: Mistake) -> str:
    """The path of a page, which is that of its twin too."""
    return mistake.file.removeprefix("docs/").partition("/")[2]


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
    if mistake.follows or _is_of_sections(one):
        return 2
    is_cause = one.rule is data.RULE or mistake.file in spoilt or mistake.missing
    return 0 if is_cause or _is_of_headings(one) else 1


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
            and not (_is_of_names(one) and _record(one.mistake) in copied)
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


def _is_of_names(one: Finding) -> bool:
    return one.rule is data.RULE and references.is_of_names(one.mistake)


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
