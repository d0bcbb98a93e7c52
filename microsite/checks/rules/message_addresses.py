"""Addresses of the web in short messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.checks.web_hosts import CHINESE_ENDS, ENDS
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_WORDS = (  # which end an address too, but begin a sentence after a missing space
    "me|ren|fun|work|team|group|space|website|link|app|cloud|bank|site|ltd|shop|club|ink|online|store|live|pro"
)
_POINT = r"(?: ?[.．｡•·] ?|。|点| ?\[[.．]\] ?| dot )"
_REST = r"[^\s，。；、“”{}]*"
ADDRESS = re.compile(
    rf"(?:ht ?t ?ps?://|www\b){_REST}"
    rf"|(?<![\w.@-])(?:[a-z0-9-]+{_POINT}){{1,4}}(?:{ENDS})(?![a-z0-9]){_REST}"
    rf"|(?<![\w.@-])(?:[a-z0-9-]+\.){{1,4}}(?:(?-i:{_WORDS})(?![a-z0-9])|{CHINESE_ENDS}){_REST}"
    rf"|[\u4e00-\u9fff]{{2,12}}[.．](?:{ENDS}|{CHINESE_ENDS})(?!\w){_REST}"
    rf"|(?<![\d.])\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\d.]){_REST}"
    rf"|(?<![\w.@-])[a-z0-9-]+\.[a-z]{{2,6}}/[a-z0-9]{_REST}",
    re.IGNORECASE | re.ASCII,
)


def check(project: Project) -> Iterator[Mistake]:
    """Look at what editors wrote."""
    for sending in sendings(project):
        if found := ADDRESS.search(sending.text):
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
