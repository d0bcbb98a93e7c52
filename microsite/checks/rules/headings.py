"""Headings that readers and screen readers can follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.links import ids
from microsite.content.page import Heading, Page
from microsite.content.project import Content
from microsite.files.mistakes import Edit, Mistake

GENERATED = (
    "sources",
    "related",
    "content",
    "menu",
    "find-branch",
)  # ids that the generator and the theme give
_OF_A_SOURCE = re.compile(r"[sc]-\d+")  # and of the word that cites it
_WIDE_ID = re.compile(r"(?P<typed>[{｛][#＃](?P<id>[a-z0-9-]++)[}｝])\s*+$")


def check(content: Content) -> Iterator[Mistake]:
    """One h1, no level skipped, an id of its own for each."""
    for pages in content.pages.values():
        for page in pages.values():
            yield from _check(page, _twins(content, page))


def _twins(content: Content, page: Page) -> list[Page]:
    """The same page in other languages."""
    return [
        pages[page.path]
        for language, pages in content.pages.items()
        if language != page.language and page.path in pages
    ]


def _check(page: Page, twins: list[Page]) -> Iterator[Mistake]:
    above, seen = 0, dict[str, Heading]()
    if not page.headings:
        yield Mistake(
            page.name,
            page.header.count("\n") + 1,
            "the page has no heading",
            "Begin with # Title {#id}.",
            "网页没有标题。请先写：# 标题 {#编号}。",
        )
    taken = {heading.id for heading in page.headings}
    levels = [heading.level for heading in page.headings]
    twin = next((twin for twin in twins if [heading.level for heading in twin.headings] == levels), None)
    for index, heading in enumerate(page.headings):
        yield from _level(page, heading, above)
        above = heading.level
        if heading.id is None:
            id = twin.headings[index].id if twin else None
            yield _no_id(page, heading, None if id in taken else id)
        elif heading.id in GENERATED or _OF_A_SOURCE.fullmatch(heading.id):
            yield _generated(page, heading)
        elif heading.id in seen:
            yield _repeated(page, seen[heading.id], heading, twins)
        else:
            seen[heading.id] = heading
    yield from _elsewhere(page)


def _elsewhere(page: Page) -> Iterator[Mistake]:
    """An id of something else than a heading that the page has already, or gives to a part of its own."""
    of_headings = {heading.line for heading in page.headings}
    seen = dict[str, int]()
    for id, line in ids(page):
        before = seen.setdefault(id, line)
        is_generated = id in GENERATED or bool(_OF_A_SOURCE.fullmatch(id))
        if of_headings.issuperset((before, line)) or (before == line and not is_generated):
            continue
        where, where_zh = f"line {before}", f"第{before}行"
        if is_generated:
            where, where_zh = "a part that every page has", "每个网页自己的一部分"
        yield Mistake(
            page.name,
            line,
            f"the id “{id}” is also that of {where}, so that links may lead to the wrong place",
            "Give one of the two another id, the same in all languages.",
            f"编号（id）“{id}”和{where_zh}的一样，链接会跳错地方。请把其中一个换掉，各种语言的网页写同一个。",
        )


def _generated(page: Page, heading: Heading) -> Mistake:
    return Mistake(
        page.name,
        heading.line,
        f"the id “{heading.id}” is one that every page gives to a part of its own",
        f"Choose another id, such as {{#{heading.id}-2}}, the same in all languages.",
        f"编号（id）“{heading.id}”每个网页自己都要用。请换一个，例如 {{#{heading.id}-2}}，"
        "各种语言的网页写同一个。",
        column=heading.written.rfind("{") + 1,
    )


def _repeated(page: Page, first: Heading, again: Heading, twins: list[Page]) -> Mistake:
    """Two headings with one id: a section that stands twice, or an id that was copied."""
    lines, lines_zh = f"lines {first.line} and {again.line}", f"第{first.line}行和第{again.line}行"
    new = f"{{#{again.id}-2}}"
    rename = f"give line {again.line} another id in small letters, such as {new}"
    rename_zh = f"第{again.line}行要换一个编号（小写字母），例如 {new}"
    ours = sum(heading.id == again.id for heading in page.headings)
    if lacking := [twin for twin in twins if sum(one.id == again.id for one in twin.headings) < ours]:
        rename += f", and write the section in {lacking[0].name} too, with the same id"
        rename_zh += f"，{lacking[0].name} 里也要写上这一节，编号相同"
    message = f"the headings in {lines} have the same id “{again.id}”"
    hint, zh = f"{rename[0].upper()}{rename[1:]}.", f"请改一下：{rename_zh}。"
    what_zh = f"{lines_zh}的标题编号（id）都是“{again.id}”。"
    if first.text == again.text:
        message = f"{lines} begin the same section, “{again.text}” {{#{again.id}}}"
        hint = f"Delete one of the two. To keep both, {rename}."
        what_zh = f"{lines_zh}是同一节“{again.text}”{{#{again.id}}}。"
        zh = f"请删掉一个；两个都要留的话，{rename_zh}。"
    return Mistake(page.name, again.line, message, hint, what_zh + zh, column=again.written.rfind("{") + 1)


def _level(page: Page, heading: Heading, above: int) -> Iterator[Mistake]:
    if not heading.text:
        yield Mistake(
            page.name,
            heading.line,
            "a heading without a text",
            "Write its text, or take the line away.",
            "这个标题没有文字。请写上，或删掉这一行。",
        )
    if above == 0 and heading.level > 1:
        yield Mistake(
            page.name,
            heading.line,
            f"the page begins with “{heading.text}”, and has no title",
            "Above it write # Title {#id}. If this is the title, write # instead.",
            f"网页一开头就是“{heading.text}”，没有大标题。请在它上面写 # 标题 {{#编号}}；"
            "它就是大标题的话，请改用 #。",
        )
    elif heading.level > above + 1:
        yield Mistake(
            page.name,
            heading.line,
            f"the heading “{heading.text}” skips a level",
            f"Write {'#' * (above + 1)} instead.",
            f"标题“{heading.text}”跳了一级。请改用 {'#' * (above + 1)}。",
        )
    elif heading.level == 1 and above:
        yield Mistake(
            page.name,
            heading.line,
            f"a second title, “{heading.text}”",
            "Write ## instead.",
            f"“{heading.text}”是第二个大标题。请改用 ##。",
        )


def _no_id(page: Page, heading: Heading, id: str | None) -> Mistake:
    """A heading without an id, and the one that it has in the other language."""
    if wide := _WIDE_ID.search(heading.written):
        meant = f"{{#{wide['id']}}}"
        return Mistake(
            page.name,
            heading.line,
            f"“{wide['typed']}” is no id: it was typed with the Chinese keyboard",
            f"Write {meant} instead.",
            f"“{wide['typed']}”是中文输入法打的，不算编号。请改成 {meant}。",
            column=wide.start("typed") + 1,
            edit=Edit(wide["typed"], meant),
        )
    hint = f"Write {{#{id}}} at the end of the line, as in the other language."
    zh = f"请在行末写 {{#{id}}}，和另一种语言一样。"
    if not id:
        hint = "Write {#some-english-word} at the end of the line, the same in both languages."
        zh = "请在行末写 {#英文词}，两种语言写同一个。"
    return Mistake(
        page.name,
        heading.line,
        f"the heading “{heading.text}” has no id",
        hint,
        f"标题“{heading.text}”没有编号。{zh}",
        column=len(heading.written) + 1,
        edit=Edit("", f" {{#{id}}}") if id else None,
    )


RULE = PageRule(
    "MS003",
    "Headings go down step by step and have an id",
    check,
    wrong="# Title {#title}\n\n### Detail",
    right="# Title {#title}\n\n## Detail {#detail}",
    zh="标题要一级一级往下，每个标题后面写上 {#编号}。",
    why="Screen readers jump from heading to heading; links from other pages lead to the id.",
    fixable=True,
)
