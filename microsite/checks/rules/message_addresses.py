"""Addresses of the web in short messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。；、“”{}]+|(?<![\w.@-])(?:[a-z0-9-]++\.)+(?:cn|com|net|org|top|cc|vip|xyz)\b[^\s，。；、“”{}]*",
    re.IGNORECASE | re.ASCII,
)


def check(project: Project) -> Iterator[Mistake]:
    """Look at what editors wrote."""
    for sending in sendings(project):
        if found := _ADDRESS.search(sending.text):
            yield sending.mistake(
                f"it tells people to open {found[0]}",
                "Take it out, and name a number or the branch instead.",
                f"短信里写了网址 {found[0]}。请删掉，改写电话，或请人到网点来。",
            )


RULE = Rule(
    "MS140",
    "Short messages hold no addresses",
    check,
    wrong="text: {en: Read https://hetang-bank.example/, zh: 请看 https://hetang-bank.example/}",
    right='text: {en: Call {{ hotline("complaint") }}., zh: 请打{{ hotline("complaint") }}}',
    zh="短信里不要写网址。写电话，或请人到网点来。",
    why="We teach that links in messages are a trick; carriers hold them back, and thieves copy them.",
    reads="messages",
)
