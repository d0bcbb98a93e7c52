"""What stands above the second --- of a page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from microsite.checks.rule import PageRule
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh


def check(content: Content) -> Iterator[Mistake]:
    """Read the front matter of every page, and follow its related pages."""
    for language, pages in content.pages.items():
        there = {*content.published(language), *content.layering.hidden}
        for page in pages.values():
            try:
                front = page.front
            except Mistakes as found:
                yield from _with_examples(content, page, found.mistakes)
                continue
            if front.review_by <= front.reviewed:
                also, also_zh = _as_in_twin(content, page, "review_by")
                yield page.document.mistake(
                    ("review_by",),
                    f"“review_by” is not after the day of review, {front.reviewed}",
                    f"Write the day by which somebody reads the page again.{also}",
                    f"“review_by”要晚于 reviewed 的日期 {front.reviewed}。请写下次通读的日期。{also_zh}",
                )
            yield from _related(content, page, front.related, there)


def _related(
    content: Content, page: Page, related: Iterable[str], there: Container[str]
) -> Iterator[Mistake]:
    """Related pages that are not there, or the page itself."""
    pages = content.pages[page.language]
    also, also_zh = _as_in_twin(content, page, "related")
    for index, path in enumerate(related):
        if path == page.path:
            yield page.document.mistake(
                ("related", index),
                f"“{path}” is this page itself",
                "Name another page, or take it out.",
                f"“{path}”就是本页。请换成别的网页，或删掉。",
            )
        elif path not in there:
            message, zh = (
                f"there is no other page “{path}”",
                f"没有“{path}”这个网页。{nearest_zh(path, pages)}{also_zh}",
            )
            told = page.document.mistake(("related", index), message, f"{nearest(path, pages)}{also}", zh)
            yield replace(told, missing=path, about="related")


def _with_examples(content: Content, page: Page, mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """Mistakes of which those that say that a line is missing say how it is written."""
    lacking = {f"“{key}” is missing": key for key in _LINES}
    for mistake in mistakes:
        if not (key := lacking.get(mistake.message)):
            about = next((key for key in _LINES_OF_BOTH if f"“{key}”" in mistake.message), "")
            also, also_zh = _as_in_twin(content, page, about)
            yield replace(
                mistake, hint=_joined(mistake.hint, also, "."), zh=_joined(mistake.zh, also_zh, "。")
            )
            continue
        line, where, where_zh = _line(content, page, key)
        hint, zh = f"Write it above the second ---{where}: {line}", f"请写在第二个 --- 上面{where_zh}：{line}"
        yield replace(mistake, hint=hint, zh=f"缺少“{key}”这一行。{zh}")


def _joined(said: str, also: str, stop: str) -> str:
    """Two sentences, of which the first may end in what is to be written, without a stop."""
    return f"{said}{'' if not also or said.endswith((stop, '?', '？')) else stop}{also}"


def _as_in_twin(content: Content, page: Page, key: str) -> tuple[str, str]:
    """The line of another language, where what stands there can be."""
    for pages in content.pages.values():
        twin = pages.get(page.path)
        if not key or not twin or twin is page:
            continue
        with suppress(Mistakes):
            line = _written(twin, key)
            if twin.front.review_by > twin.front.reviewed and line not in ("", _written(page, key)):
                if key in _DAYS:
                    return f" In {twin.name} stands {line}.", f"{twin.name} 写的是 {line}。"
                return (
                    f" In {twin.name} stands {line}; write the same in both.",
                    f"{twin.name} 写的是 {line}，两个网页要写得一样。",
                )
    return "", ""


def _written(page: Page, key: str) -> str:
    """The line of a key."""
    return next((line for line in page.header.split("\n") if line.startswith(f"{key}:")), "")


def _line(content: Content, page: Page, key: str) -> tuple[str, str, str]:
    """How a line is written: as in another language, if it is the same there, and where it is from."""
    for language, pages in content.pages.items():
        twin = pages.get(page.path)
        if key in _LINES_OF_BOTH and language != page.language and twin and (line := _written(twin, key)):
            return line, f", as in {twin.name}", f"，和 {twin.name} 一样"
    example = page.headings[0].text if key == "title" and page.headings else _LINES[key]
    return f"{key}: {example}", ", such as", "，例如"


_LINES = {
    "title": "…",
    "description": "…",
    "reviewed": "2026-11-24",
    "review_by": "2027-05-24",
    "audience": "[everyone]",
}
_DAYS = ("reviewed", "review_by")
_LINES_OF_BOTH = (*_DAYS, "audience", "related", "bar")  # which are no text

RULE = PageRule(
    "MS002",
    "A page begins with its title, description, dates and audience",
    check,
    wrong="---\ntitel: Right to know\n---",
    right="---\ntitle: Right to know\ndescription: …\nreviewed: 2026-11-24\n"
    "review_by: 2027-05-24\naudience: [everyone]\n---",
    zh="网页开头缺少标题、摘要、日期或读者。照别的网页补齐。",
    why="Search engines, related pages and the regular review depend on it.",
    stops_build=True,
    is_cause=True,
)
