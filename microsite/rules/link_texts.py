"""Links that do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.mistakes import Mistake
from microsite.project import Project
from microsite.rule import Rule

_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
_EMPTY = {"here", "click here", "this", "link", "this page", "more", "read more", "这里", "此处", "点击", "点击这里", "点这里", "链接", "更多", "详情"}


def check(project: Project) -> Iterator[Mistake]:
    """Read the text of every link and the alternative text of every image."""
    for pages in project.pages.values():
        for page in pages.values():
            for line, text in enumerate(page.body.split("\n"), 1):
                for image, shown, address in _LINK.findall(text):
                    if image and not shown.strip():
                        yield Mistake(page.name, line, f"the image {address} has no alternative text",
                                      "Write between [ and ] what it shows.")
                    elif not image and shown.strip(" *。.").casefold() in _EMPTY:
                        yield Mistake(page.name, line, f"the link text “{shown}” does not say where it leads",
                                      "Use the title of the page it leads to.")


RULE = Rule("MS008", "Link texts say where they lead; images have a text", check, wrong="To complain, click [here](complain/index.md).",
            right="Read [how to complain](complain/index.md).")
