"""Links and pictures of pages that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from microsite.checks.displaced import copied_over, displaced
from microsite.checks.rule import PageRule
from microsite.checks.rules.headings import GENERATED
from microsite.content.links import Link, anchors, links
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files import pictures
from microsite.files.mistakes import Edit, Mistake, nearest, nearest_zh
from microsite.languages.language import Language

# an address elsewhere whose beginning is missing or mistyped
_ELSEWHERE = re.compile(
    r"(?:h?t?tps?[:/]{0,3}/)?(?P<host>(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net))"
    r"(?:/[\w./?=&%-]*)?)",
    re.ASCII,
)
_EXAMPLE = "complain/index.md"
_MAIL = re.compile(r"[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_BELOW = re.compile(r"^(?:/|\.\./)+")  # what leads out of a folder, before the way into another one


def check(content: Content) -> Iterator[Mistake]:
    """Follow every link and look for every picture."""
    lost = {(page.language, page.path) for page, _ in displaced(content)}  # where no link shall lead
    told = {(page.language, page.path) for page, _ in copied_over(content)}  # where headings are lacking
    told |= {(page.language, twin.path) for page, twin in displaced(content)}
    for language, pages in content.pages.items():
        known = {path: anchors(page) for path, page in content.published(language).items()}
        meant = {path: ids for path, ids in known.items() if (language, path) not in lost}
        for page in pages.values():
            for link in _shown(content, page):
                if link.is_picture:
                    yield from _picture(content, page, link)
                elif (language, link.path) in told:
                    continue
                elif link.path not in known:
                    if _is_outside(link) or not content.is_unreadable(language, link.path):
                        yield _page(content, page, link, meant)
                elif link.anchor and link.anchor not in known[link.path] | _of_words(content):
                    yield _anchor(page, link, known[link.path])


def _shown(content: Content, page: Page) -> Iterator[Link]:
    """The links of a page but those to hidden pages, which are not shown."""
    hidden = content.layering.hidden
    left = {link.path for link in links(page.without_links(hidden))} if hidden else set()
    return (link for link in links(page) if link.path not in hidden or link.path in left)


def _of_words(content: Content) -> set[str]:
    """The ids that the generator gives, and words that speak of no branch: others come too late for links."""
    return {*GENERATED, *content.facts.terms, *content.facts.sources}


def _is_outside(link: Link) -> bool:
    """Whether a link leads out of the folder of its language, where nothing is published."""
    return link.path == ".." or link.path.startswith(("../", "/"))


def _file(page: Page, link: Link) -> str:
    """The file to which a link of a page leads."""
    return posixpath.normpath(f"docs/{page.language}/{link.path}")


def _picture(content: Content, page: Page, link: Link) -> Iterator[Mistake]:
    if _is_outside(link):
        yield _picture_outside(content, page, link)
        return
    folder = f"docs/{page.language}"
    if not link.path.endswith(".md") and content.layers.find(f"{folder}/{link.path}").is_file():
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
        f"there is no picture {_file(page, link)}",
        nearest(name, there)
        or f"Put the picture there, or correct its name: {endings}, in small letters.{also}",
        f"没有 {_file(page, link)} 这张图片。"
        + (nearest_zh(name, there) or f"请把图片放到那里，或改正文件名（小写字母，注意后缀）。{also_zh}"),
        column=link.column,
    )


def _picture_outside(content: Content, page: Page, link: Link) -> Mistake:
    """A picture that is looked for elsewhere than among the pages of its language."""
    name = posixpath.basename(link.path)
    home = posixpath.normpath(f"docs/{page.language}/{posixpath.dirname(page.path)}/{name}")
    meant = (_file(page, link), _BELOW.sub("", link.path))
    found = next((one for one in meant if (content.folder / one).is_file()), "")
    if content.layers.find(home).is_file():
        hint, zh, edit = f"Write {name}.", f"请写 {name}。", Edit(link.written, name)
    else:
        what, what_zh = (f"a copy of {found}", f"把 {found} 复制一份，") if found else ("it", "把图片")
        hint = f"Pictures stand beside their page: put {what} there as {home}, and write {name}."
        zh = f"网页的图片放在网页旁边：请{what_zh}放到 {home}，这里写 {name}。"
        edit = None
    return Mistake(
        page.name,
        link.line,
        f"the picture “{link.written}” is outside of docs/{page.language}, where nothing is published",
        hint,
        f"图片“{link.written}”在 docs/{page.language} 外面，外面的文件不会发布，网页显示不出来。{zh}",
        column=link.column,
        edit=edit,
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


def _page(content: Content, page: Page, link: Link, known: dict[str, set[str]]) -> Mistake:
    meant = _meant(page, link, known, content.pages)
    if meant:
        anchor = f"#{link.anchor}" if link.anchor else ""
        return Mistake(
            page.name,
            link.line,
            f"the link “{link.written}” names no page of docs/{page.language}",
            f"Write {meant}{anchor}.",
            f"这个链接打不开 docs/{page.language} 里的任何网页：“{link.written}”。请写 {meant}{anchor}。",
            column=link.column,
            edit=Edit(link.written, f"{meant}{anchor}"),
        )
    if _MAIL.fullmatch(link.written):
        return _mail(page, link)
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
    return _nowhere(page, link, known)


def _mail(page: Page, link: Link) -> Mistake:
    """An address of e-mail, which opens nothing on many phones."""
    return Mistake(
        page.name,
        link.line,
        f"“{link.written}” is an address of e-mail, and none can be linked",
        f"Write the address itself into the text, without brackets: {link.written}",
        f"“{link.written}”是邮箱地址，不能做成链接。请不要方括号和圆括号，直接把地址写进正文：{link.written}",
        column=link.column,
    )


def _nowhere(page: Page, link: Link, known: dict[str, set[str]]) -> Mistake:
    """A link of which it is uncertain what is meant."""
    relative = {_relative(page, path): path for path in known}
    file, is_outside = _file(page, link), _is_outside(link)
    what, what_zh = f"leads nowhere: there is no page {file}", f"没有 {file} 这个网页"
    if is_outside:
        what = f"leads out of docs/{page.language}, where nothing is published"
        what_zh = f"docs/{page.language} 外面的文件不会发布"
    return Mistake(
        page.name,
        link.line,
        f"the link “{link.written}” {what}",
        nearest(link.written.partition("#")[0], relative)
        or f"Write the way from this page to the other's file, such as {_relative(page, _EXAMPLE)}.",
        f"链接“{link.written}”打不开：{what_zh}。"
        + (
            nearest_zh(link.written.partition("#")[0], relative)
            or f"请写从本页到那个文件的路径，例如 {_relative(page, _EXAMPLE)}。"
        ),
        column=link.column,
        missing=link.path if link.path.endswith(".md") and not is_outside else "",
    )


def _meant(page: Page, link: Link, known: dict[str, set[str]], languages: Collection[Language]) -> str:
    """The only page that can be meant: by its address, from the top or behind a language, or in capitals."""
    where = link.written.partition("#")[0].replace("\\", "/")
    near = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), where))
    parts = where.split("/")
    behind = (parts[place + 1 :] for place, part in enumerate(parts) if part in languages)
    for path in (near, _BELOW.sub("", near), where.strip("/"), *("/".join(rest) for rest in behind)):
        plain = posixpath.normpath(path).casefold().removesuffix(".html").removesuffix(".md")
        for one in (f"{plain}.md", f"{plain}/index.md", f"{plain.removesuffix('/index')}.md"):
            if one.removeprefix("./") in known:
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
