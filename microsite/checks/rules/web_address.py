"""Where the network is published: never at an address that is kept for examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake, Wrong

# names that nobody can have (RFC 2606, RFC 6761)
_RESERVED = re.compile(r"(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$")
HINT = "Write the address at which the public will open these pages, such as https://www.your-bank.cn/."
HINT_ZH = "请写公众打开这些网页的网址，例如 https://www.your-bank.cn/。"


def check(project: Project) -> Iterator[Mistake]:
    """Find a network that is no demonstration, and has the address of one."""
    network = project.roster.network
    yield from _of_one_branch(project)
    if not network.demonstration and (wrong := kept_for_examples(network.url)):
        yield project.roster.written[network.id].mistake(("url",), str(wrong), HINT, f"{wrong.zh}。{HINT_ZH}")


def _of_one_branch(project: Project) -> Iterator[Mistake]:
    """An address to tell of a wrong number that names one branch to all readers."""
    network = project.roster.network
    written = network.feedback or ""
    words = re.split(r"[^\w-]+", written)
    for id in project.roster.branches:
        if id in words and "{branch}" not in written:
            right = re.sub(rf"(?<![\w-]){id}(?![\w-])", "{branch}", written)
            yield project.roster.written[network.id].mistake(
                ("feedback",),
                f"feedback names one branch, “{id}”, to the readers of all",
                f'Write "{right}".',
                f'feedback 里写死了一个网点“{id}”，所有网点的读者都会填成它。请写成 "{right}"。',
            )


def kept_for_examples(url: str) -> Wrong | None:
    """What is wrong with an address that nobody can have."""
    host = urlsplit(url).hostname or ""
    if not _RESERVED.search(host.lower()):
        return None
    return Wrong(
        f"“{host}” is kept for examples; nobody can open it", f"“{host}”是专门用来举例的网址，谁也打不开"
    )


RULE = Rule(
    "MS080",
    "The address is the one at which the public opens the pages",
    check,
    stops_build=True,
    wrong="demonstration: false\nurl: https://hetang-bank.example/",
    right="demonstration: false\nurl: https://www.your-bank.cn/rights/",
    zh="url 还是示例网址。改成公众真正打开的网址，末尾要有“/”。",
    why="Calendars, feeds, search engines, printed pages and the page for what is not found lead to it. "
    "microsite verify compares it with where the host really publishes.",
)
