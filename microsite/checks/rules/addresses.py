"""Addresses of web pages that are typed where a word or a link between pages belongs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from microsite.checks.rule import Rule, located
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_ADDRESS = re.compile(r"https?://[^\s)\"'<>\]\u0080-\U0010ffff]+")

_SHOWN = re.compile(r"/(?:blob|edit|raw|src|tree)/|//raw\.")  # files, as code hosts show them
_PAGE = re.compile(r"\A[^/]++/(?P<path>[^#?]+\.md)(?:\?[^#]*)?(?P<anchor>(?:#[\w-]+)?)", re.ASCII)


def check(project: Project) -> Iterator[Mistake]:
    """Find addresses of the network and of sources."""
    sources = {source.url.rstrip("/"): id for id, source in project.facts.sources.items() if source.url}
    network = project.roster.network.url
    for pages in project.pages.values():
        for page in pages.values():
            for line, column, address in located(_ADDRESS, page.prose):
                url = address[0].rstrip("/.,;:!?")
                if f"{url}/".startswith(network):
                    yield _own(page, line, column, url, _path_to(project, page, f"{url}/"[len(network) :]))
                elif path := _of_file(project, page, url):
                    yield _own(page, line, column, url, path)
                elif url in sources:
                    yield Mistake(
                        page.name,
                        line,
                        f"the address {url} is typed into the page",
                        f'Write {{{{ cite("{sources[url]}") }}}}: the address stands at the end of the page.',
                        f"网址 {url} 直接写在网页里了。"
                        f'请写 {{{{ cite("{sources[url]}") }}}}，网址会列在网页末尾。',
                        column=column,
                    )


def _of_file(project: Project, page: Page, url: str) -> str:
    """The path from a page to that of which a code host shows the file; nothing if there is none."""
    host, _, file = url.rpartition("/docs/")
    found = _PAGE.fullmatch(file) if _SHOWN.search(host) else None
    if not found or found["path"] not in project.pages[page.language]:
        return ""
    return posixpath.relpath(found["path"], posixpath.dirname(page.path) or ".") + found["anchor"]


def _path_to(project: Project, page: Page, rest: str) -> str:
    """The path from a page to that of an address within the network; nothing if there is none."""
    _, _, path = f"/{rest}".partition(f"/{page.language}/")
    path = path.removesuffix("/").removesuffix("/index.html")
    for known in (f"{path}.md", f"{path}/index.md".removeprefix("/")):
        if known in project.pages[page.language]:
            return posixpath.relpath(known, posixpath.dirname(page.path) or ".")
    return ""


def _own(page: Page, line: int, column: int, url: str, path: str) -> Mistake:
    """An address of ours, which leads every reader to the same branch."""
    hint, zh = (
        "Link to the page itself, such as [how to complain](complain/index.md).",
        "请用链接，例如 [怎样投诉](complain/index.md)。",
    )
    if path:
        is_link = page.lines[line - 1][: column - 1].endswith("](")
        right, right_zh = (path, path) if is_link else (f"[…]({path})", f"[文字]({path})")
        hint, zh = f"Write {right} in its place.", f"请把这个网址改成 {right_zh}。"
    return Mistake(
        page.name,
        line,
        f"the address {url} is typed into the page",
        hint,
        f"网址 {url} 直接写在网页里了。{zh}",
        column=column,
    )


RULE = Rule(
    "MS016",
    "Addresses of sources and of our own pages are not typed into pages",
    check,
    wrong="See https://hetang-bank.example/en/find/.",
    right="See [find a branch](find.md).",
    zh="网址不要直接写在网页里。本站网页用链接，法规用 {{ cite(…) }}。",
    why="An address that changes must change once, and a link must lead to the reader's own branch.",
)
