"""Both languages together: the same pages, headings, words and sources."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from microsite.checks import twins
from microsite.checks.displaced import HOME, displaced
from microsite.checks.rule import PageRule
from microsite.content.page import Heading, Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language


def check(content: Content) -> Iterator[Mistake]:
    """Compare each page with its twin in the network's first language."""
    yield from _alone(content)
    first, *others = content.pages.values()
    for pages in others:
        for page in pages.values():
            if page.path in first and page.is_sound and first[page.path].is_sound:
                yield from _compare(content, first[page.path], page)


def _alone(content: Content) -> Iterator[Mistake]:
    """Pages that one language lacks, or has under another name than the other."""
    told = {page.name for one in displaced(content) for page in one}
    for page, twin in displaced(content):
        yield _elsewhere(page, twin)
    (_, first), *others = content.pages.items()
    for language, pages in others:
        is_complete = language in content.site.complete
        for page in first.values():
            is_lacked = page.path not in pages and (is_complete or page.path == HOME)
            if is_lacked and page.name not in told:
                yield _lonely(page, language)
        for page in pages.values():
            if page.path not in first and page.name not in told:
                yield _lonely(page, content.site.first)


def _elsewhere(page: Page, twin: Page) -> Mistake:
    """Two pages of which each language has one alone, and which are twins."""
    there, here = f"docs/{page.language}/{twin.path}", f"docs/{twin.language}/{page.path}"
    if page.path.casefold() == twin.path.casefold():
        what, what_zh = "is written with other letters", "名字的大小写不同"
        hint, zh = f"Rename it to {there}.", f"请改名为 {there}。"
    elif posixpath.dirname(page.path) == posixpath.dirname(twin.path):
        what, what_zh = "has another name", "名字不同"
        hint = f"Rename it to {there}, or the other one to {here}: whichever is right."
        zh = f"请改名为 {there}；那边改错了的，就把那边的改成 {here}。"
    else:
        what, what_zh = "stands in another folder", "不在同样的文件夹里"
        hint = f"Move it to {there}, or the other one to {here}: whichever is right."
        zh = f"请移到 {there}；那边放错了的，就把那边的移到 {here}。"
    message, missing = f"the page {what} than {twin.name}", page.path
    return Mistake(page.name, 0, message, hint, f"这个网页和 {twin.name} {what_zh}。{zh}", missing=missing)


def _lonely(page: Page, other: Language) -> Mistake:
    return Mistake(
        page.name,
        0,
        "the page has no twin in the other language",
        f"Write docs/{other}/{page.path}.",
        f"另一种语言没有这个网页。请写 docs/{other}/{page.path}。",
        missing=page.path,
    )


def _compare(content: Content, one: Page, other: Page) -> Iterator[Mistake]:
    yield from _compare_headings(content, one, other)
    yield from _compare_fronts(one, other)
    yield from twins.differences(one, other)


def _compare_fronts(one: Page, other: Page) -> Iterator[Mistake]:
    """What stands above the texts and must be the same."""
    try:
        fronts = one.front, other.front
    except Mistakes:
        return  # told by the rule of front matter
    for key in ("audience", "related", "bar"):
        ours, theirs = (_told(getattr(front, key)) for front in fronts)
        if ours != theirs:
            file, line = one.document.position((key,))
            told = other.document.mistake(
                (key,),
                f"“{key}” is {theirs}, in the other language {ours} ({file}:{line})",
                "Write the same in both pages.",
                f"{key} 写的是 {theirs}，另一种语言（{file}:{line}）写的是 {ours}。两个网页要写得一样。",
            )
            yield replace(told, about="related") if key == "related" else told


def _told(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(sorted(value))}]"


def _compare_headings(content: Content, one: Page, other: Page) -> Iterator[Mistake]:
    if moved := _moved(one, other):
        yield moved
        return
    for ours, theirs in zip(one.headings, other.headings, strict=False):
        is_there, is_here = _has(other, ours), _has(one, theirs)
        if ours.id and theirs.id and is_there != is_here:
            yield _extra(other, theirs, one, ours) if is_there else _extra(one, ours, other, theirs)
            return
        if ours.level != theirs.level or not (ours.id and theirs.id):
            if (ours.level, ours.id) != (theirs.level, theirs.id):
                yield _no_twin(other, theirs, one, ours, *_ORDER)
                return
        elif ours.id != theirs.id:
            if _is_led_to(content, other, theirs.id) and not _is_led_to(content, one, ours.id):
                yield _no_twin(one, ours, other, theirs, *_as_there(theirs.id))
            else:
                yield _no_twin(other, theirs, one, ours, *_as_there(ours.id))
            return
    if len(one.headings) != len(other.headings):
        shorter, longer = sorted((one, other), key=lambda page: len(page.headings))
        yield _extra(longer, longer.headings[len(shorter.headings)], shorter, None)


def _moved(one: Page, other: Page) -> Mistake | None:
    """The first section that stands elsewhere than its twin, if both pages have the same ones."""
    here, there = ([heading.id for heading in page.headings] for page in (one, other))
    if None in here or here == there or Counter(here) != Counter(there):
        return None
    pairs = zip(one.headings, other.headings, strict=True)
    ours, theirs = next(pair for pair in pairs if pair[0].id != pair[1].id)
    return Mistake(
        other.name,
        theirs.line,
        f"the sections stand in another order than in {one.name}: here {{#{theirs.id}}} comes first, "
        f"there {{#{ours.id}}} (line {ours.line})",
        "Move the section in one of the two pages, with its heading and all below it. Was only an id "
        f"changed for another one? Write {{#{ours.id}}} again.",
        f"各节的先后和 {one.name} 不一样：这里先是“{theirs.text}”，那边先是“{ours.text}”（第{ours.line}行）。"
        f"请在其中一个网页，把整节移过去（标题和下面的内容一起移）；"
        f"只是编号写串了的话，请改回 {{#{ours.id}}}。",
    )


def _has(page: Page, heading: Heading) -> bool:
    return any(heading.id == one.id for one in page.headings)


def _extra(page: Page, heading: Heading, twin: Page, below: Heading | None) -> Mistake:
    """A section that the twin lacks; there it belongs above the heading `below`, or at the end."""
    where = f"above line {below.line}, “{below.text}”" if below else "at the end"
    where_zh = f"写在第{below.line}行“{below.text}”上面" if below else "写在最后"
    return Mistake(
        page.name,
        heading.line,
        f"the heading “{heading.text}” {{#{heading.id}}} has no twin in {twin.name}",
        f"Write the section in both pages: there {where}, with the same {{#{heading.id}}}. "
        "If nobody needs it, delete it here.",
        f"标题“{heading.text}”{{#{heading.id}}} 这一节，{twin.name} 里没有。"
        f"两个网页都要写：那边{where_zh}，编号同样用 {{#{heading.id}}}。不要这一节的话，就在这里删掉。",
        about="headings",
    )


def _no_twin(page: Page, heading: Heading, twin: Page, its: Heading, hint: str, zh: str) -> Mistake:
    return Mistake(
        page.name,
        heading.line,
        f"the heading “{heading.text}” {{#{heading.id}}} is not the twin of "
        f"“{its.text}” {{#{its.id}}}, {twin.name}:{its.line}",
        hint,
        f"标题“{heading.text}”{{#{heading.id}}} 和 {twin.name}:{its.line} "
        f"的“{its.text}”{{#{its.id}}} 对不上。{zh}",
        about="headings",
    )


_ORDER = (
    "Give both pages the same headings in the same order.",
    "两个网页的标题要一样多，顺序和编号相同。",
)


def _as_there(id: str) -> tuple[str, str]:
    return (
        f"Was only the id changed? Write {{#{id}}} again, as there. "
        f"Otherwise give both pages the same headings in the same order.",
        f"只是编号改了的话，请改回 {{#{id}}}，和那边一样；否则两个网页的标题要一样多，顺序和编号相同。",
    )


def _is_led_to(content: Content, page: Page, id: str) -> bool:
    """Whether another page or a piece names a heading of this page."""
    link, part = re.compile(rf"#{id}[)\"]"), re.compile(rf"\b{id}\b")
    return any(
        part.search(text) if name.startswith("pieces/") else link.search(text)
        for name, text in content.written.items()
        if name != page.name and name.endswith((".md", ".yml"))
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
