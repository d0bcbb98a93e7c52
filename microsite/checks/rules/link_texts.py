"""Links that do not say where they lead, and images that only eyes can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_LINK = re.compile(r"(!?)\[([^\[\]]*+)\][(\[]([^)\]]*)[)\]]")
_IMAGE = re.compile(r"<img\b(?![^<>]*\balt=[\"']?[^\"'\s<>])[^<>]*+>", re.IGNORECASE)
_EMPTY = {
    "here",
    "click here",
    "this",
    "link",
    "this page",
    "more",
    "read more",
    "这里",
    "此处",
    "点击",
    "点击这里",
    "点这里",
    "点我",
    "点开",
    "click me",
    "click",
    "本页",
    "see more",
    "链接",
    "更多",
    "详情",
}


def check(content: Content) -> Iterator[Mistake]:
    """Read the text of every link and the alternative text of every image."""
    for pages in content.pages.values():
        for page in pages.values():
            for line, column, link in located(_LINK, page.body):
                image, shown, address = link.groups()
                if image and not shown.strip():
                    yield Mistake(
                        page.name,
                        line,
                        f"the image {address} has no alternative text",
                        "Write between [ and ] what it shows.",
                        f"图片 {address} 没有文字说明。请在 [ 和 ] 之间写图里有什么。",
                        column=column,
                    )
                elif not image and not shown.strip():
                    yield Mistake(
                        page.name,
                        line,
                        f"the link to {address} has no text: nobody sees it",
                        "Write between [ and ] the title of the page it leads to.",
                        f"通向 {address} 的链接没有文字，读者看不到。请在 [ 和 ] 之间写那个网页的标题。",
                        column=column,
                    )
                elif not image and shown.strip(" *。.>»›→").casefold() in _EMPTY:
                    yield Mistake(
                        page.name,
                        line,
                        f"the link text “{shown}” does not say where it leads",
                        "Use the title of the page it leads to.",
                        f"链接文字“{shown}”没有说通向哪里。请写那个网页的标题。",
                        column=column,
                    )
            for line, column, _ in located(_IMAGE, page.body):
                yield Mistake(
                    page.name,
                    line,
                    "an image has no alternative text",
                    'Write alt="…" with what it shows.',
                    '图片没有文字说明。请写 alt="…"，说明图里有什么。',
                    column=column,
                )


RULE = PageRule(
    "MS008",
    "Link texts say where they lead; images have a text",
    check,
    wrong="To complain, click [here](complain/index.md).",
    right="Read [how to complain](complain/index.md).",
    zh="链接文字要说清通向哪里，不写“点击这里”；图片要有文字说明。",
    why="Whoever listens to a page knows its links and images by their texts alone.",
)
