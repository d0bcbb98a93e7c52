"""Links and pictures of pages that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.checks.rules.headings import GENERATED
from microsite.content.links import Link, anchors, links
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.files import pictures
from microsite.files.mistakes import Edit, Mistake, nearest, nearest_zh

# an address elsewhere whose beginning is missing or mistyped
_ELSEWHERE = re.compile(
    r"(?:h?t?tps?[:/]{0,3}/)?(?P<host>(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net))"
    r"(?:/[\w./?=&%-]*)?)",
    re.ASCII,
)
_EXAMPLE = "complain/index.md"


def check(content: Content) -> Iterator[Mistake]:
    """Follow every link and look for every picture."""
    for language, pages in content.pages.items():
        known = {path: anchors(page) for path, page in content.published(language).items()}
        for page in pages.values():
            for link in _shown(content, page):
                if link.is_picture:
                    yield from _picture(content, page, link)
                elif content.is_unreadable(language, link.path):
                    continue
                elif link.path not in known:
                    yield _page(page, link, known)
                elif link.anchor and link.anchor not in known[link.path] | _of_words(content):
                    yield _anchor(page, link, known[link.path])


def _shown(content: Content, page: Page) -> Iterator[Link]:
    """The links of a page but those to hidden pages, which are not shown."""
    hidden = content.layering.hidden
    left = {link.path for link in links(page.without_links(hidden))} if hidden else set()
    return (link for link in links(page) if link.path not in hidden or link.path in left)


def _of_words(content: Content) -> set[str]:
    """The ids that words and the generator give."""
    cases = content.emergency.cases if isinstance(content, Project) and content.emergency else ()
    return {*GENERATED, *content.facts.terms, *content.facts.sources, *(f"case-{id}" for id in cases)}


def _picture(content: Content, page: Page, link: Link) -> Iterator[Mistake]:
    folder = f"docs/{page.language}"
    if content.layers.find(f"{folder}/{link.path}").is_file():
        return
    there = {
        file.name
        for ending in pictures.FORMATS
        for file in content.layers.below(folder, f"*{ending}").values()
    }
    name, endings = posixpath.basename(link.path), ", ".join(sorted(pictures.FORMATS))
    also, also_zh = _in_twins(content, page, link)
    yield Mistake(
        page.name,
        link.line,
        f"there is no picture docs/{page.language}/{link.path}",
        nearest(name, there)
        or f"Put the picture there, or correct its name: {endings}, in small letters.{also}",
        f"没有 docs/{page.language}/{link.path} 这张图片。"
        + (nearest_zh(name, there) or f"请把图片放到那里，或改正文件名（小写字母，注意后缀）。{also_zh}"),
        column=link.column,
    )


def _in_twins(content: Content, page: Page, link: Link) -> tuple[str, str]:
    """Where another language must show the picture too."""
    for language, pages in content.pages.items():
        twin = pages.get(page.path)
        if twin and twin is not page and link.path not in {one.path for one in links(twin)}:
            folder = f"docs/{language}/{posixpath.dirname(link.path)}"
            return (
                f" Show it in {twin.name} too, and put it into {folder}.",
                f"{twin.name} 的同一处也要放图：写上图片，并把文件放进 {folder}。",
            )
    return "", ""


def _page(page: Page, link: Link, known: dict[str, set[str]]) -> Mistake:
    meant = _meant(page, link, known)
    if meant:
        anchor = f"#{link.anchor}" if link.anchor else ""
        return Mistake(
            page.name,
            link.line,
            f"the link “{link.written}” names no page",
            f"Write {meant}{anchor}.",
            f"这个链接打不开任何网页：“{link.written}”。请写 {meant}{anchor}。",
            column=link.column,
            edit=Edit(link.written, f"{meant}{anchor}"),
        )
    if elsewhere := _ELSEWHERE.fullmatch(link.written):
        address = f"https://{elsewhere['host']}"
        return Mistake(
            page.name,
            link.line,
            f"the link “{link.written}” is taken for a page of this site: its https:// is missing",
            f"Write {address}.",
            f"链接“{link.written}”开头少了 https://，会被当成本站的网页。请写 {address}。",
            column=link.column,
        )
    relative = {_relative(page, path): path for path in known}
    return Mistake(
        page.name,
        link.line,
        f"the link “{link.written}” leads nowhere: there is no page docs/{page.language}/{link.path}",
        nearest(link.written.partition("#")[0], relative)
        or f"Write the way from this page to the other's file, such as {_relative(page, _EXAMPLE)}.",
        f"链接“{link.written}”打不开：没有 docs/{page.language}/{link.path} 这个网页。"
        + (
            nearest_zh(link.written.partition("#")[0], relative)
            or f"请写从本页到那个文件的路径，例如 {_relative(page, _EXAMPLE)}。"
        ),
        column=link.column,
        missing=link.path if link.path.endswith(".md") else "",
    )


def _meant(page: Page, link: Link, known: dict[str, set[str]]) -> str:
    """The only page that can be meant: by its address, from the top, or in capital letters."""
    where = link.written.partition("#")[0].replace("\\", "/")
    top = posixpath.normpath(where.lstrip("/").removeprefix(f"docs/{page.language}/"))
    near = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), where))
    for path in (near, top):
        plain = path.casefold().removesuffix(".html").removesuffix(".md")
        for one in (f"{plain}.md", f"{plain}/index.md", f"{plain.removesuffix('/index')}.md"):
            if one in known:
                return _relative(page, one)
    return ""


def _relative(page: Page, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page.path) or ".")


def _anchor(page: Page, link: Link, known: set[str]) -> Mistake:
    where = f"docs/{page.language}/{link.path}"
    return Mistake(
        page.name,
        link.line,
        f"the link “{link.written}” leads nowhere: no heading of {where} has {{#{link.anchor}}}",
        nearest(link.anchor, known) or "Look at the end of that page's headings: ## Title {#id}.",
        f"链接“{link.written}”打不开：{where} 里没有编号是 {{#{link.anchor}}} 的标题。"
        + (nearest_zh(link.anchor, known) or "请看那个网页标题末尾的编号：## 标题 {#编号}。"),
        column=link.column,
    )


RULE = PageRule(
    "MS070",
    "Links and pictures lead somewhere",
    check,
    wrong="Read [how to complain](complain/indx.md).",
    right="Read [how to complain](complain/index.md).",
    zh="链接打不开，或没有这张图片。改成已有的网页、标题编号或图片。",
    why="Somebody who needs help and finds nothing behind a link gives up.",
    fixable=True,
)
