"""Pages and paragraphs in another language than they should be, and what only one language says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from microsite.checks.alone import alone
from microsite.checks.alone import paragraphs as paragraphs_of
from microsite.checks.rule import PageRule, gathered
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.content.tongue import is_foreign, is_in_another, said
from microsite.files.mistakes import Mistake, Mistakes, counted
from microsite.languages.language import Language
from microsite.languages.writing import writing

_LENIENT = 16  # a section of so many paragraphs may have one more in the other language, a sentence apart
_BEGINNING = 20  # characters of a line that are told
_END = "#"  # no id, as it can't begin one


def check(content: Content) -> Iterator[Mistake]:
    """Read every page and paragraph and compare the sections of twins."""
    for pages in content.pages.values():
        for page in pages.values():
            if other := is_foreign(page):
                yield _page(page, other)
            elif page.is_sound:
                yield from gathered(_with_twin(content, page, one) for one in paragraphs(page))
    yield from _sections(content)


def _with_twin(content: Content, page: Page, mistake: Mistake) -> Mistake:
    """A paragraph in another language; where the twin has none for it, that is said at once."""
    for pages in content.pages.values():
        twin = pages.get(page.path)
        if twin and twin is not page and twin.is_sound and _has_more(page, twin, mistake.line):
            return replace(
                mistake,
                hint=f"{twin.name} has no such paragraph: delete it here, or write it in both pages, in each "
                "in its own language.",
                zh=f"{mistake.zh.partition('。')[0]}，而 {twin.name} 里没有对应的一段。"
                "不要的就删掉；要留就两个网页都写，各用各的语言。",
            )
    return mistake


def _has_more(page: Page, twin: Page, line: int) -> bool:
    """Whether the section in which a line stands has more paragraphs than that of the twin."""
    ours, theirs = sections(page), sections(twin)
    begun = [(start, id) for id, (start, _) in ours.items() if start <= line]
    if not begun:
        return False  # the title and what stands above it
    id = max(begun)[1]
    return id in ours and id in theirs and ours[id][1] > theirs[id][1]


def _page(page: Page, other: Language) -> Mistake:
    own, strange = writing(page.language), writing(other)
    return Mistake(
        page.name,
        page.header.count("\n") + 1,
        f"the page is in {strange.called}, though it stands in docs/{page.language}",
        f"Was the page of docs/{other} saved under this name? Bring the {own.called} text back.",
        f"这个网页在 docs/{page.language} 里，内容却是{strange.called_zh}。"
        f"是不是把 docs/{other} 的网页存成了这个名字？请恢复{own.called_zh}内容。",
    )


def paragraphs(page: Page) -> Iterator[Mistake]:
    """The lines of a page that are in another language, but for quotations and what says its language."""
    own = writing(page.language)
    for number, line in [*enumerate(said(page).split("\n"), 1), *_title(page)]:
        if other := is_in_another(line, page.language):
            strange = writing(other)
            yield Mistake(
                page.name,
                number,
                f"a paragraph in {strange.called} on a page in {own.called}",
                f"Write it in {own.called}; words of another language stand in “quotation marks”.",
                f"{own.called_zh}网页里有一段{strange.called_zh}。请改成{own.called_zh}；"
                "确要保留原文的，放在引号里。",
                column=len(line) - len(line.lstrip()) + 1,
            )


def _title(page: Page) -> Iterator[tuple[int, str]]:
    try:
        yield page.document.line(("title",)), page.front.title
        yield page.document.line(("description",)), page.front.description
    except Mistakes:
        return


def _sections(content: Content) -> Iterator[Mistake]:
    """Sections that say more in one language than in the other."""
    first, *others = content.pages.values()
    for pages in others:
        for page in pages.values():
            twin = first.get(page.path)
            if twin and all(one.is_sound and not is_foreign(one) for one in (page, twin)):
                yield from compare(twin, page)


def compare(one: Page, other: Page) -> Iterator[Mistake]:
    """Sections of which one page has more paragraphs than the other."""
    ours, theirs = sections(one), sections(other)
    alike = {*pairwise((*ours, _END))} & {*pairwise((*theirs, _END))}
    for (id, below), (line, count) in zip(pairwise((*theirs, _END)), theirs.values(), strict=True):
        if (id, below) not in alike:
            continue  # a heading that one of them lacks is told by the rule of twins
        twin_line, twin_count = ours[id]
        if abs(count - twin_count) > max(count, twin_count) // _LENIENT:
            fewer, more = (other, one) if count < twin_count else (one, other)
            places = {other: (line, count), one: (twin_line, twin_count)}
            extra = alone(more, fewer, id)
            which, which_zh = "", ""
            if extra:
                began = _shortened(more.lines[extra - 1].strip())
                which = f" Line {extra} there, “{began}”, seems to have no twin here."
                which_zh = f"看来那边第{extra}行的一段“{began}”这里没有。"
            yield Mistake(
                fewer.name,
                places[fewer][0],
                f"this section has {counted(places[fewer][1], 'part')} (paragraphs, list items, rows), "
                f"{more.name}:{places[more][0]} has {places[more][1]}",
                f"Say the same in all languages, paragraph by paragraph.{which}",
                f"这一节有{places[fewer][1]}段（含列表项），"
                f"{more.name}:{places[more][0]} 有{places[more][1]}段。{which_zh}"
                "各种语言要一段一段对应，缺的补上，多的删掉。",
                column=1,
                about="sections",
            )


def _shortened(text: str) -> str:
    """A text, or how it begins."""
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"


def sections(page: Page) -> dict[str, tuple[int, int]]:
    """The line of each section of a page, and of how many paragraphs, items, rows and boxes it consists."""
    counts = Counter(one.section for one in paragraphs_of(page))
    begins = {"": page.header.count("\n") + 1}
    begins |= {heading.id or "": heading.line for heading in page.headings}
    return {id: (line, counts[id]) for id, line in begins.items()}


RULE = PageRule(
    "MS075",
    "Every page and paragraph is in its language, and stands in both",
    check,
    wrong="docs/zh/risks/loans.md: Read the contract before you sign it.",
    right="docs/zh/risks/loans.md: 签字前先看合同。",
    zh="网页、段落的语言不对，或只有一种语言写了。改成对应的语言，两边都写。",
    why="Whoever reads one language would meet the other, or miss what it says.",
    is_cause=True,
)
