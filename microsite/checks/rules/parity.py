"""Both languages together: the same pages, headings, words and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jinja2 import nodes

from microsite.checks.rule import PageRule
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.words.context import PageContext

HOME = "index.md"  # which must be there in every language


def check(content: Content) -> Iterator[Mistake]:
    """Compare each page with its twin in the network's first language."""
    (_, first), *others = content.pages.items()
    for language, pages in others:
        for page in pages.values():
            if page.path in first:
                if not (page.is_sound and first[page.path].is_sound):
                    continue
                yield from _compare(
                    PageContext(content.facts, first, first[page.path], content.site),
                    PageContext(content.facts, pages, page, content.site),
                )
            else:
                yield _lonely(page, content.site.first)
        for page in first.values():
            if page.path not in pages and (language in content.site.complete or page.path == HOME):
                yield _lonely(page, language)


def is_of_words(mistake: Mistake) -> bool:
    """Whether a mistake says that words differ, which may come from a word that is wrong itself."""
    return not mistake.line and not mistake.missing


def _lonely(page: Page, other: Language) -> Mistake:
    return Mistake(
        page.name,
        0,
        "the page has no twin in the other language",
        f"Write docs/{other}/{page.path}.",
        f"另一种语言没有这个网页。请写 docs/{other}/{page.path}。",
        missing=page.path,
    )


def _compare(one: PageContext, other: PageContext) -> Iterator[Mistake]:
    yield from _compare_headings(one.page, other.page)
    ours, theirs = _words(one), _words(other)
    for page, missing in ((one.page, theirs - ours), (other.page, ours - theirs)):
        for (word, zh), count in sorted(missing.items()):
            yield Mistake(
                page.name,
                0,
                f"{word} stands {count} time{'s' if count > 1 else ''} more in the other language",
                "Say the same in both pages.",
                f"{zh}在另一种语言的网页里多出现{count}次。两个网页内容要一致。",
            )


def _compare_headings(one: Page, other: Page) -> Iterator[Mistake]:
    for ours, theirs in zip(one.headings, other.headings, strict=False):
        if (ours.level, ours.id) != (theirs.level, theirs.id):
            yield Mistake(
                other.name,
                theirs.line,
                f"the heading “{theirs.text}” {{#{theirs.id}}} is not the twin of "
                f"“{ours.text}” {{#{ours.id}}}, {one.name}:{ours.line}",
                "Give both pages the same headings in the same order.",
                f"标题“{theirs.text}”{{#{theirs.id}}} 和 {one.name}:{ours.line} "
                f"的“{ours.text}”{{#{ours.id}}} 对不上。"
                "两个网页的标题要一样多，顺序和编号相同。",
            )
            return
    if len(one.headings) != len(other.headings):
        longer = max(one, other, key=lambda page: len(page.headings))
        extra = longer.headings[min(len(one.headings), len(other.headings))]
        yield Mistake(
            longer.name,
            extra.line,
            f"the heading “{extra.text}” has no twin in the other language",
            "Write it in both pages.",
            f"标题“{extra.text}”在另一种语言里没有。两个网页都要写。",
        )


def _words(sheet: PageContext) -> Counter[tuple[str, str]]:
    """The words that carry facts, and how often each stands there; sources and articles once."""
    said = Counter(
        (word := f"{{{{ {call.word}({', '.join(map(repr, call.args[:1]))}) }}}}", f"{word} ")
        for call in sheet.page.calls(
            "hotline",
            "campaign",
            "hotlines",
            "complaint_steps",
            "campaigns",
            "on_now",
            "events",
            "branch_card",
            "branch_finder",
            "summary",
            "network_campaigns",
        )
    )
    said += Counter(
        (f"the figure “{name}”", f"数值“{name}”")
        for name in {call.args[0] for call in sheet.page.calls("figure") if call.args}
    )
    said += Counter((f"the source “{source}”", f"出处“{source}”") for source in sheet.citations)
    said += Counter(
        (f"article {article} of “{source}”", f"“{source}”第{article}条")
        for source, numbers in sheet.citations.items()
        for article in numbers
    )
    return said + Counter(
        ("{% call only_for %}", "{% call only_for %} ") for _ in sheet.page.tree.find_all(nodes.CallBlock)
    )


RULE = PageRule(
    "MS004",
    "Each page says the same in both languages",
    check,
    wrong="docs/en/risks/loans.md without docs/zh/risks/loans.md",
    right="Both pages, with the same headings, numbers, figures and sources.",
    zh="中英文两个网页内容要一致。另一种语言的网页也要一起改。",
    why="Whoever changes the language must find the same help.",
)
