"""Addresses of web pages that are typed where a word or a link between pages belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule, located
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_ADDRESS = re.compile(r"https?://[^\s)\"'<>\]\u0080-\U0010ffff]+")


def check(project: Project) -> Iterator[Mistake]:
    """Find addresses of the network and of sources."""
    sources = {source.url.rstrip("/"): id for id, source in project.facts.sources.items() if source.url}
    network = project.roster.network.url
    for pages in project.pages.values():
        for page in pages.values():
            for line, column, address in located(_ADDRESS, page.prose):
                url = address[0].rstrip("/.,;:!?")
                if f"{url}/".startswith(network):
                    yield Mistake(
                        page.name,
                        line,
                        f"the address {url} is typed into the page",
                        "Link to the page itself, such as [how to complain](complain/index.md).",
                        f"网址 {url} 直接写在网页里了。请用链接，例如 [怎样投诉](complain/index.md)。",
                        column=column,
                    )
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


RULE = Rule(
    "MS016",
    "Addresses of sources and of our own pages are not typed into pages",
    check,
    wrong="See https://hetang-bank.example/en/find/.",
    right="See [find a branch](find.md).",
    zh="网址不要直接写在网页里。本站网页用链接，法规用 {{ cite(…) }}。",
    why="An address that changes must change once, and a link must lead to the reader's own branch.",
)
